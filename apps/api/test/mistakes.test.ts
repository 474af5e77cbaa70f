import type { InjectOptions } from 'fastify';
import { describe, expect, it } from 'vitest';
import { appFixture } from './support/app.ts';
import { appUrl } from './support/env.ts';
import { connect } from './support/subscriber.ts';
import { until } from './support/until.ts';

const logs: string[] = [];
const fixture = appFixture({}, { logger: { level: 'warn', stream: { write: (line) => logs.push(line) } } });
/** Lines above warnings: a caller's mistake wakes nobody. */
const errorsLogged = () => logs.map((line) => JSON.parse(line) as { level: number }).filter(({ level }) => level > 40);
const json = { 'content-type': 'application/json' };
const graphql = (payload: string | object | undefined): InjectOptions => ({
  method: 'POST',
  url: '/graphql',
  headers: json,
  ...(payload !== undefined && { payload }),
});
const get = (parameters: Record<string, string>): InjectOptions => ({ url: `/graphql?${new URLSearchParams(parameters).toString()}` });
const two = 'query A { me { id } } query B { me { id } }';

/** Of the code, its libraries and what it runs on. */
const internal =
  /node_modules|\.[tj]s\b|\bat \S+ \(|prisma|postgres|redis|fastify|mercurius|FST_|MER_|TypeError|Cannot (read|destructure)|is not a function/i;

describe('a plain mistake is told, without anything internal', () => {
  it.each<[string, InjectOptions, number, string]>([
    ['an unknown path', { url: '/nowhere?a=b' }, 404, 'not found'],
    ['a path beside one', { url: '/graphql/x' }, 404, 'not found'],
    ['a path that cannot be decoded', { url: '/%zz' }, 400, 'bad request'],
    ['a wrong method', { method: 'DELETE', url: '/healthz' }, 404, 'not found'],
    ['PUT on GraphQL', { method: 'PUT', url: '/graphql', headers: json, payload: {} }, 404, 'not found'],
    ['HEAD on GraphQL', { method: 'HEAD', url: '/graphql?query=mutation{signOut}' }, 404, ''],
    ['no body', graphql(undefined), 400, 'GRAPHQL_VALIDATION'],
    ['an empty body', graphql(''), 400, 'GRAPHQL_VALIDATION'],
    ['malformed JSON', graphql('{"query": "{ me { id } }"'), 400, 'GRAPHQL_VALIDATION'],
    ['null', graphql('null'), 400, 'GRAPHQL_VALIDATION'],
    ['a number', graphql('5'), 400, 'GRAPHQL_VALIDATION'],
    ['a text', graphql('"{ me { id } }"'), 400, 'GRAPHQL_VALIDATION'],
    ['a list', graphql([]), 400, 'GRAPHQL_VALIDATION'],
    ['a list of operations', graphql([{ query: '{ me { id } }' }]), 400, 'GRAPHQL_VALIDATION'],
    ['no query', graphql({}), 400, 'GRAPHQL_VALIDATION'],
    ['a query that is an object', graphql({ query: { kind: 'Document' } }), 400, 'GRAPHQL_VALIDATION'],
    ['a query that is null', graphql({ query: null }), 400, 'GRAPHQL_VALIDATION'],
    ['variables that are a list', graphql({ query: '{ me { id } }', variables: [] }), 400, 'GRAPHQL_VALIDATION'],
    ['variables that are a text', graphql({ query: '{ me { id } }', variables: '{}' }), 400, 'GRAPHQL_VALIDATION'],
    ['extensions that are a text', graphql({ query: '{ me { id } }', extensions: '{}' }), 400, 'GRAPHQL_VALIDATION'],
    ['an operation name that is an object', graphql({ query: '{ me { id } }', operationName: {} }), 400, 'GRAPHQL_VALIDATION'],
    ['malformed GraphQL', graphql({ query: '{ me { id }' }), 400, 'GRAPHQL_VALIDATION'],
    ['a document of JSON', graphql({ query: '{"kind":"Document","definitions":[]}' }), 400, 'GRAPHQL_VALIDATION'],
    ['a document of JSON that is none', graphql({ query: '5' }), 400, 'GRAPHQL_VALIDATION'],
    ['nothing but a comment', graphql({ query: '# nothing' }), 400, 'GRAPHQL_VALIDATION'],
    ['only a fragment', graphql({ query: 'fragment F on Me { id }' }), 400, 'GRAPHQL_VALIDATION'],
    ['an unknown field', graphql({ query: '{ nothing }' }), 400, 'GRAPHQL_VALIDATION'],
    ['a missing argument', graphql({ query: '{ event { id } }' }), 400, 'GRAPHQL_VALIDATION'],
    ['a missing variable', graphql({ query: 'query ($id: ID!) { event(id: $id) { id } }' }), 400, 'GRAPHQL_VALIDATION'],
    [
      'a variable of another type',
      graphql({ query: 'query ($n: Int) { events(first: $n) { id } }', variables: { n: 'x' } }),
      400,
      'GRAPHQL_VALIDATION',
    ],
    ['an unknown operation name', graphql({ query: two, operationName: 'C' }), 400, 'GRAPHQL_VALIDATION'],
    ['no name for one of two operations', graphql({ query: two }), 400, 'GRAPHQL_VALIDATION'],
    ['an unknown operation name by GET', get({ query: two, operationName: 'C' }), 400, 'GRAPHQL_VALIDATION'],
    ['no name for one of two operations by GET', get({ query: two }), 400, 'GRAPHQL_VALIDATION'],
    ['no query by GET', { url: '/graphql' }, 400, 'GRAPHQL_VALIDATION'],
    ['two queries by GET', { url: '/graphql?query={me{id}}&query={me{id}}' }, 400, 'GRAPHQL_VALIDATION'],
    ['malformed variables by GET', get({ query: '{ me { id } }', variables: '{' }), 400, 'GRAPHQL_VALIDATION'],
    [
      'variables by GET that are a number',
      get({ query: 'query ($n: Int!) { events(first: $n) { id } }', variables: '5' }),
      400,
      'GRAPHQL_VALIDATION',
    ],
    [
      'variables by GET that are null',
      get({ query: 'query ($n: Int!) { events(first: $n) { id } }', variables: 'null' }),
      400,
      'GRAPHQL_VALIDATION',
    ],
    ['malformed extensions by GET', get({ query: '{ me { id } }', extensions: '[' }), 400, 'GRAPHQL_VALIDATION'],
    ['a mutation by GET', get({ query: 'mutation { signOut }' }), 405, 'GRAPHQL_VALIDATION'],
    [
      'a subscription without a WebSocket',
      graphql({ query: 'subscription { attendance(eventId: "1") { count } }' }),
      400,
      'GRAPHQL_VALIDATION',
    ],
  ])('%s', async (_, options, status, said) => {
    logs.length = 0;
    const { statusCode, body } = await fixture.app.inject(options);
    expect(statusCode).toBe(status);
    expect(body).toContain(said);
    expect(body).not.toMatch(internal);
    expect(errorsLogged()).toEqual([]);
  });
});

describe('so is one over a WebSocket', () => {
  it.each<[string, unknown]>([
    ['no payload', undefined],
    ['null', null],
    ['no query', {}],
    ['a query that is null', { query: null }],
    ['malformed GraphQL', { query: 'subscription {' }],
    ['a query', { query: '{ me { id } }' }],
    ['an unknown field', { query: 'subscription { nothing }' }],
    ['an unknown operation name', { query: 'subscription A { attendance(eventId: "1") { count } }', operationName: 'B' }],
    ['nothing but a comment', { query: '# nothing' }],
    ['only a fragment', { query: 'fragment F on Attendance { count }' }],
    ['a document that is none', { query: { kind: 'Document' } }],
    ['a document of definitions that are none', { query: { kind: 'Document', definitions: [null] } }],
    ['a missing variable', { query: 'subscription ($id: ID!) { attendance(eventId: $id) { count } }' }],
    ['variables that are a number', { query: 'subscription ($id: ID!) { attendance(eventId: $id) { count } }', variables: 5 }],
  ])('%s', async (_, payload) => {
    logs.length = 0;
    const { server } = fixture.app;
    const url = server.listening
      ? `http://127.0.0.1:${(server.address() as { port: number }).port}`
      : await fixture.app.listen({ host: '127.0.0.1', port: 0 });
    const { socket, errors, closed } = await connect(`${url.replace('http', 'ws')}/graphql`, { origin: appUrl });
    let code: number | undefined;
    void closed.then((reason) => (code = reason.code));
    socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload }));
    await until('an answer', () => errors.length > 0 || code !== undefined);
    expect(JSON.stringify(errors)).not.toMatch(internal);
    if (code === undefined) expect(errors[0]?.extensions?.['code']).toBe('GRAPHQL_VALIDATION');
    expect(errorsLogged()).toEqual([]);
  });
});
