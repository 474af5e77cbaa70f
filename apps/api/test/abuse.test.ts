import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Stripe } from 'stripe';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { databaseFixture } from './support/app.ts';
import { abuses } from './support/abuses.ts';
import { processEnv } from './support/env.ts';
import { launch, type Launched } from './support/launch.ts';
import { parseMetrics } from './support/prometheus.ts';
import { answerOf, get, open, post, sendRaw } from './support/raw.ts';
import { until } from './support/until.ts';

const fixture = databaseFixture();
/** What does not fit ends the process. */
const oldSpaceMiB = 192;
let api: Launched;
let url: string;
let metricsUrl: string;
beforeAll(async () => {
  const env = await processEnv(fixture.database.url, { LOG_LEVEL: 'warn' });
  url = `http://127.0.0.1:${env['PORT']}`;
  metricsUrl = `http://127.0.0.1:${env['METRICS_PORT']}/metrics`;
  api = launch('server.ts', env, [`--max-old-space-size=${oldSpaceMiB}`]);
  await until('the api answers', answers, 60);
}, 90_000);
afterAll(() => api.stop());

async function answers(): Promise<boolean> {
  return (await sendRaw(url, post('{"query":"{ __typename }"}'))).body.includes('{"data":{"__typename":"Query"}}');
}
const metric = async (name: string, labels: Record<string, string> = {}): Promise<number> => {
  const samples = parseMetrics(await (await fetch(metricsUrl)).text());
  const found = samples.filter(
    (sample) => sample.name === name && Object.entries(labels).every(([key, value]) => sample.labels[key] === value),
  );
  return found.reduce((sum, { value }) => sum + value, 0);
};

it.each(abuses)('$what is answered with $status $code', async ({ bytes, status, code }) => {
  const answer = await sendRaw(url, bytes);
  expect({ status: answer.status, answer: answer.status === status ? '' : answer.body }).toEqual({ status, answer: '' });
  const found = /"code":"(\w+)"/.exec(answer.body)?.[1];
  if (code !== undefined || status === 200) expect(found).toBe(code);
  expect(answer.head + answer.body).not.toMatch(/node_modules|\.ts:|prisma|Cannot read|evil\.example\/|stack/i);
  expect(answer.body.length).toBeLessThan(16_000);
  expect(await answers()).toBe(true);
});

describe('slowness', () => {
  // Node.js looks every two seconds.
  const elapsed = async (socket: Awaited<ReturnType<typeof open>>) => {
    const startedAt = performance.now();
    const { status } = await answerOf(socket);
    return { status, seconds: (performance.now() - startedAt) / 1_000 };
  };
  const drip = (socket: Awaited<ReturnType<typeof open>>, text: string) => {
    const timer = setInterval(() => socket.write(text), 500);
    socket.on('close', () => clearInterval(timer));
  };

  it('of headers and bodies ends after 10 and 15 s, of hundreds of sockets at once, and others are served meanwhile', async () => {
    const before = await metric('http_rejections_total', { limit: 'timeout' });
    const idle = await Promise.all(Array.from({ length: 300 }, () => open(url)));
    const headers = await Promise.all(Array.from({ length: 20 }, () => open(url)));
    const body = await Promise.all(Array.from({ length: 20 }, () => open(url)));
    for (const socket of headers) {
      socket.write('GET /healthz HTTP/1.1\r\nhost: api\r\n');
      drip(socket, 'x: y\r\n');
    }
    for (const socket of body) {
      socket.write(`${get('/graphql', ['content-type: application/json', 'content-length: 60000'], 'POST')}{"query":"`);
      drip(socket, 'x');
    }
    const outcomes = Promise.all([...idle, ...headers].map(elapsed));
    const bodies = Promise.all(body.map(elapsed));
    expect(await answers()).toBe(true);
    // Who is still sending may lose the answer.
    for (const { status, seconds } of await outcomes) {
      expect([408, 0]).toContain(status);
      expect(seconds).toBeLessThan(13);
    }
    for (const { status, seconds } of await bodies) {
      expect([408, 0]).toContain(status);
      expect(seconds).toBeGreaterThan(10);
      expect(seconds).toBeLessThan(18);
    }
    expect(await metric('http_rejections_total', { limit: 'timeout' })).toBe(before + 340);
  }, 60_000);

  it('in reading answers does not make them pile up', async () => {
    const sockets = await Promise.all(Array.from({ length: 20 }, () => open(url)));
    const request = get('/graphql?query={__typename}').replace('connection: close\r\n', '');
    for (const socket of sockets) {
      socket.pause();
      socket.write(request.repeat(500));
    }
    await until('others are served', answers);
    for (const socket of sockets) socket.destroy();
  });
});

it('asks nobody whom a webhook names', async () => {
  let asked = 0;
  const canary = createServer((_request, response) => (asked++, response.end())).listen(0, '127.0.0.1');
  await once(canary, 'listening');
  const there = `http://127.0.0.1:${(canary.address() as AddressInfo).port}/`;
  const session = {
    object: 'checkout.session',
    id: 'cs_1',
    url: there,
    success_url: there,
    cancel_url: there,
    return_url: there,
    metadata: { url: there },
  };
  for (const type of ['checkout.session.completed', 'checkout.session.expired', 'charge.refunded', 'unknown.type']) {
    const payload = JSON.stringify({
      id: `evt_${type}`,
      object: 'event',
      type,
      api_version: there,
      request: { url: there },
      data: { object: session },
    });
    const secret = inject('services').STRIPE_WEBHOOK_SECRET;
    const signature = await new Stripe('sk_test').webhooks.generateTestHeaderStringAsync({ payload, secret });
    for (const header of [signature, 't=1,v1=00'])
      await sendRaw(
        url,
        post(payload, ['content-type: application/json', `stripe-signature: ${header}`])
          .toString()
          .replace('/graphql', '/webhooks/stripe'),
      );
  }
  canary.close();
  expect(asked).toBe(0);
});

it('keeps no more documents than it may, whatever is in them', async () => {
  const kinds = [
    (i: number) => `query Q${i} { ${'... { __typename } '.repeat(240)} }`,
    (i: number) => `query Q${i} { ${'... { nothing } '.repeat(240)} }`,
  ];
  for (let i = 0; i < 400; i++) for (const kind of kinds) await sendRaw(url, post(JSON.stringify({ query: kind(i) })));
  expect(await answers()).toBe(true);
}, 120_000);

it('has not failed once, and its log quotes nobody', async () => {
  expect(await answers()).toBe(true);
  expect((await metric('process_resident_memory_bytes')) / 1024 ** 2).toBeLessThan(2 * oldSpaceMiB + 100);
  const lines = api.lines();
  expect(lines.filter(({ level }) => level === 'error' || level === 'fatal').map(({ msg, err }) => ({ msg, err }))).toEqual([]);
  expect(lines.map((line) => JSON.stringify(line)).join()).not.toMatch(/example\.org|DROP TABLE|evil\.example/);
  for (const [name, limit] of [
    ['graphql', 'tokens'],
    ['graphql', 'batch'],
    ['http', 'origin'],
    ['http', 'content-type'],
    ['http', 'body'],
    ['http', 'malformed'],
  ] as const)
    expect([limit, await metric(`${name}_rejections_total`, { limit })]).not.toEqual([limit, 0]);
});
