import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../lib/logger.ts';
import { connect } from './connection.ts';
import { readMigrations } from './directory.ts';
import { historyUnreadable, notApplied } from './errors.ts';
import { permanent, retryMs } from './wait.ts';

export interface WaitOptions {
  /** Of the application's role: the history is looked up as the application looks up its tables. */
  readonly url: string;
  /** prisma/migrations */
  readonly directory: string;
  readonly log: Log;
  readonly timeoutMs: number;
}

type Cause = Error & { code?: string };

/**
 * Returns as soon as every migration of `directory` is applied; those of a later release do no harm.
 * @throws {DeployError} after `timeoutMs`, or at once where waiting is no use
 */
export async function waitForMigrations({ url, directory, log, timeoutMs }: WaitOptions): Promise<void> {
  const known = (await readMigrations(directory)).directories.map(({ path: name }) => name);
  const start = Date.now();
  for (let said = ''; ; await sleep(retryMs)) {
    const found = await readApplied(url).catch((error: Cause) => error);
    const waitedMs = Date.now() - start;
    const last = waitedMs + retryMs > timeoutMs;
    let state: string;
    if (found instanceof Error) {
      if (last || permanent.has(found.code ?? '')) throw historyUnreadable(url, waitedMs, found);
      state = `waiting for PostgreSQL: ${found.message || found.code}`;
    } else {
      const missing = known.filter((name) => !found.has(name));
      if (missing.length === 0) {
        log.info({ known: known.length, waitedMs }, 'every migration of this release is applied');
        return;
      }
      if (last) throw notApplied(missing, waitedMs);
      state = `waiting for ${missing.join(', ')}`;
    }
    if (state !== said) log.info(state);
    said = state;
  }
}

/** A connection for each look: what ends in between is noticed, and nothing is held while waiting. */
async function readApplied(url: string): Promise<ReadonlySet<string>> {
  const client = await connect(url);
  client.on('error', () => {}); // the query reports it
  try {
    const { rows } = await client.query<{ history: string | null }>(`SELECT to_regclass('_prisma_migrations') AS history`);
    if (!rows[0]?.history) return new Set();
    const applied = await client.query<{ name: string }>(
      'SELECT "migration_name" AS name FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL',
    );
    return new Set(applied.rows.map(({ name }) => name));
  } finally {
    await client.end();
  }
}
