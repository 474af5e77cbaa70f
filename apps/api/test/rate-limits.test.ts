import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { buildApp } from '../src/app.ts';
import { limits } from '../src/limits.ts';
import { databaseFixture } from './support/app.ts';
import { Client, password, signUp } from './support/client.ts';
import { apiEnv, appUrl } from './support/env.ts';
import { get, open, sendRaw } from './support/raw.ts';
import { keptLog, rejections } from './support/rejections.ts';
import { until } from './support/until.ts';

const fixture = databaseFixture();
const log = keptLog();
const limited = { RATE_LIMIT_PER_MINUTE: '5', SIGN_IN_LIMIT_PER_MINUTE: '3' };
const build = async (overrides: Record<string, string> = limited): Promise<FastifyInstance> => {
  const app = await buildApp(await apiEnv(fixture.database.url, overrides), log.options);
  onTestFinished(() => app.close());
  await until('Redis is there', () => app.redis.status === 'ready');
  return app;
};

// No test is torn by the end of a minute.
beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterAll(() => void vi.useRealTimers());
let minute = Math.ceil(Date.now() / 60_000) + 1;
beforeEach(() => void vi.setSystemTime(++minute * 60_000 + 10_000));

let address = 0;
const newAddress = () => `198.51.100.${++address}`;
const ask = (app: FastifyInstance, forwardedFor: string, cookie = '', url = '/graphql') =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'x-forwarded-for': forwardedFor, ...(cookie && { cookie }) },
    payload: { query: '{ __typename }' },
  });
const statuses = async (count: number, send: (i: number) => Promise<{ statusCode: number }>): Promise<number[]> => {
  const found: number[] = [];
  for (let i = 0; i < count; i++) found.push((await send(i)).statusCode);
  return found;
};
const fiveOfSix = [200, 200, 200, 200, 200, 429];

describe('requests', () => {
  it('of an address are limited by the minute, and it is told how many are left', async () => {
    const app = await build();
    const [own, other] = [newAddress(), newAddress()];
    expect((await ask(app, own)).headers).toMatchObject({ 'ratelimit-policy': '"minute";q=5;w=60', ratelimit: '"minute";r=4;t=50' });
    expect(await statuses(5, () => ask(app, own))).toEqual([200, 200, 200, 200, 429]);
    const refused = await ask(app, own);
    expect(refused.headers).toMatchObject({ 'retry-after': '50', 'x-content-type-options': 'nosniff' });
    expect(refused.json()).toEqual({
      data: null,
      errors: [{ message: 'more than 5 requests in a minute', extensions: { code: 'RATE_LIMITED', retryAfter: 50 } }],
    });
    expect((await ask(app, other)).statusCode).toBe(200);
    expect(await rejections(app, 'http', 'address')).toBe(2);
    expect(log.limited('address')).toEqual([expect.objectContaining({ client: app.pseudonymOf(own), max: 5 })]);
    expect(log.text()).not.toContain(own);
    vi.setSystemTime((minute + 1) * 60_000);
    expect((await ask(app, own)).statusCode).toBe(200);
  });

  it('of a user are limited wherever they come from', async () => {
    const app = await build();
    const { id, cookie } = await signUp(app);
    expect(await statuses(6, () => ask(app, newAddress(), cookie))).toEqual(fiveOfSix);
    expect(await rejections(app, 'http', 'user')).toBe(1);
    expect(log.limited('user')).toHaveLength(1);
    expect(log.text()).not.toContain(id);
    expect((await ask(app, newAddress(), `${cookie}x`)).statusCode).toBe(200);
  });

  it('of every endpoint count, unknown ones too', async () => {
    const app = await build();
    const own = newAddress();
    const get = (url: string, method: 'GET' | 'OPTIONS' = 'GET') =>
      app.inject({ method, url, headers: { 'x-forwarded-for': own, origin: appUrl, 'access-control-request-method': 'POST' } });
    for (const url of ['/nothing', '/graphql', '/graphql?query={__typename}', '/healthz/x']) await get(url);
    expect((await get('/graphql', 'OPTIONS')).statusCode).toBe(204);
    expect((await get('/nothing')).statusCode).toBe(429);
    expect((await get('/graphql', 'OPTIONS')).statusCode).toBe(429);
  });

  it('of the probes are not limited', async () => {
    const app = await build();
    expect(new Set(await statuses(50, () => app.inject('/healthz')))).toEqual(new Set([200]));
    expect(new Set(await statuses(20, () => app.inject('/readyz')))).toEqual(new Set([200]));
  });

  it('of webhooks count apart and have a limit of their own', async () => {
    const app = await build();
    const own = newAddress();
    expect((await statuses(20, () => ask(app, own, '', '/webhooks/stripe'))).includes(429)).toBe(false);
    expect((await ask(app, own)).statusCode).toBe(200);
    expect(limits.webhooks.value).toBeGreaterThan(600);
  });
});

describe('the address', () => {
  it('is the one that the last trusted proxy saw: what a client claims has no effect', async () => {
    const app = await build();
    const own = newAddress();
    expect(await statuses(6, (i) => ask(app, `10.0.0.${i}, ${own}`))).toEqual(fiveOfSix);
  });

  it('is that of the socket where no proxy is trusted', async () => {
    const app = await build({ ...limited, TRUSTED_PROXY_HOPS: '0' });
    expect(await statuses(6, () => ask(app, newAddress()))).toEqual(fiveOfSix);
  });

  it('is the one before the last of two trusted proxies', async () => {
    const app = await build({ ...limited, TRUSTED_PROXY_HOPS: '2' });
    const own = newAddress();
    expect(await statuses(6, (i) => ask(app, `10.0.0.${i}, ${own}, 10.9.9.${i}`))).toEqual(fiveOfSix);
  });

  it('of IPv6 is its network', async () => {
    const app = await build();
    expect(await statuses(6, (i) => ask(app, `2001:db8:1:2:${i}::${i}`))).toEqual(fiveOfSix);
    expect((await ask(app, '2001:db8:1:3::1')).statusCode).toBe(200);
  });
});

describe('processes', () => {
  it('share what they count, by names that are no addresses', async () => {
    const [one, two] = [await build(), await build()];
    const own = newAddress();
    expect(new Set(await statuses(5, () => ask(one, own)))).toEqual(new Set([200]));
    const key = `requests:${minute}:${one.pseudonymOf(`a ${own}`)}`;
    await until('it is shared', async () => (await one.redis.get(key)) === '5');
    expect(await one.redis.pttl(key)).toBeGreaterThan(60_000);
    // The first is what makes the other look.
    expect((await ask(two, own)).statusCode).toBe(200);
    await until('the other knows', async () => (await one.redis.get(key)) === '6');
    await until('the other refuses', async () => (await ask(two, own)).statusCode === 429);
    expect((await one.redis.keys('*')).join()).not.toContain(own);
  });

  it('count for themselves while Redis is away', async () => {
    const app = await build();
    app.redis.disconnect();
    const own = newAddress();
    expect(await statuses(6, () => ask(app, own))).toEqual(fiveOfSix);
  });
});

describe('attempts to sign in', () => {
  const signIn = (app: FastifyInstance, email: string, forwardedFor: string) =>
    new Client(app).send(
      'mutation ($email: String!) { signIn(email: $email, password: "not the password") { id } }',
      { email },
      { headers: { 'x-forwarded-for': forwardedFor } },
    );
  const codes = async (count: number, send: (i: number) => Promise<{ code: string | undefined }>) => {
    const found: unknown[] = [];
    for (let i = 0; i < count; i++) found.push((await send(i)).code);
    return found;
  };
  const threeOfFour = ['INVALID_CREDENTIALS', 'INVALID_CREDENTIALS', 'INVALID_CREDENTIALS', 'RATE_LIMITED'];

  it('are limited by address', async () => {
    const app = await build({ ...limited, RATE_LIMIT_PER_MINUTE: '1000' });
    const own = newAddress();
    expect(await codes(4, (i) => signIn(app, `a${i}@example.org`, own))).toEqual(threeOfFour);
    const response = await signIn(app, 'a9@example.org', own);
    expect(response.status).toBe(429);
    expect(response.errors[0]?.extensions).toEqual({ code: 'RATE_LIMITED', retryAfter: expect.any(Number) });
    expect((await signIn(app, 'a9@example.org', newAddress())).code).toBe('INVALID_CREDENTIALS');
    expect(await rejections(app, 'graphql', 'sign-in')).toBe(2);
    expect(log.limited('sign-in')).toContainEqual(expect.objectContaining({ by: 'address', client: app.pseudonymOf(own), max: 3 }));
  });

  it('are limited by e-mail address, in any spelling, and Redis does not know which', async () => {
    const app = await build({ ...limited, RATE_LIMIT_PER_MINUTE: '1000' });
    const victim = await signUp(app);
    expect(await codes(3, (i) => signIn(app, i ? victim.email.toUpperCase() : victim.email, newAddress()))).toEqual([
      'INVALID_CREDENTIALS',
      'INVALID_CREDENTIALS',
      'RATE_LIMITED',
    ]);
    expect(log.limited('sign-in').at(-1)).toMatchObject({ by: 'account' });
    const keys = (await app.redis.keys('*')).join();
    expect(keys).toContain('attempts');
    expect(keys + log.text()).not.toContain(victim.email);
  });

  it('count sign-ups and changes of a password', async () => {
    const app = await build({ ...limited, RATE_LIMIT_PER_MINUTE: '1000' });
    const own = newAddress();
    const headers = { 'x-forwarded-for': own };
    const client = await signUp(app);
    const change = `mutation { changePassword(current: "no", password: "${password}") { id } }`;
    expect(await codes(4, () => client.send(change, {}, { headers }))).toEqual(threeOfFour);
    const again = 'mutation { signUp(email: "x@example.org", password: "correct horse battery", name: "X") { id } }';
    expect((await new Client(app).send(again, {}, { headers })).code).toBe('RATE_LIMITED');
  });

  it('are limited while Redis is away', async () => {
    const app = await build({ ...limited, RATE_LIMIT_PER_MINUTE: '1000' });
    app.redis.disconnect();
    expect(await codes(4, (i) => signIn(app, `b${i}@example.org`, '203.0.113.9'))).toEqual(threeOfFour);
  });
});

it('sockets are so many of a process', async () => {
  const app = await build({ WEBSOCKET_MAX_CONNECTIONS: '1' });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  expect(app.server.maxConnections).toBe(1 + limits.plainSockets.value);
  app.server.maxConnections = 2;
  const held = [await open(url), await open(url)];
  await sendRaw(url, get('/healthz'));
  expect(await rejections(app, 'http', 'connections')).toBe(1);
  expect(log.limited('connections')).toEqual([expect.objectContaining({ max: 2 })]);
  held[0]?.destroy();
  await until('there is a place', async () => (await sendRaw(url, get('/healthz'))).status === 200);
  held[1]?.destroy();
});

describe('a late event loop', () => {
  /** Keeps the event loop busy, most of a second each time. @returns ends it */
  function chew(): () => void {
    let busy = true;
    const bite = () => {
      const end = performance.now() + 700;
      while (performance.now() < end);
      if (busy) setImmediate(bite);
    };
    setImmediate(bite);
    return () => (busy = false);
  }

  it('refuses new work but not the probes, until it is on time again', async () => {
    const app = await build({});
    const end = chew();
    await until('503', async () => (await app.inject('/graphql?query={__typename}')).statusCode === 503);
    end();
    const refused = await ask(app, newAddress());
    expect(refused.statusCode).toBe(503);
    expect(refused.headers['retry-after']).toBe('2');
    expect(refused.json()).toMatchObject({ data: null, errors: [{ extensions: { code: 'OVERLOADED' } }] });
    expect((await app.inject('/healthz')).statusCode).toBe(200);
    expect((await app.inject('/readyz')).statusCode).toBe(200);
    expect(await rejections(app, 'http', 'overload')).toBe(2);
    expect(log.limited('overload')).toEqual([expect.objectContaining({ max: limits.eventLoopDelayMs.value })]);
    await until('200 again', async () => (await ask(app, newAddress())).statusCode === 200);
  });
});
