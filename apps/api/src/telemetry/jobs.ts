import { context, propagation, ROOT_CONTEXT, SpanKind, trace, type Context } from '@opentelemetry/api';
import { inSpan } from './spans.ts';
import { startTrace } from './traces.ts';

interface QueuedJob {
  readonly name: string;
  readonly id?: string | undefined;
  readonly attemptsMade: number;
  readonly data: unknown;
}

/** What job data may hold besides the job's own. */
interface Carrier {
  readonly traceparent?: string;
}

const contexts = new WeakMap<QueuedJob, Context>();

/** Runs a job in a span. It goes on from the trace of the request that asked for it, as recorded or not; a scheduled job begins one. */
export function traceJob<T>(queue: string, job: QueuedJob, run: () => Promise<T>): Promise<T> {
  const { traceparent } = (job.data ?? {}) as Carrier;
  const parent = traceparent === undefined ? ROOT_CONTEXT : propagation.extract(ROOT_CONTEXT, { traceparent });
  const attributes = {
    'messaging.system': 'bullmq',
    'messaging.destination.name': queue,
    'messaging.operation.type': 'process',
    'messaging.message.id': job.id ?? '',
    'messaging.bullmq.attempt': job.attemptsMade + 1,
  };
  const span = startTrace(`process ${job.name}`, { kind: SpanKind.CONSUMER, attributes }, parent);
  contexts.set(job, trace.setSpan(parent, span));
  return context.with(parent, () => inSpan(span, run));
}

/** What is said of a job once it is over is part of its trace too. */
export function inTraceOf(job: QueuedJob | undefined, tell: () => void): void {
  context.with((job && contexts.get(job)) ?? ROOT_CONTEXT, tell);
}
