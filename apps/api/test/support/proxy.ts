import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

export interface Exchange {
  readonly request: IncomingMessage;
  readonly body: Buffer;
  /** What the service answered. */
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly answer: Buffer;
}

/** A faulty network: forwards to a service and lets `reply` decide what its client sees. @returns its URL */
export const proxy = (target: string, reply: (exchange: Exchange, response: ServerResponse) => void): Promise<string> =>
  serve((request, response) => forwarded(target, request, response, reply));

/** As {@link proxy}; what `intercept` answers itself, and says so, never reaches the service. */
export const gate = (target: string, intercept: (request: IncomingMessage, response: ServerResponse) => boolean): Promise<string> =>
  serve((request, response) => {
    if (!intercept(request, response)) forwarded(target, request, response, passOn);
  });

async function serve(listener: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}

/** A service that is gone is none for the client either. */
function forwarded(target: string, request: IncomingMessage, response: ServerResponse, reply: typeof passOn): void {
  forward(target, request).then(
    (exchange) => reply(exchange, response),
    () => response.destroy(),
  );
}

async function forward(target: string, request: IncomingMessage): Promise<Exchange> {
  const body = Buffer.concat(await request.toArray());
  const { hostname, port } = new URL(target);
  // The host header stays: signatures cover it.
  const outgoing = send({ hostname, port, path: request.url, method: request.method, headers: request.headers }).end(body);
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  const answer = Buffer.concat(await incoming.toArray());
  return { request, body, status: incoming.statusCode ?? 0, headers: incoming.headers as Record<string, string>, answer };
}

/** Answers as the service did. */
export function passOn({ status, headers, answer }: Exchange, response: ServerResponse): void {
  response.writeHead(status, headers).end(answer);
}
