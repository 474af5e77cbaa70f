import type { Server } from 'node:http';
import { promisify } from 'node:util';
import { parse } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../src/limits.ts';
import { appFixture } from './support/app.ts';
import { attendanceSubscription, connect } from './support/subscriber.ts';
import { Client } from './support/client.ts';
import { keptLog, rejections } from './support/rejections.ts';
import { until } from './support/until.ts';
import { appUrl } from './support/env.ts';

const log = keptLog();
const fixture = appFixture({ GRAPHQL_INTROSPECTION: 'true' }, log.options);
const connections = (server: Server) => promisify(server.getConnections.bind(server))();

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
    const entry = log.limited('complexity').find(({ operation }) => operation === 'Secret');
    expect(entry).toMatchObject({ level: 40, cost: 500_003, max: 1_000 });
    expect(log.text()).not.toContain('do-not-log-me');
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
    expect(log.limited('depth')).toEqual([expect.objectContaining({ operation: 'Deep', cost: 9, max: 8 })]);
    expect(await rejections(fixture.app, 'graphql', 'depth')).toBe(1);
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

describe('aliases', () => {
  const aliased = (count: number) => Array.from({ length: count }, (_, i) => `a${i}: __typename`).join(' ');
  const max = 15;

  it('may be as many as the limit, and not one more', async () => {
    expect(await new Client(fixture.app).send(`query Many { ${aliased(max)} }`)).toMatchObject({ status: 200, errors: [] });
    const answer = await new Client(fixture.app).send(`query Many { ${aliased(max + 1)} }`);
    expect(answer.status).toBe(400);
    expect(answer.errors[0]?.extensions).toEqual({ code: 'TOO_MANY_ALIASES', cost: 16, limit: 15 });
    expect(log.limited('aliases')).toEqual([expect.objectContaining({ operation: 'Many', cost: 16, max: 15 })]);
    expect(await rejections(fixture.app, 'graphql', 'aliases')).toBe(1);
  });

  it('of a fragment count wherever it is used', async () => {
    const fragment = (count: number) => `fragment F on Query { ${aliased(count)} }`;
    expect((await new Client(fixture.app).send(`{ ...F ... { ...F ...F } } ${fragment(5)}`)).errors).toEqual([]);
    expect((await new Client(fixture.app).send(`{ ...F ... { ...F ...F } } ${fragment(6)}`)).code).toBe('TOO_MANY_ALIASES');
  });
});

describe('the document', () => {
  // Four to a selection, and four around them.
  const long = (tokens: number) => `query L { ${'... { __typename } '.repeat((tokens - 4) / 4)} }`;

  it('has as many tokens as the limit, and not one more', async () => {
    const fits = long(limits.tokens.value);
    expect((await new Client(fixture.app).send(fits)).errors).toEqual([]);
    const answer = await new Client(fixture.app).send(fits.replace('__typename', '__typename __typename'));
    expect(answer).toMatchObject({ status: 400, code: 'GRAPHQL_VALIDATION' });
    expect(answer.errors[0]?.message).toContain('more that 1000 tokens');
    expect(log.limited('tokens')).toEqual([expect.objectContaining({ max: 1_000 })]);
    expect(await rejections(fixture.app, 'graphql', 'tokens')).toBe(1);
  });

  it('is text: its tree as JSON has been nowhere near the limits', async () => {
    const tree = JSON.stringify(parse('{ __typename }'));
    for (const query of [tree, ` ${tree}`, 'null', '1', '[]', '"x"'])
      expect(await new Client(fixture.app).send(query)).toMatchObject({ status: 400, code: 'GRAPHQL_VALIDATION' });
  });

  it('names its operation with whatever it likes, which the log cuts', async () => {
    const name = 'N'.repeat(30_000);
    expect((await new Client(fixture.app).send(`query ${name} { ${'x: __typename y: __typename '.repeat(8)} }`)).code).toBe(
      'TOO_MANY_ALIASES',
    );
    expect(log.limited('aliases').at(-1)?.['operation']).toBe('N'.repeat(64));
  });
});

it('is one operation: a list of them is refused', async () => {
  const payload = [{ query: '{ __typename }' }, { query: '{ __typename }' }];
  for (const count of [1, 2]) {
    const response = await fixture.app.inject({ method: 'POST', url: '/graphql', payload: payload.slice(0, count) });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION' } }] });
  }
  expect(log.limited('batch').map(({ cost, max }) => ({ cost, max }))).toEqual([
    { cost: 1, max: 1 },
    { cost: 2, max: 1 },
  ]);
  expect(await rejections(fixture.app, 'graphql', 'batch')).toBe(2);
});

describe('a body', () => {
  const sized = (bytes: number) => {
    const body = (pad: number) => JSON.stringify({ query: '{ __typename }', variables: { x: 'x'.repeat(pad) } });
    return body(bytes - body(0).length);
  };
  const post = (payload: string) =>
    fixture.app.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json' }, payload });

  it('has as many bytes as the limit, and not one more', async () => {
    expect((await post(sized(limits.body.value))).statusCode).toBe(200);
    expect((await post(sized(limits.body.value + 1))).statusCode).toBe(413);
    expect(log.limited('body')).toHaveLength(1);
    expect(await rejections(fixture.app, 'http', 'body')).toBe(1);
  });
});

describe('introspection', () => {
  const closed = appFixture({}, log.options);
  const client = () => new Client(closed.app);

  it('is off unless it is on', async () => {
    for (const query of ['{ __schema { types { name } } }', '{ ...F } fragment F on Query { x: __type(name: "Me") { name } }'])
      expect(await client().send(query)).toMatchObject({ status: 400, code: 'GRAPHQL_VALIDATION' });
    expect(await client().send('{ __typename }')).toMatchObject({ status: 200, errors: [] });
    expect(log.limited('introspection')).toHaveLength(2);
    expect(await rejections(closed.app, 'graphql', 'introspection')).toBe(2);
  });

  it('is not replaced by suggestions', async () => {
    expect((await client().send('{ event(id: "x") { titel } }')).errors[0]?.message).toBe('Cannot query field "titel" on type "Event".');
    expect((await new Client(fixture.app).send('{ event(id: "x") { titel } }')).errors[0]?.message).toContain('Did you mean "title"');
  });
});

describe('an error of the api itself', () => {
  it('is masked, with an id that the log has too', async () => {
    await fixture.database.owner.query('ALTER TABLE "Event" RENAME TO "Hidden"');
    const answer = await new Client(fixture.app).send('query Q($id: ID!) { event(id: $id) { id } }', { id: crypto.randomUUID() });
    await fixture.database.owner.query('ALTER TABLE "Hidden" RENAME TO "Event"');
    expect(answer.errors).toMatchObject([{ message: 'internal error', extensions: { code: 'INTERNAL', errorId: expect.any(String) } }]);
    expect(log.lines().filter(({ errorId }) => errorId === answer.errors[0]?.extensions?.['errorId'])).toHaveLength(1);
  });
});
