import { queues, type QueueName } from '@landfall/schemas/contract';
import type { Queue } from 'bullmq';
import { jobOptions } from './producer.ts';

/** Makes Redis hold exactly the registry's schedules; every worker does so at its start. */
export async function applySchedules(queue: Queue, name: QueueName): Promise<void> {
  const schedules: Readonly<Record<string, { everySeconds: number }>> = queues[name].schedules;
  for (const { key } of await queue.getJobSchedulers()) if (!(key in schedules)) await queue.removeJobScheduler(key);
  for (const [job, { everySeconds }] of Object.entries(schedules))
    await queue.upsertJobScheduler(job, { every: everySeconds * 1_000 }, { name: job, data: {}, opts: jobOptions(name) });
}
