import type { MailKind } from '../generated/prisma/client.ts';
import type { JobContext } from '../jobs/job.ts';
import { databaseTime } from '../lib/database-time.ts';

type Context = Pick<JobContext<'reminders' | 'feedback'>, 'db' | 'producer' | 'signal'>;

const batchSize = 500;
const bucketMs = 10 * 60_000;

/**
 * Enqueues a job for every mail that is due and unsent. The job's id holds the ten minutes since it was due: scanning again
 * adds nothing, and a mail whose attempts are used up gets new ones ten minutes later.
 * @returns how many are due
 */
export async function enqueueDue({ db, producer, signal }: Context, kinds: readonly MailKind[], jobName: string): Promise<number> {
  const now = await databaseTime(db);
  let count = 0;
  let last: string | undefined; // compared, not looked up: the row may be gone by now
  for (;;) {
    signal.throwIfAborted();
    const due = await db.mail.findMany({
      where: {
        kind: { in: [...kinds] },
        sentAt: null,
        failedAt: null,
        dueAt: { lte: now },
        ...(last !== undefined && { id: { gt: last } }),
      },
      orderBy: { id: 'asc' },
      take: batchSize,
      select: { id: true, dueAt: true, traceparent: true },
    });
    if (due.length === 0) return count;
    await producer.add(
      due.map(({ id, dueAt, traceparent }) => ({
        name: jobName,
        id: `${jobName}-${id}-${Math.floor((now.getTime() - dueAt.getTime()) / bucketMs)}`,
        data: { mailId: id },
        traceparent,
      })),
    );
    count += due.length;
    if (due.length < batchSize) return count;
    last = due.at(-1)?.id;
  }
}
