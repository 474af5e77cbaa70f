import { queuePrefix, queues } from '@landfall/schemas/contract';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { appFixture, emptyRedis } from './support/app.ts';
import { cancelMutation, publish, rsvpMutation, signUp } from './support/client.ts';
import { processEnv } from './support/env.ts';
import { start } from './support/process.ts';
import { attendanceSubscription, connect } from './support/subscriber.ts';
import { until } from './support/until.ts';

const fixture = appFixture({ LOG_LEVEL: 'silent' });
let redis: Redis;
let url: string;

beforeAll(async () => {
  const { REDIS_HOST, REDIS_PORT, REDIS_PASSWORD } = inject('services');
  redis = new Redis({ host: REDIS_HOST, port: Number(REDIS_PORT), password: REDIS_PASSWORD });
  url = (await fixture.app.listen({ host: '127.0.0.1', port: 0 })).replace('http', 'ws') + '/graphql';
});
afterAll(() => redis.quit());

const ready = () => until('the api is ready', async () => (await fixture.app.inject('/readyz')).statusCode === 200);

async function cutRedis(): Promise<void> {
  await redis.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
  await redis.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
}

async function listens(eventId: string): Promise<boolean> {
  const [, count] = (await redis.call('PUBSUB', 'NUMSUB', `attendance:${eventId}`)) as [string, number];
  return count === 1;
}

it('the api works on after PostgreSQL has cut its connections', async () => {
  const client = await signUp(fixture.app);
  const eventId = await publish(client);
  await fixture.database.asSuperuser(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'landfall-api'`,
  );
  await ready();
  expect(await client.ask(rsvpMutation, { eventId })).toEqual({ rsvp: { attendance: 1, myRsvp: true } });
});

it('subscriptions live on after Redis has cut its connections', async () => {
  const client = await signUp(fixture.app);
  const eventId = await publish(client);
  const subscriber = await connect(url);
  subscriber.subscribe(attendanceSubscription, { eventId });
  await subscriber.counts(1);
  await cutRedis();
  await ready();
  await until('the api listens again', async () => listens(eventId));
  await client.ask(rsvpMutation, { eventId });
  expect(await subscriber.counts(2)).toEqual([0, 1]);
});

it('people can RSVP and cancel while Redis does not answer', async () => {
  const client = await signUp(fixture.app);
  const eventId = await publish(client);
  await redis.call('CLIENT', 'PAUSE', '4000', 'ALL');
  expect(await client.ask(rsvpMutation, { eventId })).toEqual({ rsvp: { attendance: 1, myRsvp: true } });
  expect(await client.ask(cancelMutation, { eventId })).toEqual({ cancelRsvp: { attendance: 0, myRsvp: false } });
  await ready();
});

it('a worker schedules anew after Redis has come back empty', async () => {
  const schedules = () => redis.zrange(`${queuePrefix}:reminders:repeat`, '0', '-1');
  const worker = start('worker.ts', ['reminders'], await processEnv(fixture.database.url));
  await worker.logged('working');
  const expected = Object.keys(queues.reminders.schedules).toSorted();
  expect((await schedules()).toSorted()).toEqual(expected);
  await emptyRedis();
  await cutRedis();
  await until('the schedule is back', async () => (await schedules()).length === expected.length);
});
