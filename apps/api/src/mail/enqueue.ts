import type { MailKind } from '../generated/prisma/client.ts';
import type { JobContext } from '../jobs/job.ts';

type Context = Pick<JobContext<'reminders' | 'feedback'>, 'db' | 'producer' | 'signal'>;

const batchSize = 500;
const hourMs = 3_600_000;

/**
 * Enqueues a job for every mail that is due and unsent. The job's id holds the hour since it was due: scanning again adds
 * nothing, and a mail whose attempts are used up gets new ones in the next hour.
 * @returns how many are due
 */
export async function enqueueDue({ db, producer, signal }: Context, kind: MailKind, jobName: string): Promise<number> {
  const now = new Date();
  let count = 0;
  let cursor: { id: string } | undefined;
  for (;;) {
    signal.throwIfAborted();
    const due = await db.mail.findMany({
      where: { kind, sentAt: null, failedAt: null, dueAt: { lte: now } },
      orderBy: { id: 'asc' },
      take: batchSize,
      ...(cursor && { cursor, skip: 1 }),
      select: { id: true, dueAt: true },
    });
    if (due.length === 0) return count;
    await producer.add(
      due.map(({ id, dueAt }) => ({
        name: jobName,
        id: `${jobName}-${id}-${Math.floor((now.getTime() - dueAt.getTime()) / hourMs)}`,
        data: { mailId: id },
      })),
    );
    count += due.length;
    const last = due.at(-1);
    if (due.length < batchSize || !last) return count;
    cursor = { id: last.id };
  }
}
