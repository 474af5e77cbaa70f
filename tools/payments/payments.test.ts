import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { buildPayments } from './app.ts';
import { parseForm } from './form.ts';
import type { Session } from './objects.ts';

const apiKey = 'sk_test_secret_of_the_test';
const webhookSecret = 'whsec_secret_of_the_test';
let app: FastifyInstance;
let folder: string;

const build = (url?: string, address?: string) =>
  buildPayments({ apiKey, webhookSecret, webhook: { url, address }, publicUrl: 'http://pay.example', file: join(folder, 'payments.json') });
const call = (method: 'GET' | 'POST', path: string, form: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  app.inject({
    method,
    url: path,
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    ...(method === 'POST' && { payload: new URLSearchParams(form).toString() }),
  });
const form = (overrides: Record<string, string> = {}) => ({
  mode: 'payment',
  client_reference_id: 'p1',
  success_url: 'http://app.example/done?id={CHECKOUT_SESSION_ID}',
  cancel_url: 'http://app.example/left',
  'line_items[0][quantity]': '1',
  'line_items[0][price_data][currency]': 'eur',
  'line_items[0][price_data][unit_amount]': '1250',
  'line_items[0][price_data][product_data][name]': '<b>Opera</b>',
  'payment_intent_data[metadata][paymentId]': 'p1',
  ...overrides,
});
const open = async (overrides = {}): Promise<Session> => (await call('POST', '/v1/checkout/sessions', form(overrides))).json<Session>();
const read = async (id: string): Promise<Session> => (await call('GET', `/v1/checkout/sessions/${id}`)).json<Session>();
const pay = (id: string) => app.inject({ method: 'POST', url: `/c/pay/${id}` });
const soon = (seconds: number) => String(Math.floor(Date.now() / 1_000) + seconds);

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('not true after 10 s');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'payments-'));
  app = build();
});
afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

describe('a checkout session', () => {
  it('is open, then complete', async () => {
    const session = await open();
    expect(session).toMatchObject({
      status: 'open',
      payment_status: 'unpaid',
      amount_total: 1250,
      currency: 'eur',
      client_reference_id: 'p1',
    });
    expect(session.url).toBe(`http://pay.example/c/pay/${session.id}`);
    const paid = await pay(session.id);
    expect([paid.statusCode, paid.headers.location]).toEqual([303, `http://app.example/done?id=${session.id}`]);
    expect(await read(session.id)).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      payment_intent: expect.stringMatching(/^pi_/),
    });
    expect((await pay(session.id)).headers.location).toBe(`/c/pay/${session.id}`);
  });

  it('is closed once, and takes no payment then', async () => {
    const { id } = await open();
    expect((await call('POST', `/v1/checkout/sessions/${id}/expire`)).json()).toMatchObject({ status: 'expired' });
    expect((await call('POST', `/v1/checkout/sessions/${id}/expire`)).statusCode).toBe(400);
    await pay(id);
    expect(await read(id)).toMatchObject({ status: 'expired', payment_status: 'unpaid' });
  });

  it.each<[string, Record<string, string>, string]>([
    ['a time under 30 minutes', { expires_at: soon(29 * 60) }, 'expires_at'],
    ['a time over 24 hours', { expires_at: soon(25 * 3_600) }, 'expires_at'],
    ['another mode', { mode: 'subscription' }, 'mode'],
    ['49 cents', { 'line_items[0][price_data][unit_amount]': '49' }, 'line_items[0][price_data][unit_amount]'],
    ['no address to go on to', { success_url: '' }, 'success_url'],
    ['an address that is none', { cancel_url: 'javascript:alert(1)' }, 'cancel_url'],
    ['two items', { 'line_items[1][quantity]': '1' }, 'line_items'],
    ['what is unknown', { 'a[b]': 'c' }, 'a'],
    ['what every object has', { '__proto__[b]': 'c' }, '__proto__'],
  ])('is refused with %s', async (_what, overrides, param) => {
    const response = await call('POST', '/v1/checkout/sessions', form(overrides));
    expect([response.statusCode, response.json()]).toMatchObject([400, { error: { type: 'invalid_request_error', param } }]);
  });

  it.each([
    ['no key', {}],
    ['another key', { authorization: 'Bearer sk_test_other' }],
  ])('needs the key: %s', async (_what, headers) => {
    const response = await app.inject({ method: 'POST', url: '/v1/checkout/sessions', headers: headers as Record<string, string> });
    expect(response.statusCode).toBe(401);
    expect(response.body).not.toContain(apiKey);
  });

  it('outlives the process', async () => {
    const { id } = await open();
    await app.close();
    app = build();
    expect(await read(id)).toMatchObject({ id, status: 'open' });
  });
});

describe('the page', () => {
  it('says what is to be paid, runs nothing, and leads on only to the shop', async () => {
    const { id } = await open();
    const page = await app.inject(`/c/pay/${id}`);
    expect(page.body).toContain('&lt;b&gt;Opera&lt;/b&gt;');
    expect(page.body).toContain('<html lang="en">');
    expect(page.body).toContain('<button>Pay €12.50</button>');
    expect(page.body).toContain('href="http://app.example/left"');
    expect(page.headers['content-security-policy']).toMatch(/default-src 'none'.*form-action 'self' http:\/\/app\.example$/);
    await pay(id);
    expect((await app.inject(`/c/pay/${id}`)).body).toContain('This is paid');
  });

  it('that there is not says so', async () => {
    expect((await app.inject('/c/pay/cs_1')).statusCode).toBe(404);
    expect((await app.inject('/c/pay/constructor')).statusCode).toBe(404);
    expect((await app.inject('/')).statusCode).toBe(404);
  });
});

describe('a refund', () => {
  const paid = async (): Promise<string> => {
    const { id } = await open();
    await pay(id);
    return (await read(id)).payment_intent as string;
  };
  const refund = (intent: string, more: Record<string, string> = {}) => call('POST', '/v1/refunds', { payment_intent: intent, ...more });

  it('gives all back, once', async () => {
    const intent = await paid();
    expect((await refund(intent)).json()).toMatchObject({ object: 'refund', amount: 1250, status: 'succeeded', payment_intent: intent });
    expect((await refund(intent)).json()).toMatchObject({ error: { code: 'charge_already_refunded' } });
  });

  it('gives parts back, up to all of it', async () => {
    const intent = await paid();
    expect((await refund(intent, { amount: '1000' })).statusCode).toBe(200);
    expect((await refund(intent, { amount: '251' })).statusCode).toBe(400);
    expect((await refund(intent)).json()).toMatchObject({ amount: 250 });
  });

  it('of what was not paid is none', async () => {
    expect((await refund('pi_1')).statusCode).toBe(404);
  });
});

describe('Idempotency-Key', () => {
  const key = { 'idempotency-key': 'k' };

  it('does once what is asked twice', async () => {
    const first = await call('POST', '/v1/checkout/sessions', form(), key);
    const again = await call('POST', '/v1/checkout/sessions', form(), key);
    expect(again.json()).toEqual(first.json());
    expect([first.headers['idempotent-replayed'], again.headers['idempotent-replayed']]).toEqual([undefined, 'true']);
  });

  it('is of one request only', async () => {
    await call('POST', '/v1/checkout/sessions', form(), key);
    const other = await call('POST', '/v1/checkout/sessions', form({ client_reference_id: 'p2' }), key);
    expect([other.statusCode, other.json()]).toMatchObject([400, { error: { type: 'idempotency_error' } }]);
  });

  it('does not keep a request that was wrong', async () => {
    expect((await call('POST', '/v1/checkout/sessions', form({ mode: 'x' }), key)).statusCode).toBe(400);
    expect((await call('POST', '/v1/checkout/sessions', form(), key)).statusCode).toBe(200);
  });

  it.each([
    [500, 500],
    [503, 200],
    [429, 200],
  ])('after a %s, the same again is answered with %s', async (fault, later) => {
    await app.inject({ method: 'PUT', url: '/api/faults', payload: [{ on: 'POST /v1/checkout/sessions', status: fault, times: 1 }] });
    expect((await call('POST', '/v1/checkout/sessions', form(), key)).statusCode).toBe(fault);
    expect((await call('POST', '/v1/checkout/sessions', form(), key)).statusCode).toBe(later);
  });
});

describe('webhooks', () => {
  interface Received {
    readonly headers: IncomingHttpHeaders;
    readonly body: string;
  }

  /** An endpoint that answers with these statuses, then 200; and the app that tells it. */
  async function endpoint(...statuses: number[]): Promise<Received[]> {
    const received: Received[] = [];
    const server = createServer((request, response) => {
      void (async () => {
        received.push({ headers: request.headers, body: Buffer.concat((await request.toArray()) as Buffer[]).toString() });
        response.writeHead(statuses.shift() ?? 200).end();
      })();
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => void server.close());
    await app.close();
    // Under a name that only its address leads to, as the load balancer's.
    app = build(`http://api.example:${(server.address() as { port: number }).port}/hook`, '127.0.0.1');
    return received;
  }
  const types = (received: readonly Received[]) => received.map(({ body }) => (JSON.parse(body) as { type: string }).type);

  it('are signed over what is sent', async () => {
    const received = await endpoint();
    await pay((await open()).id);
    await until(() => received.length === 2);
    expect(types(received).toSorted()).toEqual(['checkout.session.completed', 'payment_intent.succeeded']);
    for (const { headers, body } of received) {
      const [, at, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['stripe-signature'])) ?? [];
      expect(signature).toBe(createHmac('sha256', webhookSecret).update(`${at}.${body}`).digest('hex'));
      expect(headers['content-type']).toBe('application/json; charset=utf-8');
      expect(headers.host).toMatch(/^api\.example:\d+$/);
    }
  });

  it('are told again until they are heard', async () => {
    const received = await endpoint(500, 404);
    const { id } = await open();
    await call('POST', `/v1/checkout/sessions/${id}/expire`);
    const events = async () => (await app.inject('/api/events')).json<{ events: { delivered: boolean }[] }>().events;
    await until(async () => (await events()).every(({ delivered }) => delivered));
    expect(await events()).toMatchObject([{ answers: [500, 404, 200] }]);
    expect(received.length).toBe(3);
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
  });

  it('come late and twice, if a test wants them so', async () => {
    const received = await endpoint();
    await app.inject({ method: 'PUT', url: '/api/webhook', payload: { hold: true, copies: 2 } });
    for (const { id } of [await open(), await open()]) await call('POST', `/v1/checkout/sessions/${id}/expire`);
    expect(received).toEqual([]);
    await app.inject({ method: 'PUT', url: '/api/webhook', payload: { hold: false } });
    await until(() => received.length === 4);
    expect(new Set(received.map(({ body }) => body)).size).toBe(2);
  });
});

it('reads nested forms', () => {
  expect(parseForm('a=1&b[c][d]=2&b[c][e]=3&l[0]=x&l[1]=y')).toEqual({ a: '1', b: { c: { d: '2', e: '3' } }, l: { 0: 'x', 1: 'y' } });
});
