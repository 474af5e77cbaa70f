import { randomUUID } from 'node:crypto';
import {
  INVALID_SPAN_CONTEXT,
  ROOT_CONTEXT,
  trace,
  TraceFlags,
  type Context,
  type Span,
  type SpanContext,
  type SpanOptions,
} from '@opentelemetry/api';

/** Until there is an SDK, it makes nothing. */
export let tracer = trace.getTracer('landfall');

/** Share of the traces that begin here and are recorded; undefined where none has even an id. */
let ratio: number | undefined;

/** The SDK is CommonJS and brings a copy of the API of its own, so that tracers of before do not hear of it. */
export function sampleTraces(share: number): void {
  tracer = trace.getTracer('landfall');
  ratio = share;
}

/** 32 hexadecimal digits. Node.js draws the bytes of many UUIDs at once, which makes them five times cheaper than bytes by themselves. */
const randomDigits = (): string => randomUUID().replaceAll('-', '');

/** Ids of what is not recorded: made when a log line asks for them, which most never do. */
class LaterIds implements SpanContext {
  readonly traceFlags = TraceFlags.NONE;
  #traceId: string | undefined;
  #spanId: string | undefined;

  get traceId(): string {
    return (this.#traceId ??= randomDigits());
  }
  get spanId(): string {
    return (this.#spanId ??= randomDigits().slice(-16));
  }
}

/**
 * The first span here of a trace. One that a caller began is recorded if the caller does; of the others the share is drawn before
 * anything is made of them.
 */
export function startTrace(name: string, options: SpanOptions, parent: Context = ROOT_CONTEXT): Span {
  if (ratio === undefined) return trace.wrapSpanContext(INVALID_SPAN_CONTEXT);
  if (trace.getSpan(parent) === undefined && Math.random() >= ratio) return trace.wrapSpanContext(new LaterIds());
  return tracer.startSpan(name, options, parent);
}
