import { tracingChannel } from 'node:diagnostics_channel';
import { SpanKind, type Span } from '@opentelemetry/api';
import { beginSpan, endSpan } from '../telemetry/spans.ts';
import type { BackendMetrics } from './metrics.ts';

interface Traced {
  readonly command?: string;
  error?: Error;
  startedAt?: number;
  span?: Span | undefined;
}

/** They return when something happens, which says nothing of Redis. */
const waiting: ReadonlySet<string> = new Set(['bzpopmin', 'blmove', 'blpop', 'brpop', 'brpoplpush', 'subscribe', 'psubscribe', 'xread']);

/**
 * Measures every command and connection of the process, those that BullMQ makes itself too.
 * @returns ends it
 */
export function observeRedis({ redis_operation_duration_seconds: duration, redis_errors_total: errors }: BackendMetrics): () => void {
  const command = tracingChannel<Traced>('ioredis:command');
  const connect = tracingChannel<Traced>('ioredis:connect');
  const onCommand = {
    start: (traced: Traced) => {
      traced.startedAt = performance.now();
      traced.span = spanOf(traced.command);
    },
    asyncEnd: ({ command: name = 'unknown', startedAt = NaN, span, error }: Traced) => {
      if (span) endSpan(span, error);
      if (!waiting.has(name)) duration.observe({ command: name }, (performance.now() - startedAt) / 1_000);
      if (error && !isExpected(name, error)) errors.inc({ kind: 'command' });
    },
  };
  const onConnect = {
    asyncEnd: ({ error }: Traced) => {
      if (error) errors.inc({ kind: 'connection' });
    },
  };
  command.subscribe(onCommand as never);
  connect.subscribe(onConnect as never);
  return () => {
    command.unsubscribe(onCommand as never);
    connect.unsubscribe(onConnect as never);
  };
}

/** A script that Redis does not know yet is sent along with the next try; an older Redis does not want to know its clients. */
const isExpected = (command: string, { message }: Error): boolean => command === 'client' || message.startsWith('NOSCRIPT');

/** Without arguments: they are data. */
const spanOf = (command = 'unknown'): Span | undefined =>
  beginSpan(`redis ${command}`, SpanKind.CLIENT, { 'db.system.name': 'redis', 'db.operation.name': command });
