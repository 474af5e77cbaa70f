import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { describe, expect, it } from 'vitest';
import { appFixture, type Fixture } from './support/app.ts';
import { busyQueue } from './support/board.ts';
import { Client } from './support/client.ts';
import { apiUrl, appUrl } from './support/env.ts';
import { clients } from './support/users.ts';

const own = { origin: apiUrl };

async function administrator({ app, database }: Fixture): Promise<Client & { id: string }> {
  const [client] = await clients(database, app, 1);
  await database.owner.query('UPDATE "User" SET "admin" = true WHERE "id" = $1', [client.id]);
  return client;
}

const call = (app: FastifyInstance, { cookie }: Client, path: string, options: InjectOptions = {}) =>
  app.inject({ url: `/admin/queues${path}`, ...options, headers: { ...(cookie && { cookie }), ...options.headers } });

describe('the board of the queues', () => {
  const fixture = appFixture({ ENABLE_BULL_BOARD: 'true' });
  const audited = async (actorId: string) =>
    (await fixture.app.db.audit.findMany({ where: { actorId, action: { startsWith: 'queue.' } }, orderBy: { id: 'asc' } })).map(
      ({ action, subject, detail }) => ({ action, subject, detail }),
    );

  it.each(['', '/', '/queue/reminders', '/job-schedulers'])('shows its page to an administrator at %s', async (path) => {
    const response = await call(fixture.app, await administrator(fixture), path);
    expect(response.statusCode).toBe(200);
    expect(response.headers).toMatchObject({
      'content-type': expect.stringContaining('text/html'),
      'content-security-policy': expect.stringContaining("default-src 'none'; script-src 'self';"),
      'cache-control': 'private, no-store',
      'x-frame-options': 'DENY',
    });
    expect(response.body).toContain('<base href="/admin/queues/" />');
  });

  it('serves the files of its page', async () => {
    const admin = await administrator(fixture);
    const { body } = await call(fixture.app, admin, '/');
    const files = [...body.matchAll(/(?:src|href)="(static\/[^"]+)"/g)].map(([, file]) => file);
    expect(files.length).toBeGreaterThan(4);
    for (const file of files) expect((await call(fixture.app, admin, `/${file}`)).statusCode, file).toBe(200);
  });

  it('shows jobs', async () => {
    await busyQueue();
    const response = await call(fixture.app, await administrator(fixture), '/api/queues?activeQueue=reminders&status=failed');
    const { queues } = response.json<{ queues: { name: string; counts: Record<string, number>; jobs: { id: string }[] }[] }>();
    expect(queues.map(({ name }) => name)).toEqual(['reminders', 'feedback', 'audit-archive']);
    expect(queues[0]).toMatchObject({ counts: { failed: 1, completed: 1, waiting: 1, delayed: 1 }, jobs: [{ id: 'broken' }] });
  });

  it.each(['', '/', '/static/favicon.ico', '/api/queues', '/api/redis/stats', '/queue/reminders'])(
    'is not found by others at %s',
    async (path) => {
      const missing = (await fixture.app.inject({ url: '/nowhere' })).json<object>();
      const former = await administrator(fixture);
      await fixture.database.owner.query('UPDATE "User" SET "admin" = false WHERE "id" = $1', [former.id]);
      for (const client of [new Client(fixture.app), ...(await clients(fixture.database, fixture.app, 1)), former]) {
        const response = await call(fixture.app, client, path);
        expect([response.statusCode, response.json()]).toEqual([404, missing]);
        expect((await call(fixture.app, client, path, { method: 'PUT', headers: own })).statusCode).toBe(404);
      }
    },
  );

  it.each([
    ['/api/queues/reminders/broken/retry', { queue: 'reminders', job: 'broken' }, 'retry', { failed: 0, waiting: 2 }],
    ['/api/queues/reminders/retry/failed', { queue: 'reminders', status: 'failed' }, 'retry', { failed: 0, waiting: 2 }],
    ['/api/queues/reminders/broken/clean', { queue: 'reminders', job: 'broken' }, 'clean', { failed: 0 }],
    ['/api/queues/reminders/tomorrow/promote', { queue: 'reminders', job: 'tomorrow' }, 'promote', { delayed: 0, waiting: 2 }],
    ['/api/queues/reminders/promote', { queue: 'reminders' }, 'promote', { delayed: 0, waiting: 2 }],
  ])('does %s, and writes it down', async (path, detail, verb, counts) => {
    const queue = await busyQueue();
    const admin = await administrator(fixture);
    const response = await call(fixture.app, admin, path, { method: 'PUT', headers: own });
    expect(response.statusCode, response.body).toBeLessThan(300);
    expect(await queue.getJobCounts('waiting', 'failed', 'delayed')).toMatchObject(counts);
    expect(await audited(admin.id)).toEqual([{ action: `queue.${verb}`, subject: null, detail }]);
  });

  it.each([
    ['/api/queues/reminders', { queue: 'reminders' }],
    ['/api/queues', { queue: 'all' }],
  ])('pauses and resumes at %s', async (path, detail) => {
    const queue = await busyQueue();
    const admin = await administrator(fixture);
    await call(fixture.app, admin, `${path}/pause`, { method: 'PUT', headers: own });
    expect(await queue.isPaused()).toBe(true);
    await call(fixture.app, admin, `${path}/resume`, { method: 'PUT', headers: own });
    expect(await queue.isPaused()).toBe(false);
    expect(await audited(admin.id)).toEqual(['queue.pause', 'queue.resume'].map((action) => ({ action, subject: null, detail })));
  });

  it.each([
    ['POST', '/api/queues/reminders/add', { name: 'send-reminder', data: { mailId: 'e' } }],
    ['PATCH', '/api/queues/reminders/waits/update-data', { data: { mailId: 'e' } }],
    ['PATCH', '/api/queues/reminders/tomorrow/delay', { delay: 1 }],
    ['PUT', '/api/queues/reminders/empty', undefined],
    ['PUT', '/api/queues/reminders/obliterate', { force: true }],
    ['PUT', '/api/queues/reminders/concurrency', { concurrency: 1 }],
    ['PUT', '/api/queues/unknown/pause', undefined],
    ['PUT', '/api/queues/reminders/ada%40example.org/retry', undefined],
  ] as const)('refuses %s %s', async (method, path, payload) => {
    const queue = await busyQueue();
    const admin = await administrator(fixture);
    const response = await call(fixture.app, admin, path, { method, headers: own, ...(payload && { payload }) });
    expect([response.statusCode, response.json()]).toEqual([403, { error: { key: 'ERRORS.FORBIDDEN' } }]);
    expect(await queue.getJobCounts('waiting', 'failed', 'delayed', 'completed')).toEqual({
      waiting: 1,
      failed: 1,
      delayed: 1,
      completed: 1,
    });
    expect(await audited(admin.id)).toEqual([]);
  });

  it.each([
    ['the web app', { origin: appUrl }],
    ['a page of another site', { origin: 'http://example.com' }],
    ['a page that hides its origin', { origin: 'null' }],
    ['no page', {}],
    ['a page of the same site', { 'sec-fetch-site': 'same-site' }],
  ])('lets %s change nothing', async (_, headers) => {
    const queue = await busyQueue();
    const admin = await administrator(fixture);
    const response = await call(fixture.app, admin, '/api/queues/reminders/pause', { method: 'PUT', headers });
    expect(response.statusCode).toBe(403);
    expect(await queue.isPaused()).toBe(false);
    expect(await audited(admin.id)).toEqual([]);
  });

  it('takes it from a browser that names no origin, but the same one', async () => {
    const admin = await administrator(fixture);
    const headers = { 'sec-fetch-site': 'same-origin' };
    expect((await call(fixture.app, admin, '/api/queues/reminders/resume', { method: 'PUT', headers })).statusCode).toBe(200);
  });

  it('cannot be read by a page of another origin', async () => {
    const response = await call(fixture.app, await administrator(fixture), '/api/queues', { headers: { origin: appUrl } });
    expect(response.statusCode).toBe(403);
  });

  it('does nothing that cannot be written down, and tells nothing of why', async () => {
    const queue = await busyQueue();
    const admin = await administrator(fixture);
    await fixture.database.owner.query('ALTER TABLE "Audit" RENAME TO "Gone"');
    const response = await call(fixture.app, admin, '/api/queues/reminders/pause', { method: 'PUT', headers: own });
    await fixture.database.owner.query('ALTER TABLE "Gone" RENAME TO "Audit"');
    expect([response.statusCode, response.json()]).toEqual([500, { error: { key: 'ERRORS.INTERNAL_SERVER_ERROR' } }]);
    expect(await queue.isPaused()).toBe(false);
  });
});

describe('without ENABLE_BULL_BOARD', () => {
  const fixture = appFixture();

  it.each(['', '/', '/api/queues', '/static/favicon.ico'])('there is no board at %s', async (path) => {
    expect((await call(fixture.app, await administrator(fixture), path)).statusCode).toBe(404);
  });

  it('loads nothing of it', async () => {
    const program = `await import(${JSON.stringify(path.join(import.meta.dirname, '../src/app.ts'))});
      console.log(Object.keys(createRequire(${JSON.stringify(import.meta.filename)}).cache).join('\\n'));`;
    const args = ['--conditions=source', '--input-type=module', '-e', `import { createRequire } from 'node:module';\n${program}`];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    expect(stdout).toContain('mercurius');
    expect(stdout).not.toContain('bull-board');
  });

  it('refuses pages of its own origin', async () => {
    expect((await fixture.app.inject({ url: '/healthz', headers: own })).statusCode).toBe(403);
  });
});
