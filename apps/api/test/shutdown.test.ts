import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import pg from 'pg';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { databaseFixture } from './support/app.ts';
import { processEnv } from './support/env.ts';
import { inbox } from './support/inbox.ts';
import { start, type Program } from './support/process.ts';
import { mailState, seedGuest } from './support/seed.ts';
import { holdEvents, waitForBlocked } from './support/slow.ts';
import { attendanceSubscription, connect } from './support/subscriber.ts';
import { until } from './support/until.ts';

const fixture = databaseFixture();
let observer: pg.Client;

beforeEach(async () => {
  observer = new pg.Client(fixture.database.superuserUrl);
  await observer.connect();
  onTestFinished(() => observer.end());
  await observer.query('UPDATE "Mail" SET "failedAt" = now()');
});

async function startApi(overrides: Record<string, string> = {}): Promise<{ api: Program; url: string }> {
  const env = await processEnv(fixture.database.url, { LOG_LEVEL: 'debug', ...overrides });
  const api = start('server.ts', [], env);
  await api.logged('Server listening');
  return { api, url: `http://127.0.0.1:${env['PORT']}` };
}

async function startWorker(overrides: Record<string, string> = {}): Promise<Program> {
  return start('worker.ts', ['reminders'], await processEnv(fixture.database.url, overrides));
}

const slowRequest = (url: string) =>
  fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ events { id } }"}' });

/** Requests that wait for the database; the pool lets ten of them reach it. */
async function slowRequests(api: Program, url: string, count: number): Promise<Promise<Response>[]> {
  const requests = Array.from({ length: count }, () => slowRequest(url));
  for (const request of requests) request.catch(() => {});
  await until(`${count} requests`, () => api.logs.filter(({ msg }) => msg === 'incoming request').length >= count);
  await waitForBlocked(observer, 'landfall-api', Math.min(count, 10));
  return requests;
}

const refused = (url: string) =>
  until('the port is closed', async () => {
    const socket = connectTcp(Number(new URL(url).port), '127.0.0.1');
    return once(socket, 'connect').then(
      () => (socket.destroy(), false),
      () => true,
    );
  });

describe('SIGTERM', () => {
  it('during 20 slow requests, an open WebSocket and an active job loses none of them', async () => {
    const guest = await seedGuest(fixture.database);
    const { api, url } = await startApi();
    const subscriber = await connect(`${url.replace('http', 'ws')}/graphql`);
    subscriber.subscribe(attendanceSubscription, { eventId: guest.eventId });
    expect(await subscriber.counts(1)).toEqual([1]);

    const release = await holdEvents(fixture.database);
    const requests = await slowRequests(api, url, 20);
    const worker = await startWorker();
    await waitForBlocked(observer, 'landfall-worker-reminders', 1);

    api.child.kill('SIGTERM');
    worker.child.kill('SIGTERM');
    expect(await api.logged('draining')).toMatchObject({ requests: 20, sockets: 1 });
    await worker.logged('closing');
    await refused(url);
    expect(subscriber.socket.readyState).toBe(subscriber.socket.OPEN);
    expect(api.child.exitCode).toBeNull();
    await release();

    const responses = await Promise.all(requests);
    expect(responses.map(({ status }) => status)).toEqual(Array(20).fill(200));
    for (const response of responses) expect(await response.json()).toMatchObject({ data: { events: [{ id: guest.eventId }] } });
    expect(responses.map(({ headers }) => headers.get('connection'))).toEqual(Array(20).fill('close'));
    expect(await subscriber.closed).toEqual({ code: 1001, reason: 'server is shutting down' });
    expect(await api.exit).toBe(0);
    expect(await worker.exit).toBe(0);

    const messages = api.logs.map(({ msg }) => msg);
    expect(messages.filter((msg) => /^(draining|sockets closed|redis closed|database closed|closed)$/.test(msg))).toEqual([
      'draining',
      'sockets closed',
      'redis closed',
      'database closed',
      'closed',
    ]);
    expect(messages.lastIndexOf('request completed')).toBeLessThan(messages.indexOf('sockets closed'));
    expect(worker.logs.filter(({ msg, job }) => msg === 'job completed' && job === 'send-reminder')).toHaveLength(1);
    expect(await mailState(fixture.database, guest.mailId)).toEqual({ sent: true, failure: null });
    expect(await inbox(guest.email)).toHaveLength(1);
  });

  it('exits with 1 after the drain time, and says what was cut', async () => {
    const { api, url } = await startApi({ SHUTDOWN_DRAIN_SECONDS: '1' });
    const release = await holdEvents(fixture.database);
    const [request] = await slowRequests(api, url, 1);
    api.child.kill('SIGTERM');
    expect(await api.exit).toBe(1);
    await expect(request).rejects.toThrow('fetch failed');
    expect(await api.logged('closing failed')).toMatchObject({ err: { message: '1 requests were still running after 1 s and were cut' } });
    await release();
  });

  it('exits with 1 at once at the second signal', async () => {
    const { api, url } = await startApi();
    const release = await holdEvents(fixture.database);
    const [request] = await slowRequests(api, url, 1);
    api.child.kill('SIGTERM');
    await api.logged('draining');
    api.child.kill('SIGINT');
    expect(await api.exit).toBe(1);
    await expect(request).rejects.toThrow('fetch failed');
    await release();
  });

  it('ends an idle process with 0, also by SIGINT', async () => {
    const { api } = await startApi();
    api.child.kill('SIGINT');
    expect(await api.exit).toBe(0);
  });

  it('hands a job back that outlasts the drain time, and another worker does it once', async () => {
    const guest = await seedGuest(fixture.database);
    const release = await holdEvents(fixture.database);
    const first = await startWorker({ SHUTDOWN_DRAIN_SECONDS: '0' });
    await waitForBlocked(observer, 'landfall-worker-reminders', 1);
    first.child.kill('SIGTERM');
    expect(await first.exit).toBe(1);
    await release();
    expect(await mailState(fixture.database, guest.mailId)).toEqual({ sent: false, failure: null });

    const second = await startWorker();
    await until('the mail is sent', async () => (await mailState(fixture.database, guest.mailId))?.sent, 60);
    expect(await inbox(guest.email)).toHaveLength(1);
    // It need not wait until the job counts as lost.
    expect(second.logs.filter(({ msg }) => msg.includes('taken over'))).toEqual([]);
    second.child.kill('SIGTERM');
    expect(await second.exit).toBe(0);
  }, 90_000);
});
