import { isSpanContextValid, trace, type Span } from '@opentelemetry/api';

const spanOf = Symbol('span of a logger');

interface Traced {
  readonly [spanOf]?: Span;
}

/** Has every line of a logger, and of its children, tell this span where no other one is active. */
export const logsOf = <L extends object>(logger: L, span: Span): L => Object.assign(logger, { [spanOf]: span });

/** The trace that a line belongs to; for pino's `mixin`, which needs a new object each time. */
export function traceFields(logger: object): { trace_id?: string; span_id?: string } {
  const found = (trace.getActiveSpan() ?? (logger as Traced)[spanOf])?.spanContext();
  return found && isSpanContextValid(found) ? { trace_id: found.traceId, span_id: found.spanId } : {};
}
