/**
 * The migration Job: brings the schema up to date before new pods start (docs/adr).
 *
 * Each migration runs in one transaction together with its record. If one fails, the Job exits with 1, its last log line
 * names the migration, SQLSTATE, message and line, and the database is as before: correct the migration and upgrade again,
 * nothing has to be resolved by hand. So a migration holds no BEGIN or COMMIT and nothing that PostgreSQL refuses in a
 * transaction (CREATE INDEX CONCURRENTLY), and only expands: the previous release works on with the new schema.
 */
import path from 'node:path';
import { loadEnvOrExit } from '@landfall/schemas/env';
import { switchLogLevel } from './lib/log-level.ts';
import { createLogger } from './lib/logger.ts';
import { deploy } from './migrations/deploy.ts';
import { DeployError } from './migrations/errors.ts';

const env = loadEnvOrExit('migrations');
const log = createLogger('migrations', env.LOG_LEVEL);
switchLogLevel(log);

let exitCode = 0;
try {
  await deploy({ url: env.MIGRATION_DATABASE_URL, directory: path.join(import.meta.dirname, '../prisma/migrations'), log });
} catch (error) {
  if (error instanceof DeployError) log.fatal(error.fields, error.message);
  else log.fatal({ err: error }, 'the migration could not run');
  exitCode = 1;
}
// The engine leaves a timer of ten seconds behind.
process.exit(exitCode);
