import { queues } from '@landfall/schemas/contract';
import type { Database } from '../lib/database.ts';
import type { Log } from '../lib/logger.ts';
import type { ArchiveServices } from '../worker/services.ts';
import { pack, verify } from './batch.ts';

export interface ArchiveOptions extends ArchiveServices {
  readonly db: Database;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly batchSize?: number;
}

const dayMs = 24 * 3_600_000;
/** No batch begins after half of the time that a job may take; the next run goes on. */
const budgetMs = (queues['audit-archive'].longestJobSeconds * 1_000) / 2;

/**
 * Moves audit rows older than the retention to the object store: written, read back, compared, and only then deleted.
 * @returns how many rows and objects
 */
export async function archiveAudit(options: ArchiveOptions): Promise<{ rows: number; objects: number }> {
  const { db, log, store, retentionDays, signal, batchSize = 5_000 } = options;
  const start = Date.now();
  const before = new Date(start - retentionDays * dayMs);
  const moved = { rows: 0, objects: 0 };
  while (Date.now() - start < budgetMs) {
    signal.throwIfAborted();
    const rows = await db.audit.findMany({ where: { at: { lt: before } }, orderBy: [{ at: 'asc' }, { id: 'asc' }], take: batchSize });
    if (rows.length === 0) break;
    const batch = await pack(rows);
    await store.put(batch.key, batch.body, batch.sha256, signal);
    await verify(batch, await store.get(batch.key, signal));
    await db.$transaction((tx) => tx.audit.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } }));
    moved.rows += rows.length;
    moved.objects += 1;
    log.info({ object: batch.key, rows: batch.rows, bytes: batch.body.byteLength }, 'audit rows archived');
  }
  return moved;
}
