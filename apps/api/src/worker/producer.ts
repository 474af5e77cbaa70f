import { queues, type QueueName } from '@landfall/schemas/contract';
import type { DefaultJobOptions, Queue } from 'bullmq';
import { traceparent } from '../telemetry/spans.ts';

/** A job to add; the id is deterministic, so that adding it twice adds one. */
export interface NewJob {
  readonly name: string;
  readonly id: string;
  readonly data: object;
  /** Of the trace that the job goes on with; that of the job which adds it, if left out. */
  readonly traceparent?: string | null;
}

export interface Producer {
  add(jobs: readonly NewJob[]): Promise<void>;
}

const day = 24 * 3_600;

export function jobOptions(queue: QueueName): DefaultJobOptions {
  const { attempts, backoff } = queues[queue];
  return {
    attempts,
    backoff: { type: backoff.type, delay: backoff.delayMs },
    removeOnComplete: { age: day, count: 1_000 },
    removeOnFail: { age: 7 * day, count: 5_000 },
  };
}

export const producerOf = (queue: Queue): Producer => ({
  add: async (jobs) => {
    const own = traceparent();
    await queue.addBulk(
      jobs.map(({ name, id, data, traceparent: given }) => {
        const parent = given ?? own;
        return { name, data: parent === undefined ? data : { ...data, traceparent: parent }, opts: { jobId: id } };
      }),
    );
  },
});
