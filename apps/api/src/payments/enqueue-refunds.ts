import type { JobContext } from '../jobs/job.ts';

type Context = Pick<JobContext<'reminders'>, 'db' | 'producer'>;

const batchSize = 500;
const bucketMs = 10 * 60_000;

/**
 * Enqueues a job for every payment that is to be given back. The job's id holds the ten minutes since it was due: again adds
 * nothing, and one whose attempts are used up gets new ones ten minutes later.
 */
export async function enqueueRefunds({ db, producer }: Context): Promise<number> {
  const due = await db.payment.findMany({
    where: { status: 'refundDue' },
    orderBy: [{ holdsUntil: 'asc' }, { id: 'asc' }],
    take: batchSize,
    select: { id: true, updatedAt: true },
  });
  const age = (since: Date) => Math.floor((Date.now() - since.getTime()) / bucketMs);
  await producer.add(
    due.map(({ id, updatedAt }) => ({ name: 'refund-payment', id: `refund-payment-${id}-${age(updatedAt)}`, data: { paymentId: id } })),
  );
  return due.length;
}
