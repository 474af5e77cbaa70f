import { channel } from 'node:diagnostics_channel';
import { SpanKind, type Span } from '@opentelemetry/api';
import { beginSpan, endSpan, failSpan } from './spans.ts';

type Listener = (message: never) => void;

interface UndiciRequest {
  readonly origin: string | URL;
  readonly method: string;
}
interface ClientRequest {
  readonly host: string;
  readonly method: string;
}

/**
 * Spans of requests to others: by `fetch` (e-mail) and by `node:http` (payments, the object store). They end when the answer begins. Only
 * host, method and status are told, and the trace is not sent along: these are third parties.
 * @returns ends it
 */
export function observeHttpClients(): () => void {
  const spans = new WeakMap<object, Span>();
  const begin = (request: object, method: string, host: string) => {
    const span = beginSpan(method, SpanKind.CLIENT, { 'http.request.method': method, 'server.address': host });
    if (span) spans.set(request, span);
  };
  const end = (request: object, outcome: { status?: number | undefined; error?: unknown }) => {
    const span = spans.get(request);
    if (!span) return;
    spans.delete(request);
    if (outcome.status !== undefined) {
      span.setAttribute('http.response.status_code', outcome.status);
      if (outcome.status >= 400) failSpan(span, String(outcome.status));
    }
    endSpan(span, outcome.error);
  };
  return subscribe({
    'undici:request:create': ({ request }: { request: UndiciRequest }) => begin(request, request.method, new URL(request.origin).hostname),
    'undici:request:headers': ({ request, response }: { request: UndiciRequest; response: { statusCode: number } }) =>
      end(request, { status: response.statusCode }),
    'undici:request:error': ({ request, error }: { request: UndiciRequest; error: unknown }) => end(request, { error }),
    'http.client.request.start': ({ request }: { request: ClientRequest }) => begin(request, request.method, request.host),
    'http.client.response.finish': ({ request, response }: { request: ClientRequest; response: { statusCode?: number } }) =>
      end(request, { status: response.statusCode }),
    'http.client.request.error': ({ request, error }: { request: ClientRequest; error: unknown }) => end(request, { error }),
  });
}

function subscribe(listeners: Record<string, Listener>): () => void {
  const all = Object.entries(listeners) as [string, (message: unknown) => void][];
  for (const [name, listener] of all) channel(name).subscribe(listener);
  return () => {
    for (const [name, listener] of all) channel(name).unsubscribe(listener);
  };
}
