import type { QueueName } from '@landfall/schemas/contract';
import type { z } from 'zod';
import type { Database } from '../lib/database.ts';
import type { Log } from '../lib/logger.ts';
import type { Services } from '../worker/services.ts';
import type { Producer } from '../worker/producer.ts';

export interface JobContext<Q extends QueueName> {
  readonly db: Database;
  readonly log: Log;
  /** Adds jobs to the queue that this one came from. */
  readonly producer: Producer;
  readonly services: Services[Q];
  /** Aborted when the worker has to stop or the job has taken longer than the registry allows. */
  readonly signal: AbortSignal;
}

export interface Job {
  readonly queue: QueueName;
  readonly name: string;
  /** @returns what BullMQ keeps as the result */
  run(data: unknown, context: JobContext<QueueName>): Promise<unknown>;
}

interface Definition<Q extends QueueName, S extends z.ZodType> {
  readonly queue: Q;
  readonly name: string;
  readonly schema: S;
  readonly handler: (data: z.output<S>, context: JobContext<Q>) => Promise<unknown>;
}

/** One job: its data is checked against the schema before the handler sees it. */
export const defineJob = <Q extends QueueName, S extends z.ZodType>({ queue, name, schema, handler }: Definition<Q, S>): Job => ({
  queue,
  name,
  run: (data, context) => handler(schema.parse(data), context as JobContext<Q>),
});
