import { createServer, type IncomingHttpHeaders } from 'node:http';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { until } from './until.ts';

interface Value {
  readonly stringValue?: string;
  readonly intValue?: number | string;
  readonly doubleValue?: number;
  readonly boolValue?: boolean;
}
interface KeyValue {
  readonly key: string;
  readonly value: Value;
}
interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly attributes?: readonly KeyValue[];
  readonly events?: readonly unknown[];
  readonly status?: { readonly code?: number; readonly message?: string };
}
interface Request {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly KeyValue[] };
    readonly scopeSpans: readonly { readonly spans: readonly OtlpSpan[] }[];
  }[];
}

export interface Recorded {
  readonly service: string;
  readonly resource: Readonly<Record<string, unknown>>;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly name: string;
  readonly kind: 'internal' | 'server' | 'client' | 'producer' | 'consumer';
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly failed: boolean;
}

export interface Collector {
  /** For OTEL_EXPORTER_OTLP_ENDPOINT. */
  readonly url: string;
  readonly spans: readonly Recorded[];
  /** All that arrived, as it was. */
  readonly bodies: readonly string[];
  readonly requests: readonly IncomingHttpHeaders[];
  /** The first span that fits. */
  readonly span: (what: string, fits: (span: Recorded) => boolean) => Promise<Recorded>;
}

const kinds = ['internal', 'internal', 'server', 'client', 'producer', 'consumer'] as const;
const valueOf = ({ stringValue, intValue, doubleValue, boolValue }: Value) => stringValue ?? intValue ?? doubleValue ?? boolValue;
const record = (pairs: readonly KeyValue[] = []) => Object.fromEntries(pairs.map(({ key, value }) => [key, valueOf(value)]));

/** A collector that takes traces over OTLP, HTTP and JSON, until the test is over. */
export async function collector(): Promise<Collector> {
  const spans: Recorded[] = [];
  const bodies: string[] = [];
  const requests: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    void request.toArray().then((chunks: Buffer[]) => {
      const body = Buffer.concat(chunks).toString();
      bodies.push(body);
      requests.push(request.headers);
      spans.push(...read(JSON.parse(body) as Request));
      return response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  const span = (what: string, fits: (span: Recorded) => boolean) => until(`a span of ${what}`, () => spans.find(fits));
  return { url, spans, bodies, requests, span };
}

function read({ resourceSpans }: Request): Recorded[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const of = record(resource.attributes);
    return scopeSpans.flatMap((scope) =>
      scope.spans.map(({ traceId, spanId, parentSpanId, name, kind, attributes, status }) => ({
        service: String(of['service.name']),
        resource: of,
        traceId,
        spanId,
        parentSpanId,
        name,
        kind: kinds[kind] ?? 'internal',
        attributes: record(attributes),
        failed: status?.code === 2,
      })),
    );
  });
}
