import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../lib/logger.ts';
import { connect, describeTarget } from './connection.ts';
import { unreachable } from './errors.ts';

/** SQLSTATEs that waiting does not cure: wrong credentials, no such database, no privilege. */
export const permanent = new Set(['28P01', '28000', '3D000', '42501']);
export const retryMs = 1_000;

/**
 * Returns as soon as the database accepts a connection.
 * @throws {DeployError} after `waitMs`, or at once where waiting is no use
 */
export async function waitForDatabase(url: string, waitMs: number, log: Log): Promise<void> {
  const start = Date.now();
  for (let attempt = 0; ; attempt++) {
    try {
      await (await connect(url)).end();
      return;
    } catch (error) {
      const cause = error as Error & { code?: string };
      const waited = Date.now() - start;
      if (permanent.has(cause.code ?? '') || waited + retryMs > waitMs) throw unreachable(url, waited, cause);
      if (attempt === 0) log.warn({ reason: cause.message || cause.code }, `waiting for PostgreSQL at ${describeTarget(url)}`);
      await sleep(retryMs);
    }
  }
}
