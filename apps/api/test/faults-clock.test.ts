import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { queuePrefix, queues } from '@landfall/schemas/contract';
import { Queue } from 'bullmq';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { applySchedules } from '../src/worker/schedule.ts';
import { databaseFixture, emptyRedis } from './support/database.ts';
import { processEnv } from './support/env.ts';
import { inbox } from './support/inbox.ts';
import { start } from './support/process.ts';
import { redisEnv } from './support/redis.ts';
import { mailState, seedGuest } from './support/seed.ts';
import { until } from './support/until.ts';

const fixture = databaseFixture();
const day = 24 * 3_600_000;
beforeEach(emptyRedis);

const loader = path.join(import.meta.dirname, 'support/clock.ts');

/** A clock for processes, in milliseconds ahead of the others'. */
function clock(): { set: (ms: number) => void; env: Record<string, string> } {
  const folder = mkdtempSync(path.join(tmpdir(), 'landfall-clock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'ahead');
  const set = (ms: number) => writeFileSync(file, String(ms));
  set(0);
  return { set, env: { CLOCK_FILE: file, NODE_OPTIONS: `--import=${loader}` } };
}

const sent = (mailId: string) => until('the mail is sent', async () => (await mailState(fixture.database, mailId))?.sent, 40);

it('a reminder in time is not dropped by a worker whose clock has jumped two days ahead', async () => {
  const { set, env } = clock();
  const first = await seedGuest(fixture.database);
  const worker = start('worker.ts', ['reminders'], await processEnv(fixture.database.url, env));
  await sent(first.mailId);
  set(2 * day);
  const second = await seedGuest(fixture.database);
  await sent(second.mailId);
  expect(await inbox(second.email)).toHaveLength(1);
  worker.child.kill('SIGTERM');
  expect(await worker.exit).toBe(0);
}, 90_000);

it('a clock ahead archives nothing that is young', async () => {
  const { set, env } = clock();
  set(100 * day);
  await fixture.database.owner.query(
    `INSERT INTO "Audit" ("id", "at", "action") VALUES (gen_random_uuid(), now() - interval '5 days', 'young')`,
  );
  const worker = start('worker.ts', ['audit-archive'], await processEnv(fixture.database.url, env));
  expect(await worker.logged('job completed')).toMatchObject({ result: { rows: 0, objects: 0 } });
  expect((await fixture.database.owner.query(`SELECT FROM "Audit" WHERE "action" = 'young'`)).rowCount).toBe(1);
});

it('a schedule that a wrong clock has led into the future is made anew', async () => {
  const { REDIS_HOST: host, REDIS_PORT: port, REDIS_PASSWORD: password } = redisEnv();
  const queue = new Queue('reminders', { connection: { host, port, password }, prefix: queuePrefix });
  onTestFinished(() => queue.close());
  await applySchedules(queue, 'reminders');
  const next = async () => (await queue.getJobSchedulers()).find(({ key }) => key === 'scan-reminders')?.next ?? NaN;
  const realNow = Date.now;
  Date.now = () => realNow() + 2 * day;
  try {
    await queue.removeJobScheduler('scan-reminders');
    await applySchedules(queue, 'reminders');
  } finally {
    Date.now = realNow;
  }
  expect(await next()).toBeGreaterThan(Date.now() + day);
  await applySchedules(queue, 'reminders');
  expect(await next()).toBeLessThanOrEqual(Date.now() + queues.reminders.schedules['scan-reminders'].everySeconds * 1_000);
});

it('applying the schedules again and again moves nothing and doubles nothing', async () => {
  const { REDIS_HOST: host, REDIS_PORT: port, REDIS_PASSWORD: password } = redisEnv();
  const queue = new Queue('reminders', { connection: { host, port, password }, prefix: queuePrefix });
  onTestFinished(() => queue.close());
  await applySchedules(queue, 'reminders');
  const state = async () => ({
    next: (await queue.getJobSchedulers()).map(({ key, next }) => [key, next]),
    jobs: (await queue.getJobs(['delayed', 'waiting'])).map(({ id }) => id).toSorted(),
  });
  const before = await state();
  for (let n = 0; n < 5; n++) await applySchedules(queue, 'reminders');
  expect(await state()).toEqual(before);
  expect(before.jobs).toHaveLength(Object.keys(queues.reminders.schedules).length);
});
