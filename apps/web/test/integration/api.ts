import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

export interface ApiRequest {
  readonly headers: IncomingHttpHeaders;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

export interface Reply {
  readonly data: unknown;
  readonly setCookie?: string[];
}

/** A peer under the test's control, to hold answers back and fail at will; the real api is met in test/browser. */
export async function startApi(answer: (request: ApiRequest) => Reply | Promise<Reply>) {
  const requests: ApiRequest[] = [];
  const api = { url: '', ready: true, requests };
  const respond = async (req: IncomingMessage, res: ServerResponse) => {
    const request = { headers: req.headers, ...((await json(req)) as Omit<ApiRequest, 'headers'>) };
    requests.push(request);
    const { data, setCookie = [] } = await answer(request);
    res.writeHead(200, { 'content-type': 'application/json', 'set-cookie': setCookie }).end(JSON.stringify({ data }));
  };
  const server = createServer((req, res) => {
    if (req.url === '/readyz') res.writeHead(api.ready ? 200 : 503).end();
    else void respond(req, res);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  api.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return api;
}

/** An answer that waits until it is let go. */
export function gate() {
  const arrived = Promise.withResolvers<void>();
  const open = Promise.withResolvers<void>();
  return {
    arrived: arrived.promise,
    open: open.resolve,
    async pass() {
      arrived.resolve();
      await open.promise;
    },
  };
}
