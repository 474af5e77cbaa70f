import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildMailbox } from './app.ts';
import { IdempotencyKeys } from './idempotency.ts';

const apiKey = 're_secret_of_the_test';
const email = { from: 'Landfall <events@landfall.example>', to: 'ada@example.com', subject: 'Tomorrow', html: '<p>See you</p>' };
let app: FastifyInstance;
let folder: string;

const build = () => buildMailbox({ apiKey, file: join(folder, 'messages.ndjson') });
const send = (payload: unknown, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: '/emails',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', ...headers },
    payload: JSON.stringify(payload),
  });
const messages = async (query = '') =>
  (await app.inject(`/api/messages${query}`)).json<{ messages: { id: string; to: string[] }[] }>().messages;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mailbox-'));
  app = build();
});
afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

describe('POST /emails', () => {
  it('accepts a message and keeps it', async () => {
    const response = await send(email);
    expect(response.statusCode).toBe(200);
    expect(Object.keys(response.json())).toEqual(['id']);
    expect(await messages()).toMatchObject([{ id: response.json<{ id: string }>().id, to: ['ada@example.com'], subject: 'Tomorrow' }]);
  });

  it.each([
    ['no key', undefined, 401, 'missing_api_key'],
    ['another key', 'Bearer re_other', 403, 'invalid_api_key'],
  ])('refuses %s', async (_name, authorization, status, name) => {
    const response = await app.inject({ method: 'POST', url: '/emails', headers: authorization ? { authorization } : {}, payload: email });
    expect(response.json()).toMatchObject({ statusCode: status, name });
    expect(response.body).not.toContain(apiKey);
    expect(await messages()).toEqual([]);
  });

  it.each([
    [{ ...email, from: undefined }, 'missing_required_field', 'Missing `from` field.'],
    [{ ...email, to: [] }, 'missing_required_field', 'Missing `to` field.'],
    [{ ...email, subject: '' }, 'missing_required_field', 'Missing `subject` field.'],
    [{ ...email, subject: 'Hello\nBcc: eve@example.com' }, 'validation_error', 'line breaks'],
    [{ ...email, html: undefined }, 'validation_error', 'Missing `html` or `text` field.'],
    [{ ...email, from: 'nobody' }, 'validation_error', 'Invalid `from` field.'],
    [{ ...email, to: ['ada@example.com', 'Ada <ada>'] }, 'validation_error', 'Invalid `to` field.'],
    [{ ...email, to: Array<string>(51).fill('ada@example.com') }, 'validation_error', 'at most 50'],
    [{ ...email, tags: [{ name: 'a b', value: 'c' }] }, 'validation_error', 'ASCII letters'],
    [{ ...email, attachments: [{}] }, 'validation_error', 'not supported'],
    ['text', 'validation_error', 'must be a JSON object'],
  ])('answers 422 for %j', async (body, name, message) => {
    const response = await send(body);
    expect(response.statusCode).toBe(422);
    expect(response.json<{ name: string }>().name).toBe(name);
    expect(response.json<{ message: string }>().message).toContain(message);
    expect(await messages()).toEqual([]);
  });
});

describe('Idempotency-Key', () => {
  const headers = { 'idempotency-key': 'reminder/1' };

  it('sends once for the same key and payload, in whatever order of fields', async () => {
    const first = await send(email, headers);
    const again = await send(Object.fromEntries(Object.entries(email).toReversed()), headers);
    expect(again.json()).toEqual(first.json());
    expect(await messages()).toHaveLength(1);
  });

  it('answers 409 for the same key with another payload', async () => {
    await send(email, headers);
    const response = await send({ ...email, subject: 'Today' }, headers);
    expect(response.json()).toMatchObject({ statusCode: 409, name: 'invalid_idempotent_request' });
    expect(await messages()).toHaveLength(1);
  });

  it('does not remember a refused message', async () => {
    expect((await send({ ...email, to: 'nobody' }, headers)).statusCode).toBe(422);
    expect((await send(email, headers)).statusCode).toBe(200);
  });

  it('refuses a key of more than 256 characters', async () => {
    expect((await send(email, { 'idempotency-key': 'x'.repeat(257) })).json()).toMatchObject({
      statusCode: 400,
      name: 'invalid_idempotency_key',
    });
  });

  it('forgets a key after 24 hours', () => {
    let now = 0;
    let sent = 0;
    const keys = new IdempotencyKeys(() => now);
    const once = () => keys.once('key', {}, () => String(++sent));
    expect([once(), once()]).toEqual(['1', '1']);
    now = 24 * 60 * 60 * 1000;
    expect(once()).toBe('2');
  });
});

describe("the sender's keys", () => {
  const headers = { 'idempotency-key': 'reminder/1' };

  it('outlive the process', async () => {
    const first = await send(email, headers);
    app = build(); // the first one is not closed: it was killed
    expect((await send(email, headers)).json()).toEqual(first.json());
    expect((await send({ ...email, subject: 'Today' }, headers)).statusCode).toBe(409);
    expect(await messages()).toHaveLength(1);
  });

  it('are told with the messages, and not to the sender', async () => {
    const { id } = (await send(email, headers)).json<{ id: string }>();
    expect(await messages()).toMatchObject([{ idempotency: { key: 'reminder/1' } }]);
    const answer = await app.inject({ url: `/emails/${id}`, headers: { authorization: `Bearer ${apiKey}` } });
    expect(answer.json()).not.toHaveProperty('idempotency');
  });
});

describe('reading', () => {
  it('filters by recipient, whatever its display name and case, newest first', async () => {
    await send({ ...email, to: 'Ada <ADA@example.com>', subject: 'one' });
    await send({ ...email, to: 'bob@example.com', cc: 'ada@example.com', subject: 'two' });
    await send({ ...email, to: 'eve@example.com' });
    expect(await messages('?to=ada@example.com')).toMatchObject([{ subject: 'two' }, { subject: 'one' }]);
  });

  it('shows a message without letting it run anything', async () => {
    const { id } = (await send({ ...email, html: '<script>alert(1)</script>' })).json<{ id: string }>();
    const page = await app.inject(`/messages/${id}`);
    expect(page.headers['content-security-policy']).toMatch(/^sandbox [^;]*; default-src 'none'/);
    expect(page.headers['content-security-policy']).not.toContain('allow-scripts');
  });

  it('shows plain text as text', async () => {
    const { id } = (await send({ ...email, html: undefined, text: '<b>5 < 6</b>' })).json<{ id: string }>();
    expect((await app.inject(`/messages/${id}`)).body).toContain('&lt;b&gt;5 &lt; 6');
  });

  it('answers GET /emails/:id like Resend', async () => {
    const { id } = (await send(email)).json<{ id: string }>();
    const response = await app.inject({ url: `/emails/${id}`, headers: { authorization: `Bearer ${apiKey}` } });
    expect(response.json()).toMatchObject({ object: 'email', id, from: email.from });
    expect((await app.inject(`/emails/${id}`)).statusCode).toBe(401);
  });

  it('serves the viewer and its health', async () => {
    expect((await app.inject('/')).headers['content-type']).toContain('text/html');
    expect((await app.inject('/healthz')).json()).toEqual({ status: 'ok' });
    expect((await app.inject('/messages/none')).statusCode).toBe(404);
  });
});

describe('the file', () => {
  it('keeps messages over a restart and survives a torn last line', async () => {
    await send(email);
    appendFileSync(join(folder, 'messages.ndjson'), '{"id":"torn');
    await app.close();
    app = build();
    expect(await messages()).toHaveLength(1);
  });

  it('is emptied by DELETE /api/messages', async () => {
    await send(email, { 'idempotency-key': 'k' });
    expect((await app.inject({ method: 'DELETE', url: '/api/messages' })).statusCode).toBe(204);
    await app.close();
    app = build();
    expect(await messages()).toEqual([]);
  });
});
