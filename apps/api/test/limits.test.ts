import type { Server } from 'node:http';
import { promisify } from 'node:util';
import { Writable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { appFixture } from './support/app.ts';
import { attendanceSubscription, connect } from './support/subscriber.ts';
import { Client } from './support/client.ts';
import { until } from './support/until.ts';
import { appUrl } from './support/env.ts';

const lines: string[] = [];
const stream = new Writable({ write: (chunk: Buffer, _encoding, done) => (lines.push(...chunk.toString().trim().split('\n')), done()) });
const fixture = appFixture({ GRAPHQL_INTROSPECTION: 'true' }, { logger: { level: 'warn', stream } });
const connections = (server: Server) => promisify(server.getConnections.bind(server))();
const logged = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);

describe('complexity', () => {
  // 1 + 100 × 9 = 901, and as much more.
  const list = 'a: events(first: 100) { id title description venue latitude longitude startsAt endsAt capacity }';
  const query = (more: number) => `query Big { ${list} b: events(first: ${more - 1}) { id } }`;

  it('lets an operation of exactly the limit pass', async () => {
    const { status, errors } = await new Client(fixture.app).send(query(99));
    expect({ status, errors }).toEqual({ status: 200, errors: [] });
  });

  it('refuses one more with 400', async () => {
    const answer = await new Client(fixture.app).send(query(100));
    expect(answer.status).toBe(400);
    expect(answer.errors[0]?.extensions).toEqual({ code: 'QUERY_TOO_COMPLEX', cost: 1_001, limit: 1_000 });
  });

  it('counts a list by its variable, and does not log variables', async () => {
    const text = 'query Secret($first: Int!, $id: ID!) { events(first: $first) { id title organiser { id name } } event(id: $id) { id } }';
    const answer = await new Client(fixture.app).send(text, { first: 100_000, id: 'do-not-log-me' });
    expect(answer.status).toBe(400);
    const entry = logged().find(({ operation }) => operation === 'Secret');
    expect(entry).toMatchObject({ level: 40, limit: 'complexity', cost: 500_003, max: 1_000 });
    expect(lines.join()).not.toContain('do-not-log-me');
  });

  it('counts a list without a size by the size it gets', async () => {
    const answer = await new Client(fixture.app).send(`{ events(first: null) { ${'title '.repeat(50)} } }`);
    expect(answer.errors[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_COMPLEX', cost: 1_001 });
  });

  it('counts refusals', async () => {
    expect(await fixture.app.metrics.registry.metrics()).toMatch(/graphql_rejections_total\{limit="complexity"\} [1-9]/);
  });

  it('costs only the operation that is named', async () => {
    const payload = { query: `${query(100)} query Small { me { id } }`, operationName: 'Small' };
    const response = await fixture.app.inject({ method: 'POST', url: '/graphql', payload });
    expect(response.json()).toEqual({ data: { me: null } });
  });
});

describe('the operation', () => {
  const get = (query: object) => fixture.app.inject({ method: 'GET', url: '/graphql', query: query as Record<string, string> });
  const big =
    'query Big { a: events(first: 100) { id title description venue capacity } b: events(first: 100) { id title venue latitude longitude } }';

  it('of a GET is checked as that of a POST', async () => {
    const response = await get({ query: `query Small { me { id } } ${big}`, operationName: 'Big' });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ errors: [{ extensions: { code: 'QUERY_TOO_COMPLEX' } }] });
    const small = await get({ query: `query Small { me { id } } ${big}`, operationName: 'Small' });
    expect(small.json()).toEqual({ data: { me: null } });
  });

  it.each([{}, { operationName: 'Other' }, { operationName: '' }])('must be known: %j', async (name) => {
    const query = `query Small { me { id } } ${big}`;
    const response = await fixture.app.inject({ method: 'POST', url: '/graphql', payload: { query, ...name } });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ data: null, errors: [{ extensions: { code: 'GRAPHQL_VALIDATION' } }] });
    expect((await get({ query, ...name })).json()).toMatchObject({ data: null });
  });

  it('with more nodes than can be counted is refused', async () => {
    const fragments = Array.from(
      { length: 14 },
      (_, i) => `fragment F${i} on Query { ${i === 13 ? '__typename' : `...F${i + 1} `.repeat(3)} }`,
    );
    const answer = await new Client(fixture.app).send(`{ ...F0 } ${fragments.join(' ')}`);
    expect(answer.status).toBe(400);
    expect(answer.errors[0]?.extensions).toEqual({ code: 'QUERY_TOO_COMPLEX', cost: 3 ** 13, limit: 1_000 });
  });

  it('hashes one password at most', async () => {
    const signIn = (name: string) => `${name}: signIn(email: "a@example.org", password: "x") { id }`;
    const twice = await new Client(fixture.app).send(`mutation { ${signIn('a')} ${signIn('b')} }`);
    expect(twice.status).toBe(400);
    expect(twice.errors[0]?.extensions).toEqual({ code: 'QUERY_TOO_COMPLEX', cost: 1_002, limit: 1_000 });
    expect((await new Client(fixture.app).send(`mutation { ${signIn('a')} }`)).code).toBe('INVALID_CREDENTIALS');
    const mixed = `mutation { ${signIn('a')} signUp(email: "a@example.org", password: "correct horse battery", name: "A") { id } }`;
    expect((await new Client(fixture.app).send(mixed)).code).toBe('QUERY_TOO_COMPLEX');
  });

  it('is no subscription over HTTP', async () => {
    const answer = await new Client(fixture.app).send(attendanceSubscription, { eventId: crypto.randomUUID() });
    expect(answer).toMatchObject({ status: 400, code: 'GRAPHQL_VALIDATION' });
  });

  it('is not run over HEAD', async () => {
    const email = `${crypto.randomUUID()}@example.org`;
    const query = `mutation { signUp(email: "${email}", password: "correct horse battery staple", name: "Ada") { id } }`;
    const response = await fixture.app.inject({ method: 'HEAD', url: '/graphql', query: { query } });
    expect(response.statusCode).toBe(404);
    const { rowCount } = await fixture.database.owner.query('SELECT FROM "User" WHERE "email" = $1', [email]);
    expect(rowCount).toBe(0);
  });
});

describe('depth', () => {
  const path = ['__schema', 'types', 'fields', 'type', 'ofType', 'ofType', 'ofType', 'ofType'];
  const introspect = (depth: number) => {
    const fields = path.slice(0, depth - 1);
    return `query Deep { ${fields.join(' { ')} { __typename ${'}'.repeat(fields.length)} }`;
  };

  it('lets an operation of exactly the limit pass, whatever its fragments', async () => {
    const fragment = 'fragment Me on Me { ... on Me { ... { ... { ... { ... { ... { ... { id } } } } } } } }';
    const answer = await new Client(fixture.app).send(`query { me { ...Me } } ${fragment}`);
    expect(answer).toMatchObject({ status: 200, errors: [] });
    expect(await new Client(fixture.app).send(introspect(8))).toMatchObject({ status: 200, errors: [] });
  });

  it('refuses a deeper one with 400', async () => {
    const answer = await new Client(fixture.app).send(introspect(9));
    expect(answer.status).toBe(400);
    expect(answer.errors[0]?.extensions).toEqual({ code: 'QUERY_TOO_DEEP', cost: 9, limit: 8 });
    expect(logged()).toContainEqual(expect.objectContaining({ limit: 'depth', operation: 'Deep', cost: 9, max: 8 }));
    expect(await fixture.app.metrics.registry.metrics()).toMatch(/graphql_rejections_total\{limit="depth"\} 1/);
  });

  it('looks into fragments', async () => {
    const answer = await new Client(fixture.app).send(
      introspect(9).replace('{ types', '{ ...F } } fragment F on __Schema { types').replace(/\}$/, ''),
    );
    expect(answer.errors[0]?.extensions).toEqual({ code: 'QUERY_TOO_DEEP', cost: 9, limit: 8 });
  });
});

describe('subscriptions', () => {
  let url: string;
  beforeAll(async () => {
    url = (await fixture.app.listen({ host: '127.0.0.1', port: 0 })).replace('http', 'ws') + '/graphql';
  });

  it('are validated', async () => {
    const subscriber = await connect(url);
    subscriber.subscribe('subscription { attendance(eventId: "x") { nope } }');
    await until('an error', () => subscriber.errors.length > 0);
    expect(subscriber.errors[0]?.message).toContain('Cannot query field "nope"');
  });

  // 1 + 37 × 27 = 1000: many spreads of many fields.
  const wide = `subscription Wide($eventId: ID!) { attendance(eventId: $eventId) { ...G } }
    fragment G on Attendance { ${'...F '.repeat(37)} } fragment F on Attendance { ${'count '.repeat(27)} }`;

  it('pass the complexity limit', async () => {
    const subscriber = await connect(url);
    subscriber.subscribe(wide.replace('...G', 'count ...G'), {
      eventId: crypto.randomUUID(),
    });
    await until('an error', () => subscriber.errors.length > 0);
    expect(subscriber.errors[0]?.extensions).toEqual({ code: 'QUERY_TOO_COMPLEX', cost: 1_001, limit: 1_000 });
  });

  it('of exactly the limit reach the resolver', async () => {
    const subscriber = await connect(url);
    subscriber.subscribe(wide, {
      eventId: crypto.randomUUID(),
    });
    await until('an error', () => subscriber.errors.length > 0);
    expect(subscriber.errors[0]?.extensions).toEqual({ code: 'NOT_FOUND' });
  });

  it('do not carry queries or mutations', async () => {
    const subscriber = await connect(url);
    subscriber.subscribe('mutation { signOut }');
    await until('an error', () => subscriber.errors.length > 0);
    expect(subscriber.errors[0]?.message).toBe('only subscriptions come over a WebSocket');
  });

  it('of another origin are refused', async () => {
    await expect(connect(url, { origin: 'https://evil.example' })).rejects.toThrow('403');
    await until('the refused socket is gone', () => connections(fixture.app.server).then((count) => count === 0));
    const subscriber = await connect(url, { origin: appUrl });
    subscriber.subscribe(attendanceSubscription, { eventId: crypto.randomUUID() });
    await until('an answer', () => subscriber.errors.length > 0);
  });

  it('close on a message that is too large', async () => {
    const subscriber = await connect(url);
    subscriber.socket.send('x'.repeat(16 * 1024 + 1));
    expect((await subscriber.closed).code).toBe(1009);
  });
});

it('refuses a body over 64 KiB', async () => {
  const response = await fixture.app.inject({
    method: 'POST',
    url: '/graphql',
    payload: { query: '{ me { id } }', variables: { x: 'x'.repeat(64 * 1024) } },
  });
  expect(response.statusCode).toBe(413);
});
