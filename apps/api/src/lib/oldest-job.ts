import type { Queue } from 'bullmq';

interface Waiting {
  readonly id?: string;
  /** Both in milliseconds. */
  readonly timestamp: number;
  readonly delay: number;
}

/** When a job could first run, in milliseconds: that of a schedule has it in its id (`repeat:<schedule>:<milliseconds>`). */
const dueAt = ({ id = '', timestamp, delay }: Waiting): number => Number(/^repeat:.*:(\d+)$/.exec(id)?.[1] ?? timestamp + delay);

/** Age of the oldest job that could run and does not. A delayed job that is overdue is one: only workers move it. */
export async function oldestWaitingSeconds(queue: Queue): Promise<number> {
  const [[waiting], [delayed]] = await Promise.all([queue.getJobs('waiting', 0, 0, true), queue.getJobs('delayed', 0, 0, true)]);
  const now = Date.now();
  const due = [waiting, delayed].filter((job) => job !== undefined).map((job) => now - dueAt(job));
  return Math.max(0, ...due) / 1_000;
}
