import type { SchemaFilter } from '@prisma/schema-engine-wasm';
import type pg from 'pg';
import type { Log } from '../lib/logger.ts';
import { adapterFactory } from './adapter.ts';
import { listUpTo, readMigrations, scriptOf, type Migrations } from './directory.ts';
import { openEngine, type SchemaEngine } from './engine.ts';
import { failedBefore, leftTransaction, lockNotAvailable, lockTimeout, migrationFailed, postgisMissing } from './errors.ts';
import { Session } from './session.ts';
import { waitForDatabase } from './wait.ts';

export interface DeployOptions {
  readonly url: string;
  /** prisma/migrations */
  readonly directory: string;
  readonly log: Log;
  /** How long to wait for the database to accept connections. */
  readonly waitMs?: number;
}

const filters: SchemaFilter = { externalTables: [], externalEnums: [] };
const prismaLock = 72707369; // the advisory lock of `prisma migrate`, so that the two exclude each other
const migrationLockSeconds = 120;
// A statement that waits for a table lock makes everybody behind it wait too: better to fail and be retried.
const statementLockSeconds = 5;

/**
 * `prisma migrate deploy`, with each migration and its row in `_prisma_migrations` in one transaction: a migration that
 * fails, or a process that dies, leaves nothing behind, so that a corrected release just runs again.
 * @returns names of the migrations applied
 * @throws {DeployError}
 */
export async function deploy({ url, directory, log, waitMs = 30_000 }: DeployOptions): Promise<string[]> {
  const migrations = await readMigrations(directory);
  await waitForDatabase(url, waitMs, log);
  const session = await Session.open(url);
  let scriptError: pg.DatabaseError | undefined;
  try {
    await requirePostgis(session, url);
    await takeLock(session, log);
    const engine = await openEngine(adapterFactory(url, { pool: session, onScriptError: (error) => (scriptError = error) }));
    await protectHistory(session);
    const pending = await findPending(engine, migrations, log);
    for (const name of pending) {
      const start = performance.now();
      await inTransaction(session, name, async () => {
        await engine.applyMigrations({ migrationsList: listUpTo(migrations, name), filters }).catch((error: unknown) => {
          throw scriptError ? migrationFailed(name, scriptOf(migrations, name), scriptError) : error;
        });
        await protectHistory(session);
      });
      log.info({ migration: name, durationMs: Math.round(performance.now() - start) }, `applied ${name}`);
    }
    log.info({ applied: pending.length, known: migrations.directories.length }, 'the schema is up to date');
    return pending;
  } finally {
    await session.end();
  }
}

async function requirePostgis(session: Session, url: string): Promise<void> {
  const { rowCount } = await session.query("SELECT FROM pg_extension WHERE extname = 'postgis'");
  if (rowCount === 0) throw postgisMissing(url);
}

/** Default privileges let the application's role change every table; this one is the owner's alone. Changes nothing before it exists. */
async function protectHistory(session: Session): Promise<void> {
  const { rows } = await session.query<{ grantee: string }>(
    `SELECT DISTINCT CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(acl.grantee)) END AS grantee
     FROM pg_class AS history, aclexplode(history.relacl) AS acl
     WHERE history.oid = to_regclass('_prisma_migrations') AND acl.grantee <> history.relowner AND acl.privilege_type <> 'SELECT'`,
  );
  for (const { grantee } of rows) {
    await session.query(`REVOKE ALL ON "_prisma_migrations" FROM ${grantee}`);
    await session.query(`GRANT SELECT ON "_prisma_migrations" TO ${grantee}`);
  }
}

async function takeLock(session: Session, log: Log): Promise<void> {
  const { rows } = await session.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [prismaLock]);
  if (!rows[0]?.locked) {
    log.info('another migration is running: waiting for it');
    await session.query(`SET lock_timeout = '${migrationLockSeconds}s'`);
    await session.query('SELECT pg_advisory_lock($1)', [prismaLock]).catch((error: pg.DatabaseError) => {
      throw error.code === lockNotAvailable ? lockTimeout(migrationLockSeconds) : error;
    });
  }
  await session.query(`SET lock_timeout = '${statementLockSeconds}s'`);
}

/** Names of the migrations to apply, oldest first; tells what else is unusual about the history. */
async function findPending(engine: SchemaEngine, migrations: Migrations, log: Log): Promise<string[]> {
  const migrationsList = listUpTo(migrations);
  const found = await engine.diagnoseMigrationHistory({ migrationsList, filters, optInToShadowDatabase: false });
  const { failedMigrationNames: failed, editedMigrationNames: edited, history } = found;
  if (failed.length > 0) throw failedBefore(failed);
  if (edited.length > 0) log.warn({ migrations: edited }, 'migrations were edited after they had been applied: write a new one instead');
  if (!history) return [];
  if ('unpersistedMigrationNames' in history)
    log.warn({ migrations: history.unpersistedMigrationNames }, 'the database is ahead of this release: it has migrations of a later one');
  return 'unappliedMigrationNames' in history ? history.unappliedMigrationNames : [];
}

async function inTransaction(session: Session, name: string, work: () => Promise<void>): Promise<void> {
  const transaction = async (): Promise<unknown> => (await session.query('SELECT pg_current_xact_id()::text AS id')).rows[0]?.id;
  await session.query('BEGIN');
  try {
    const before = await transaction();
    await work();
    if ((await transaction()) !== before) throw leftTransaction(name);
    await session.query('COMMIT');
  } catch (error) {
    await session.query('ROLLBACK').catch(() => {}); // the connection may be the reason
    throw error;
  }
}
