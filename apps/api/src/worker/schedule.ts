import { queues, type QueueName } from '@landfall/schemas/contract';
import type { Queue } from 'bullmq';
import { jobOptions } from './producer.ts';

/**
 * Makes Redis hold exactly the registry's schedules. Every worker does so at its start and now and then: each run of a schedule makes
 * the next one, so a chain that a fault has cut, or a wrong clock has led into the future, would never go on by itself.
 */
export async function applySchedules(queue: Queue, name: QueueName, now = Date.now()): Promise<void> {
  const schedules: Readonly<Record<string, { everySeconds: number }>> = queues[name].schedules;
  for (const { key, next } of await queue.getJobSchedulers()) {
    const every = schedules[key]?.everySeconds;
    const far = every !== undefined && next !== undefined && next > now + 2 * every * 1_000;
    if (every === undefined || far) await queue.removeJobScheduler(key);
  }
  for (const [job, { everySeconds }] of Object.entries(schedules))
    await queue.upsertJobScheduler(job, { every: everySeconds * 1_000 }, { name: job, data: {}, opts: jobOptions(name) });
}
