import { context, isSpanContextValid, SpanStatusCode, trace, type Attributes, type Span, type SpanKind } from '@opentelemetry/api';
import { tracer } from './traces.ts';

/**
 * A span below the active one. There is none where that is not recorded: what is not sampled costs no more than this question, and what
 * happens outside of requests and jobs makes no traces of its own.
 */
export const beginSpan = (name: string, kind: SpanKind, attributes: Attributes): Span | undefined =>
  trace.getActiveSpan()?.isRecording() ? tracer.startSpan(name, { kind, attributes }) : undefined;

/** Ends a span. Of an error it tells the kind alone: messages quote rows, addresses and variables. */
export function endSpan(span: Span, error?: unknown): void {
  if (error !== undefined && error !== null) failSpan(span, kindOf(error));
  span.end();
}

export function failSpan(span: Span, kind: string): void {
  span.setAttribute('error.type', kind);
  span.setStatus({ code: SpanStatusCode.ERROR });
}

/** Runs something with a span that is active meanwhile, and ends that when it is done. */
export const inSpan = <T>(span: Span, run: () => Promise<T>): Promise<T> =>
  context.with(trace.setSpan(context.active(), span), async () => {
    try {
      const result = await run();
      endSpan(span);
      return result;
    } catch (error) {
      endSpan(span, error ?? 'unknown');
      throw error;
    }
  });

/** What makes another process go on with the trace, in the form of the header of that name (W3C); undefined without a trace. */
export function traceparent(): string | undefined {
  const found = trace.getActiveSpan()?.spanContext();
  if (!found || !isSpanContextValid(found)) return undefined;
  return `00-${found.traceId}-${found.spanId}-${found.traceFlags.toString(16).padStart(2, '0')}`;
}

const code = /^[A-Z0-9_]{2,40}$/;

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code: own, extensions } = error as Error & { code?: unknown; extensions?: { code?: unknown } };
  for (const known of [own, extensions?.code]) if (typeof known === 'string' && code.test(known)) return known;
  return error.name;
}
