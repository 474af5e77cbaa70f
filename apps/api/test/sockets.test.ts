import { once } from 'node:events';
import { Writable } from 'node:stream';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { limits } from '../src/limits.ts';
import { appFixture } from './support/app.ts';
import { publish, signUp } from './support/client.ts';
import { attendanceSubscription, connect } from './support/subscriber.ts';
import { until } from './support/until.ts';

const lines: string[] = [];
const stream = new Writable({ write: (chunk: Buffer, _encoding, done) => (lines.push(...chunk.toString().trim().split('\n')), done()) });
const fixture = appFixture({ WEBSOCKET_MAX_CONNECTIONS: '6', WEBSOCKET_MAX_PER_ADDRESS: '4' }, { logger: { level: 'warn', stream } });
let url: string;
beforeAll(async () => {
  url = (await fixture.app.listen({ host: '127.0.0.1', port: 0 })).replace('http', 'ws') + '/graphql';
});

const rejections = async (limit: string): Promise<number> => {
  const { values } = await fixture.app.metrics.ws_rejections_total.get();
  return values.find(({ labels }) => labels.limit === limit)?.value ?? NaN;
};
const logged = (limit: string) =>
  lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter((line) => line['limit'] === limit);
const from = (address: string) => ({ 'x-forwarded-for': address });
/** Speaks no protocol by itself. */
async function open(protocols: string[] = ['graphql-transport-ws']): Promise<WebSocket & { closed: Promise<number> }> {
  const socket = new WebSocket(url, protocols);
  onTestFinished(() => socket.terminate());
  const closed = once(socket, 'close').then(([code]) => code as number);
  await once(socket, 'open');
  return Object.assign(socket, { closed });
}
const empty = () => until('all sockets are gone', () => fixture.app.websocketServer.clients.size === 0);

describe('places', () => {
  it('are so many of an address, and free again when a socket closes', async () => {
    const held = await Promise.all([1, 2, 3, 4].map(() => connect(url, from('192.0.2.1'))));
    await expect(connect(url, from('192.0.2.1'))).rejects.toThrow('429');
    expect(await rejections('address')).toBe(1);
    expect(logged('address')).toEqual([expect.objectContaining({ client: fixture.app.pseudonymOf('192.0.2.1') })]);
    const other = await connect(url, from('192.0.2.2'));
    held[0]?.socket.close();
    await held[0]?.closed;
    await until('there is a place', () => connect(url, from('192.0.2.1')));
    for (const { socket } of [...held, other]) socket.terminate();
  });

  it('are so many of the process, whatever the address', async () => {
    await empty();
    for (const address of ['1', '1', '1', '2', '2', '2']) await connect(url, from(`2001:db8:0:${address}::7`));
    await expect(connect(url, from('192.0.2.3'))).rejects.toThrow('503');
    expect(await rejections('connections')).toBe(1);
    expect(logged('connections')).toHaveLength(1);
  });

  it('are not taken by who is refused otherwise', async () => {
    await empty();
    for (let i = 0; i < 10; i++) await expect(connect(url, { origin: 'https://evil.example' })).rejects.toThrow('403');
    await Promise.all([1, 2, 3, 4].map(() => connect(url)));
  });
});

describe('messages', () => {
  const ping = JSON.stringify({ type: 'ping' });

  it('are so many in ten seconds', async () => {
    await empty();
    const { socket, closed } = await connect(url);
    // One was connection_init.
    for (let i = 0; i < limits.messages.value - 1; i++) socket.send(ping);
    const eventId = await publish(await signUp(fixture.app));
    expect(socket.readyState).toBe(socket.OPEN);
    socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query: attendanceSubscription, variables: { eventId } } }));
    expect((await closed).code).toBe(4429);
    expect(await rejections('messages')).toBe(1);
    expect(logged('messages')).toHaveLength(1);
  });

  it('have at most 16 KiB', async () => {
    const fits = await connect(url);
    const message = (bytes: number) => JSON.stringify({ type: 'ping', pad: 'x'.repeat(bytes - 24) });
    expect(message(limits.payload.value)).toHaveLength(limits.payload.value);
    fits.socket.send(message(limits.payload.value));
    fits.subscribe('nonsense');
    await until('an answer to what came after it', () => fits.errors.length > 0);
    fits.socket.send(message(limits.payload.value + 1));
    expect((await fits.closed).code).toBe(1009);
    expect(await rejections('payload')).toBe(1);
    expect(logged('payload')).toHaveLength(1);
  });

  it.each([
    ['no JSON', 'nonsense', 4400],
    ['null', 'null', 4400],
    ['a list', '[]', 4400],
    ['an unknown type', '{"type":"start","id":"1"}', 4400],
    ['a subscription without an id', '{"type":"subscribe","payload":{"query":"{ me { id } }"}}', 4400],
    ['a subscription without a query', '{"type":"subscribe","id":"1","payload":{}}', 4400],
    ['a document as JSON', '{"type":"subscribe","id":"1","payload":{"query":{"kind":"Document"}}}', 4400],
    ['variables that are a list', '{"type":"subscribe","id":"1","payload":{"query":"x","variables":[]}}', 4400],
    ['a subscription before connection_init', '{"type":"subscribe","id":"1","payload":{"query":"x"}}', 4401],
  ])('%s closes', async (_what, text, code) => {
    const before = await rejections('protocol');
    const socket = await open();
    socket.send(text);
    expect(await socket.closed).toBe(code);
    expect(await rejections('protocol')).toBe(before + 1);
  });

  it('that are no UTF-8 close', async () => {
    const socket = await open();
    socket.send(Buffer.from([0xc3, 0x28]), { binary: false });
    expect(await socket.closed).toBe(1007);
  });

  it('connection_init comes once', async () => {
    const { socket, closed } = await connect(url);
    socket.send('{"type":"connection_init"}');
    expect((await closed).code).toBe(4429);
  });

  it.each([
    ['no operation of that name', { query: attendanceSubscription, operationName: 'Other' }, 'operationName names none of the operations'],
    ['nothing but fragments', { query: 'fragment F on Query { me { id } }' }, 'operationName names none of the operations'],
    ['no syntax', { query: 'subscription {' }, 'Syntax Error: Expected Name, found <EOF>.'],
    [
      'variables of another type',
      { query: attendanceSubscription, variables: { eventId: { secret: 'do-not-log-me' } } },
      'ID cannot represent value',
    ],
  ])('%s is told and leaves the connection open', async (_what, payload, message) => {
    const subscriber = await connect(url);
    subscriber.socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload }));
    await until('an error', () => subscriber.errors.length > 0);
    expect(subscriber.errors[0]).toMatchObject({ message: expect.stringContaining(message), extensions: { code: 'GRAPHQL_VALIDATION' } });
    expect(subscriber.socket.readyState).toBe(WebSocket.OPEN);
    expect(lines.join()).not.toContain('do-not-log-me');
  });

  it('cannot add headers to the request', async () => {
    const socket = await open();
    socket.send(JSON.stringify({ type: 'connection_init', payload: { headers: { cookie: 'x', 'x-forwarded-for': '192.0.2.9' } } }));
    const [raw] = (await once(socket, 'message')) as [Buffer];
    expect(JSON.parse(raw.toString())).toEqual({ type: 'connection_ack' });
  });
});

it('speaks no other protocol', async () => {
  const socket = new WebSocket(url, ['graphql-ws']);
  await expect(once(socket, 'open')).rejects.toThrow('no subprotocol');
});

it('cuts off who does not answer pings, and nobody else', async () => {
  await empty();
  const [dead, alive] = [await connect(url), await connect(url)];
  const pinged = once(alive.socket, 'ping');
  dead.socket.pause();
  fixture.app.pingSockets();
  await pinged;
  // What was sent after the pong says that it has arrived.
  alive.subscribe('nonsense');
  await until('an answer', () => alive.errors.length > 0);
  fixture.app.pingSockets();
  await until('the dead one is gone', () => fixture.app.websocketServer.clients.size === 1);
  expect(alive.socket.readyState).toBe(WebSocket.OPEN);
  expect(await rejections('unanswered')).toBe(1);
  expect(logged('unanswered')).toHaveLength(1);
});

it('takes so many subscriptions of a connection', async () => {
  const eventId = await publish(await signUp(fixture.app));
  const subscriber = await connect(url);
  for (let i = 0; i < limits.subscriptions.value; i++) subscriber.subscribe(attendanceSubscription, { eventId });
  await subscriber.counts(limits.subscriptions.value);
  subscriber.subscribe(attendanceSubscription, { eventId });
  await until('an error', () => subscriber.errors.length > 0);
  expect(subscriber.errors[0]?.extensions).toEqual({ code: 'TOO_MANY_SUBSCRIPTIONS' });
  expect(await rejections('subscriptions')).toBe(1);
  expect(logged('subscriptions')).toHaveLength(1);
});
