import { beforeEach, describe, expect, inject, it } from 'vitest';
import { emptyRedis, databaseFixture } from './support/database.ts';
import { processEnv } from './support/env.ts';
import { inbox } from './support/inbox.ts';
import { start, type Program } from './support/process.ts';
import { gate, passOn, proxy } from './support/proxy.ts';
import { mailState, seedGuest, type Guest } from './support/seed.ts';
import { until } from './support/until.ts';

const fixture = databaseFixture();
// A schedule that exists already lets the next worker wait for its time.
beforeEach(emptyRedis);

async function startWorker(name: string, overrides: Record<string, string> = {}): Promise<{ worker: Program; monitor: string }> {
  const env = await processEnv(fixture.database.url, overrides);
  return { worker: start('worker.ts', [name], env), monitor: `http://127.0.0.1:${env['METRICS_PORT']}` };
}

const sent = (mailId: string, seconds?: number) =>
  until('the mail is sent', async () => (await mailState(fixture.database, mailId))?.sent, seconds);

describe('reminders', () => {
  it('are sent once, to the guest, with what they need', async () => {
    const guest = await seedGuest(fixture.database);
    const { worker, monitor } = await startWorker('reminders');
    await sent(guest.mailId);
    const messages = await inbox(guest.email);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({ subject: 'Reminder: Picnic' });
    expect(messages[0]?.text).toContain(`http://app.landfall.localhost:8088/events/${guest.eventId}`);
    const metrics = await (await fetch(`${monitor}/metrics`)).text();
    expect(metrics).toMatch(/bullmq_jobs_total\{queue="reminders",status="completed"\} [1-9]/);
    expect(metrics).toMatch(/bullmq_job_duration_seconds_count\{queue="reminders"\} [1-9]/);
    worker.child.kill('SIGTERM');
    expect(await worker.exit).toBe(0);
  });

  it('arrive once although the worker dies between sending and marking', async () => {
    const guest = await seedGuest(fixture.database);
    const keys: (string | undefined)[] = [];
    let arrived: () => void;
    const delivered = new Promise<void>((resolve) => (arrived = resolve));
    // The provider takes the mail, and its answer never comes.
    const url = await proxy(inject('services').RESEND_BASE_URL, ({ request }) => {
      keys.push(request.headers['idempotency-key'] as string);
      arrived();
    });
    const { worker: first } = await startWorker('reminders', { RESEND_BASE_URL: url });
    await delivered;
    first.child.kill('SIGKILL');
    await first.exit;
    expect(await mailState(fixture.database, guest.mailId)).toMatchObject({ sent: false });

    const again = await proxy(inject('services').RESEND_BASE_URL, (exchange, response) => {
      keys.push(exchange.request.headers['idempotency-key'] as string);
      passOn(exchange, response);
    });
    const { worker: second } = await startWorker('reminders', { RESEND_BASE_URL: again });
    await sent(guest.mailId, 60);
    expect(keys).toEqual([keys[0], keys[0]]);
    expect(keys[0]).toContain(`reminder/${guest.eventId}/${guest.userId}/`);
    expect(await inbox(guest.email)).toHaveLength(1);
    expect(second.logs.some(({ msg }) => msg.includes('taken over'))).toBe(true);
  }, 90_000);

  it('arrive once although the guest cancels and comes back meanwhile', async () => {
    const guest = await seedGuest(fixture.database);
    const again = crypto.randomUUID();
    const url = await proxy(inject('services').RESEND_BASE_URL, (exchange, response) => {
      void fixture.database.owner
        .query(`UPDATE "Mail" SET "id" = $1, "sentAt" = NULL WHERE "eventId" = $2`, [again, guest.eventId])
        .then(() => passOn(exchange, response));
    });
    const { worker: first } = await startWorker('reminders', { RESEND_BASE_URL: url });
    await until('the mail is out', () => first.logs.some(({ msg, result }) => msg === 'job completed' && result === 'sent'));
    first.child.kill('SIGTERM');
    await first.exit;
    expect(await mailState(fixture.database, again)).toEqual({ sent: false, failure: null });
    await emptyRedis();
    await startWorker('reminders');
    await sent(again);
    expect(await inbox(guest.email)).toHaveLength(1);
  });

  it('are tried again when the provider is down for a moment', async () => {
    const guest = await seedGuest(fixture.database);
    let calls = 0;
    const url = await proxy(inject('services').RESEND_BASE_URL, (exchange, response) => {
      calls++;
      if (calls === 1) response.writeHead(503).end('{}');
      else passOn(exchange, response);
    });
    const { worker } = await startWorker('reminders', { RESEND_BASE_URL: url });
    await sent(guest.mailId);
    expect(worker.logs.filter(({ msg }) => msg === 'job failed')).toHaveLength(1);
    expect(await inbox(guest.email)).toHaveLength(1);
  });

  it('arrive once although the provider takes one and does not answer in time', async () => {
    const guest = await seedGuest(fixture.database);
    let calls = 0;
    const url = await proxy(inject('services').RESEND_BASE_URL, (exchange, response) => {
      calls++;
      if (calls > 1) passOn(exchange, response);
    });
    const { worker } = await startWorker('reminders', { RESEND_BASE_URL: url });
    await sent(guest.mailId, 40);
    expect(worker.logs.filter(({ msg }) => msg === 'job failed')).toMatchObject([{ err: { message: expect.stringContaining('timeout') } }]);
    expect(await inbox(guest.email)).toHaveLength(1);
  }, 60_000);

  it('that the provider refuses are not tried again', async () => {
    const guest = await seedGuest(fixture.database);
    await fixture.database.owner.query(`UPDATE "User" SET "email" = 'not an address' WHERE "id" = $1`, [guest.userId]);
    await startWorker('reminders');
    await until('the refusal is noted', async () => (await mailState(fixture.database, guest.mailId))?.failure);
    expect(await mailState(fixture.database, guest.mailId)).toEqual({ sent: false, failure: expect.stringContaining('422') });
  });

  it('wait for a person where the API key is wrong', async () => {
    const guest = await seedGuest(fixture.database);
    const { worker } = await startWorker('reminders', { RESEND_API_KEY: 're_wrong' });
    const line = await worker.logged('job failed');
    expect(JSON.stringify(line)).toContain('403');
    expect(JSON.stringify(worker.logs)).not.toContain('re_wrong');
    expect(await mailState(fixture.database, guest.mailId)).toEqual({ sent: false, failure: null });
  });

  it('of an event that has begun are dropped', async () => {
    const guest = await seedGuest(fixture.database);
    await fixture.database.owner.query(`UPDATE "Event" SET "startsAt" = now() - interval '1min' WHERE "id" = $1`, [guest.eventId]);
    await startWorker('reminders');
    await until('it is dropped', async () => (await mailState(fixture.database, guest.mailId))?.failure === 'the event had started');
    expect(await inbox(guest.email)).toEqual([]);
  });
});

describe('the worker of reminders', () => {
  it('sends cancellations and places too', async () => {
    const cancelled = await seedGuest(fixture.database, 'cancellation');
    await fixture.database.owner.query(`UPDATE "Event" SET "cancelledAt" = now() WHERE "id" = $1`, [cancelled.eventId]);
    const place = await seedGuest(fixture.database, 'place');
    const givenUp = await seedGuest(fixture.database, 'place');
    await fixture.database.owner.query(`DELETE FROM "Rsvp" WHERE "userId" = $1`, [givenUp.userId]);
    await startWorker('reminders');
    await Promise.all([sent(cancelled.mailId), sent(place.mailId)]);
    expect(await inbox(cancelled.email)).toMatchObject([{ subject: 'Cancelled: Picnic' }]);
    expect(await inbox(place.email)).toMatchObject([{ subject: 'A place for Picnic' }]);
    await until('it is dropped', async () => (await mailState(fixture.database, givenUp.mailId))?.failure === 'the place was given up');
  });

  it('does not send a second mail when the text has changed after the first', async () => {
    const guest = await seedGuest(fixture.database);
    // The first answer is lost, and the event gets another venue before the second attempt.
    const url = await proxy(inject('services').RESEND_BASE_URL, (exchange, response) => {
      if (exchange.status === 409) return passOn(exchange, response);
      void fixture.database.owner
        .query(`UPDATE "Event" SET "venue" = 'Lake' WHERE "id" = $1`, [guest.eventId])
        .then(() => response.writeHead(502).end('{}'));
    });
    await startWorker('reminders', { RESEND_BASE_URL: url });
    await sent(guest.mailId);
    expect(await inbox(guest.email)).toHaveLength(1);
  });

  it('leaves the provider alone for as long as it says, and loses no attempt', async () => {
    const guests: Guest[] = [];
    while (guests.length < 5) guests.push(await seedGuest(fixture.database));
    const calls: number[] = [];
    const url = await gate(inject('services').RESEND_BASE_URL, (_request, response) => {
      calls.push(performance.now());
      if (performance.now() - calls[0]! >= 2_500) return false;
      response.writeHead(429, { 'retry-after': '3' }).end('{"name":"rate_limit_exceeded"}');
      return true;
    });
    const { worker } = await startWorker('reminders', { RESEND_BASE_URL: url });
    await Promise.all(guests.map(({ mailId }) => sent(mailId)));
    expect(calls.filter((at) => at - calls[0]! > 1_000 && at - calls[0]! < 3_000)).toEqual([]);
    expect(worker.logs.filter(({ msg }) => msg === 'job failed')).toEqual([]);
    expect(worker.logs.filter(({ msg }) => msg === 'job postponed').length).toBeGreaterThanOrEqual(5);
    for (const { email } of guests) expect(await inbox(email)).toHaveLength(1);
  });
});

describe('feedback', () => {
  it('is asked for once', async () => {
    const guest = await seedGuest(fixture.database, 'feedback');
    await startWorker('feedback');
    await sent(guest.mailId);
    expect(await inbox(guest.email)).toMatchObject([{ subject: 'How was Picnic?' }]);
  });
});

describe('a worker', () => {
  it('is ready when it works, and not before', async () => {
    const { worker, monitor } = await startWorker('audit-archive');
    await worker.logged('working');
    expect((await fetch(`${monitor}/healthz`)).status).toBe(200);
    const response = await fetch(`${monitor}/readyz`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ok', checks: { postgres: 'ok', redis: 'ok', worker: 'ready' } });
  });

  it('is not ready without Redis, and still alive', async () => {
    const { worker, monitor } = await startWorker('audit-archive', { REDIS_PORT: '1' });
    await worker.logged('Redis connection lost');
    expect((await fetch(`${monitor}/healthz`)).status).toBe(200);
    const response = await fetch(`${monitor}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ checks: { postgres: 'ok', worker: 'starting' } });
    worker.child.kill('SIGTERM');
    expect(await worker.exit).toBe(0);
  });

  it('says what it wants when it is called wrongly', async () => {
    const { worker } = await startWorker('reminder');
    expect(await worker.exit).toBe(64);
    expect(worker.output.join()).toContain('expected one argument, reminders or feedback or audit-archive; found reminder');
  });
});
