import { queues } from '@landfall/schemas/contract';
import type { Prisma } from '../generated/prisma/client.ts';
import type { Database } from '../lib/database.ts';
import { databaseTime } from '../lib/database-time.ts';
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
const dayOf = (date: Date): number => Math.floor(date.getTime() / dayMs) * dayMs; // in UTC
const orderBy: Prisma.AuditOrderByWithRelationInput[] = [{ at: 'asc' }, { id: 'asc' }];
/** No batch begins after half of the time that a job may take; the next run goes on. */
const budgetMs = (queues['audit-archive'].longestJobSeconds * 1_000) / 2;

/**
 * Moves the days of audit rows that are older than the retention to the object store: written, read back, compared, and only then
 * deleted.
 * @returns how many rows and objects
 */
export async function archiveAudit(options: ArchiveOptions): Promise<{ rows: number; objects: number }> {
  const { db, log, store, retentionDays, signal, batchSize = 5_000 } = options;
  const start = performance.now();
  // Whole days, by the one clock: no row is added to them any more, so that whoever comes after a crash packs the same objects.
  const before = new Date(dayOf(new Date((await databaseTime(db)).getTime() - retentionDays * dayMs)));
  const moved = { rows: 0, objects: 0 };
  while (performance.now() - start < budgetMs) {
    signal.throwIfAborted();
    const oldest = await db.audit.findFirst({ where: { at: { lt: before } }, orderBy, select: { at: true } });
    if (!oldest) break;
    const nextDay = new Date(dayOf(oldest.at) + dayMs);
    const rows = await db.audit.findMany({ where: { at: { lt: nextDay } }, orderBy, take: batchSize });
    if (rows.length === 0) continue; // another worker has just moved them
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
