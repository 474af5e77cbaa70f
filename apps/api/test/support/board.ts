import { queuePrefix } from '@landfall/schemas/contract';
import { Queue, Worker } from 'bullmq';
import { inject, onTestFinished } from 'vitest';

const redis = () => {
  const { REDIS_HOST: host, REDIS_PORT: port, REDIS_PASSWORD: password } = inject('services');
  return { connection: { host, port: Number(port), password }, prefix: queuePrefix };
};

/** The queue of reminders with a job that failed, one that completed, one that waits and one for tomorrow. */
export async function busyQueue(): Promise<Queue> {
  const queue = new Queue('reminders', redis());
  onTestFinished(() => queue.close());
  await queue.obliterate({ force: true });
  await queue.addBulk([
    { name: 'send-reminder', data: { mailId: 'a' }, opts: { jobId: 'broken' } },
    { name: 'send-reminder', data: { mailId: 'b' }, opts: { jobId: 'sent' } },
  ]);
  const worker = new Worker('reminders', null, redis());
  for (let count = 0; count < 2; count++) {
    const job = await worker.getNextJob('token');
    if (job?.id === 'broken') await job.moveToFailed(new Error('the e-mail provider answered 403'), 'token');
    else await job?.moveToCompleted('done', 'token', false);
  }
  await worker.close();
  await queue.addBulk([
    { name: 'send-reminder', data: { mailId: 'c' }, opts: { jobId: 'waits' } },
    { name: 'send-reminder', data: { mailId: 'd' }, opts: { jobId: 'tomorrow', delay: 86_400_000 } },
  ]);
  return queue;
}
