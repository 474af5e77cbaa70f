import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import operations from '../src/graphql/persisted-operations.json' with { type: 'json' };
import { appFixture } from './support/app.ts';
import { appUrl } from './support/env.ts';
import { connect } from './support/subscriber.ts';
import { until } from './support/until.ts';

const me = 'query Me { me { id name email } }';
const attendance = Object.values(operations).find((text) => text.startsWith('subscription')) ?? '';
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const persisted = (sha256Hash: unknown, version: unknown = 1) => ({ persistedQuery: { version, sha256Hash } });

interface Body {
  readonly data?: unknown;
  readonly errors?: readonly { message: string; extensions: { code: string } }[];
}

const post = async (app: FastifyInstance, payload: object) => {
  const response = await app.inject({ method: 'POST', url: '/graphql', payload });
  const { data, errors } = response.json<Body>();
  return { status: response.statusCode, data, code: errors?.[0]?.extensions.code, message: errors?.[0]?.message };
};

const rejections = async ({ metrics }: FastifyInstance): Promise<number> =>
  (await metrics.graphql_rejections_total.get()).values.find(({ labels }) => labels.limit === 'persisted')?.value ?? 0;

describe('persisted operations', () => {
  const fixture = appFixture();

  it('are stored by the hash of their text', () => {
    for (const [hash, text] of Object.entries(operations)) expect(hash).toBe(hashOf(text));
  });

  it('are answered by their hash alone, by POST and by GET', async () => {
    expect(await post(fixture.app, { extensions: persisted(hashOf(me)) })).toMatchObject({ status: 200, data: { me: null } });
    const query = new URLSearchParams({ extensions: JSON.stringify(persisted(hashOf(me))) }).toString();
    expect((await fixture.app.inject({ url: `/graphql?${query}` })).json()).toEqual({ data: { me: null } });
  });

  it('take variables and an operation name', async () => {
    const event = Object.entries(operations).find(([, text]) => text.startsWith('query Event('))?.[0];
    const body = { extensions: persisted(event), variables: { id: crypto.randomUUID() }, operationName: 'Event' };
    expect(await post(fixture.app, body)).toMatchObject({ status: 200, data: { event: null } });
  });

  it('that are not known are said not to be: the client sends the text with the hash then', async () => {
    const text = '{ me { name } }';
    for (let round = 0; round < 2; round++) {
      expect(await post(fixture.app, { extensions: persisted(hashOf(text)) })).toEqual({
        status: 200,
        data: null,
        code: 'PERSISTED_QUERY_NOT_FOUND',
        message: 'PersistedQueryNotFound',
      });
      expect(await post(fixture.app, { query: text, extensions: persisted(hashOf(text)) })).toMatchObject({ data: { me: null } });
    }
  });

  it.each([
    ['a hash that is not that of the query', { query: me, extensions: persisted(hashOf('{ me { id } }')) }],
    ['another version', { extensions: persisted(hashOf(me), 2) }],
    ['a hash that is no text', { extensions: persisted(1) }],
    ['a hash that is none', { extensions: { persistedQuery: {} } }],
    ['neither query nor hash', {}],
    ['an empty query', { query: '' }],
    ['extensions of other kinds', { extensions: { tracing: {} } }],
    ['null for a hash', { extensions: { persistedQuery: null } }],
  ])('refuse %s', async (_, body) => {
    expect(await post(fixture.app, body)).toMatchObject({ status: 400, data: null, code: 'GRAPHQL_VALIDATION' });
  });

  it.each(['__proto__', 'constructor', 'toString'])('know no %s', async (hash) => {
    expect(await post(fixture.app, { extensions: persisted(hash) })).toMatchObject({ code: 'PERSISTED_QUERY_NOT_FOUND' });
  });

  it('leave other operations alone', async () => {
    expect(await post(fixture.app, { query: '{ me { name } }' })).toMatchObject({ status: 200, data: { me: null } });
  });
});

describe('with persisted operations only', () => {
  const logs: string[] = [];
  const fixture = appFixture(
    { GRAPHQL_PERSISTED_ONLY: 'true' },
    { logger: { level: 'warn', stream: { write: (line) => logs.push(line) } } },
  );
  const refused = { status: 400, data: null, code: 'PERSISTED_QUERY_NOT_FOUND' };

  it('those are answered, by hash and by text', async () => {
    expect(await post(fixture.app, { extensions: persisted(hashOf(me)) })).toMatchObject({ data: { me: null } });
    expect(await post(fixture.app, { query: me })).toMatchObject({ data: { me: null } });
    expect(await post(fixture.app, { query: me, extensions: persisted(hashOf(me)) })).toMatchObject({ data: { me: null } });
  });

  it.each([
    ['another text', { query: '{ me { name } }' }],
    ['the text with a space more', { query: `${me} ` }],
    ['another text with its hash', { query: '{ me { name } }', extensions: persisted(hashOf('{ me { name } }')) }],
    ['what cannot be parsed', { query: '{' }],
    ['a parsed document', { query: JSON.stringify(parse(me)) }],
  ])('%s is refused, counted and logged', async (_, body) => {
    const before = await rejections(fixture.app);
    logs.length = 0;
    expect(await post(fixture.app, body)).toMatchObject(refused);
    expect(await rejections(fixture.app)).toBe(before + 1);
    expect(logs.map((line) => JSON.parse(line) as object)).toMatchObject([{ limit: 'persisted', msg: 'refused by a limit' }]);
  });

  it('so are subscriptions', async () => {
    const url = await fixture.app.listen({ host: '127.0.0.1', port: 0 });
    const subscriber = await connect(`${url.replace('http', 'ws')}/graphql`, { origin: appUrl });
    const refusedSubscription = async (query: string) => {
      const before = subscriber.errors.length;
      subscriber.subscribe(query, { eventId: crypto.randomUUID() });
      await until('an answer', () => subscriber.errors.length > before);
      return subscriber.errors.at(-1)?.extensions?.['code'];
    };
    expect(await refusedSubscription(attendance)).toBe('NOT_FOUND');
    expect(await refusedSubscription(`${attendance} `)).toBe('PERSISTED_QUERY_NOT_FOUND');
    const counted = (await fixture.app.metrics.graphql_errors_total.get()).values.map(({ labels, value }) => ({ ...labels, value }));
    expect(counted).toContainEqual({ type: 'subscription', code: 'PERSISTED_QUERY_NOT_FOUND', value: 1 });
    const forged = { ...parse(`${attendance} # more`, { noLocation: true }), loc: { source: { body: attendance } } };
    subscriber.subscribe(forged as never);
    expect(await subscriber.closed).toMatchObject({ code: 4400 });
    expect(subscriber.data).toEqual([]);
  });
});
