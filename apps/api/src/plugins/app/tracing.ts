import type { IncomingMessage } from 'node:http';
import { context, propagation, ROOT_CONTEXT, SpanKind, trace, type Context, type Span } from '@opentelemetry/api';
import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import fp from 'fastify-plugin';
import { logsOf } from '../../telemetry/log-fields.ts';
import { failSpan } from '../../telemetry/spans.ts';
import { startTrace } from '../../telemetry/traces.ts';

const contextOf = Symbol('context of a request');

interface Traced extends IncomingMessage {
  [contextOf]?: Context;
}

const untraced = /^\/(healthz|readyz)\b/;

/**
 * A span of every request: one that is not sampled has its ids for the log and nothing else. Registered first, so that what the other
 * plugins do belongs to it.
 */
export default fp(
  async (app) => {
    if (app.env.OTEL_EXPORTER_OTLP_ENDPOINT === undefined) return;

    // The first that Fastify tells of a request, before its first log line.
    app.setChildLoggerFactory((logger, bindings, options, raw) => {
      const child = logger.child(bindings, options);
      const span = begin(raw);
      return span ? logsOf(child, span) : child;
    });
    app.addHook('onRequest', (request, reply, done) => {
      if (recordResponse(request, reply)) enter(request, done);
      else done();
    });
    // The body came from the socket, which knows nothing of the request.
    app.addHook('preValidation', (request, _reply, done) => enter(request, done));
  },
  { name: 'tracing' },
);

function begin(raw: Traced): Span | undefined {
  // A WebSocket lives for hours; its subscriptions have spans of their own.
  if (raw.headers.upgrade !== undefined || untraced.test(raw.url ?? '')) return undefined;
  const parent = raw.headers['traceparent'] === undefined ? ROOT_CONTEXT : propagation.extract(ROOT_CONTEXT, raw.headers);
  const span = startTrace(raw.method ?? 'HTTP', { kind: SpanKind.SERVER }, parent);
  raw[contextOf] = trace.setSpan(parent, span);
  return span;
}

function enter({ raw }: FastifyRequest, done: HookHandlerDoneFunction): void {
  const own = (raw as Traced)[contextOf];
  if (own) context.with(own, done);
  else done();
}

/** @returns whether the request is recorded */
function recordResponse({ raw, method, routeOptions }: FastifyRequest, { raw: response }: FastifyReply): boolean {
  const own = (raw as Traced)[contextOf];
  const span = own && trace.getSpan(own);
  if (!span?.isRecording()) return false;
  const route = routeOptions.url ?? 'unmatched';
  span.updateName(`${method} ${route}`);
  // It also comes where the client has gone away.
  response.once('close', () => {
    span.setAttributes({ 'http.request.method': method, 'http.route': route, 'http.response.status_code': response.statusCode });
    if (!response.writableFinished) failSpan(span, 'aborted');
    else if (response.statusCode >= 500) failSpan(span, String(response.statusCode));
    span.end();
  });
  return true;
}
