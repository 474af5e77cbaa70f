/**
 * Init container of the api and the workers: ends when every migration of its image is applied, so that no process meets an
 * older schema than its own. `node wait-for-migrations.js --timeout SECONDS`
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadVariablesOrExit } from '@landfall/schemas/env';
import { createLogger } from './lib/logger.ts';
import { waitForMigrations } from './migrations/applied.ts';
import { DeployError } from './migrations/errors.ts';

const exUsage = 64;

function timeoutArgument(): number {
  const usage = (found: string): never => {
    console.error(`wait-for-migrations: expected --timeout and a whole number of seconds above 0; found ${found}`);
    process.exit(exUsage);
  };
  const found = process.argv.slice(2).join(' ') || 'nothing';
  try {
    const { timeout = '' } = parseArgs({ options: { timeout: { type: 'string' } } }).values;
    return /^[1-9][0-9]*$/.test(timeout) ? Number(timeout) : usage(found);
  } catch {
    return usage(found);
  }
}

const timeoutMs = timeoutArgument() * 1_000;
const env = loadVariablesOrExit('wait-for-migrations', ['DATABASE_URL', 'LOG_LEVEL']);
const log = createLogger('wait-for-migrations', env.LOG_LEVEL);
// The first process of a container has no default action for it: the pod would be killed only after its grace period.
process.once('SIGTERM', () => process.exit(143));

try {
  await waitForMigrations({ url: env.DATABASE_URL, directory: path.join(import.meta.dirname, '../prisma/migrations'), log, timeoutMs });
} catch (error) {
  if (error instanceof DeployError) log.fatal(error.fields, error.message);
  else log.fatal({ err: error }, 'cannot tell which migrations are applied');
  process.exitCode = 1;
}
