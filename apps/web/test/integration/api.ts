import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import * as operations from '../../src/api/operations.ts';

export interface ApiRequest {
  readonly headers: IncomingHttpHeaders;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** By its hash, as long as the api has not asked for the text. */
interface Sent extends Pick<ApiRequest, 'variables'> {
  readonly query?: string;
  readonly extensions: { readonly persistedQuery: { readonly sha256Hash: string } };
}

const texts = new Map(Object.values(operations).map((text) => [createHash('sha256').update(text).digest('hex'), text]));
const textOf = (hash: string): string => texts.get(hash) ?? '';

export interface Reply {
  readonly data?: unknown;
  readonly errors?: readonly { message: string; extensions: { code: string; fields?: Record<string, string> } }[];
  readonly setCookie?: string[];
}

/** An answer that refuses the operation. */
export const refusal = (code: string, message = code, fields?: Record<string, string>): Reply => ({
  data: null,
  errors: [{ message, extensions: { code, ...(fields && { fields }) } }],
});

type Answer = (request: ApiRequest) => Reply | Promise<Reply>;

/** As `launchApi`; it ends with the test. */
export async function startApi(answer: Answer) {
  const api = await launchApi(answer);
  onTestFinished(api.stop);
  return api;
}

/** A peer under the test's control, to hold answers back and fail at will; the real api is met in test/browser. */
export async function launchApi(answer: Answer) {
  const requests: ApiRequest[] = [];
  const api = { url: '', ready: true, requests, readyz: undefined as ReturnType<typeof gate> | undefined };
  const respond = async (req: IncomingMessage, res: ServerResponse) => {
    const { extensions, variables, query = textOf(extensions.persistedQuery.sha256Hash) } = (await json(req)) as Sent;
    const request = { headers: req.headers, query, variables };
    requests.push(request);
    const { setCookie = [], ...body } = await answer(request);
    res.writeHead(200, { 'content-type': 'application/json', 'set-cookie': setCookie }).end(JSON.stringify(body));
  };
  const server = createServer((req, res) => {
    if (req.url !== '/readyz') void respond(req, res);
    else void Promise.resolve(api.readyz?.pass()).then(() => res.writeHead(api.ready ? 200 : 503).end());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  api.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(api, { stop });
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
