import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { ApiError, ApiUnavailable } from './errors.ts';
import { send } from './graphql.ts';
import { CancelRsvp, JoinWaitingList, Me, PublishEvent, Rsvp, SignIn, SignOut, type Operation } from './operations.ts';

let close: () => unknown = () => {};
afterEach(() => close());

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  close = () => server.close();
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const answering = (status: number, body: string, headers: Record<string, string[]> = {}) =>
  listen((_req, res) => res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body));

test('sends the hash of a document, variables and headers, and hands back data and cookies', async () => {
  let seen: unknown;
  const respond = async (req: IncomingMessage, res: ServerResponse) => {
    seen = { path: req.url, cookie: req.headers.cookie, body: await json(req) };
    res.writeHead(200, { 'set-cookie': ['a=1; Path=/', 'b=2'] }).end('{"data":{"signIn":{"id":"1"}}}');
  };
  const url = await listen((req, res) => void respond(req, res));
  const answer = await send(url, SignIn, { email: 'a@b.c', password: 'p' }, { cookie: 'landfall_session=x' });
  expect(answer).toEqual({ data: { signIn: { id: '1' } }, setCookie: ['a=1; Path=/', 'b=2'] });
  expect(seen).toEqual({
    path: '/graphql',
    cookie: 'landfall_session=x',
    body: {
      extensions: { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(SignIn).digest('hex') } },
      variables: { email: 'a@b.c', password: 'p' },
    },
  });
});

test.each([
  ['does not know it', Rsvp, 200, { message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
  ['takes no hashes', CancelRsvp, 400, { message: 'Unknown query' }],
])('an api that %s gets the text, from then on at once', async (_, operation, status, error) => {
  const queries: unknown[] = [];
  const respond = async (req: IncomingMessage, res: ServerResponse) => {
    const { query } = (await json(req)) as { query?: string };
    queries.push(query);
    const [code, body] = query ? [200, { data: {} }] : [status, { data: null, errors: [error] }];
    res.writeHead(code).end(JSON.stringify(body));
  };
  const url = await listen((req, res) => void respond(req, res));
  for (let round = 0; round < 2; round++) await send(url, operation as Operation<unknown, { eventId: string }>, { eventId: 'e' });
  expect(queries).toEqual([undefined, operation, operation]);
});

test('an api that does not know an operation gets its text from each of those who asked at once', async () => {
  const refused: ServerResponse[] = [];
  const unknown = JSON.stringify({
    data: null,
    errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
  });
  const respond = async (req: IncomingMessage, res: ServerResponse) => {
    const { query } = (await json(req)) as { query?: string };
    if (query) return res.end('{"data":{}}');
    refused.push(res);
    if (refused.length === 2) for (const each of refused) each.end(unknown);
  };
  const url = await listen((req, res) => void respond(req, res));
  const answers = await Promise.all([send(url, SignOut, {}), send(url, SignOut, {})]);
  expect(answers.map(({ data }) => data)).toEqual([{}, {}]);
});

test('the log of a refusal has no cookie', () => {
  const error = new ApiError([{ message: 'no' }], ['landfall_session=secret']);
  expect(JSON.stringify(Object.entries(error))).not.toContain('secret');
});

test('one that refuses the text too is of another release', async () => {
  const body = '{"data":null,"errors":[{"message":"only known ones","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}';
  await expect(send(await answering(400, body), SignIn, { email: '', password: '' })).rejects.toBeInstanceOf(ApiUnavailable);
});

test('a refusal keeps its code and its fields', async () => {
  const error = { message: 'Not valid', extensions: { code: 'BAD_USER_INPUT', fields: { email: 'Is taken' } } };
  const url = await answering(400, JSON.stringify({ data: null, errors: [error] }));
  const thrown = await send(url, Me, {}).catch((cause: unknown) => cause);
  expect(thrown).toBeInstanceOf(ApiError);
  expect(thrown).toMatchObject({ message: 'Not valid', code: 'BAD_USER_INPUT', fields: { email: 'Is taken' } });
});

test.each([
  ['a page of a proxy', 502, '<html>Bad gateway</html>'],
  ['an answer without data', 200, '{}'],
  ['an api that shuts down', 503, '{"errors":[{"message":"shutting down"}]}'],
  ['an api of another release', 400, '{"data":null,"errors":[{"message":"no such field","extensions":{"code":"GRAPHQL_VALIDATION"}}]}'],
  ['an api with too much to do', 200, '{"data":null,"errors":[{"message":"busy","extensions":{"code":"OVERLOADED"}}]}'],
  ['an error of the api itself', 200, '{"data":null,"errors":[{"message":"internal error","extensions":{"code":"INTERNAL"}}]}'],
])('%s means that the api is unavailable', async (_, status, body) => {
  await expect(send(await answering(status, body), Me, {})).rejects.toBeInstanceOf(ApiUnavailable);
});

test.each([
  ['a query', Me, { data: { me: null } }, 2],
  ['a mutation that does no harm twice', JoinWaitingList, { data: { me: null } }, 2],
  ['another one, which may have arrived,', PublishEvent, undefined, 1],
] as const)('when the connection breaks %s is sent so many times', async (_, operation, data, times) => {
  let asked = 0;
  const url = await listen((req, res) => (++asked === 1 ? void req.socket.destroy() : void res.end('{"data":{"me":null}}')));
  const answer = await send(url, operation as typeof Me, {}).catch((error: unknown) => error);
  if (data) expect(answer).toMatchObject(data);
  else expect(answer).toBeInstanceOf(ApiUnavailable);
  expect(asked).toBe(times);
});

test('a refusal hands on the cookies that came with it', async () => {
  const body = JSON.stringify({ data: null, errors: [{ message: 'full', extensions: { code: 'EVENT_FULL' } }] });
  const error = await send(await answering(200, body, { 'set-cookie': ['a=1'] }), Me, {}).catch((cause: unknown) => cause);
  expect(error).toMatchObject({ code: 'EVENT_FULL', setCookie: ['a=1'] });
});

test('too many requests are a refusal, whoever says so', async () => {
  const error = await send(await answering(429, '{"message":"slow down"}'), Me, {}).catch((cause: unknown) => cause);
  expect(error).toMatchObject({ name: 'ApiError', code: 'RATE_LIMITED' });
});

test('so does a closed port, and the reason is told', async () => {
  const url = await answering(200, '{}');
  await close();
  await expect(send(url, Me, {})).rejects.toThrow(/the api did not answer: .*ECONNREFUSED/);
});
