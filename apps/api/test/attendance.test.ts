import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../src/app.ts';
import { appFixture } from './support/app.ts';
import { cancelMutation, publish, rsvpMutation, signUp } from './support/client.ts';
import { apiEnv } from './support/env.ts';
import { attendanceSubscription, connect } from './support/subscriber.ts';
import { until } from './support/until.ts';

const fixture = appFixture();
let other: FastifyInstance;
let url: string;

beforeAll(async () => {
  other = await buildApp(await apiEnv(fixture.database.url));
  url = (await other.listen({ host: '127.0.0.1', port: 0 })).replace('http', 'ws') + '/graphql';
});
afterAll(() => other.close());

it('sends the count at once, then every change that another instance makes', async () => {
  const client = await signUp(fixture.app);
  const eventId = await publish(client);
  await client.ask(rsvpMutation, { eventId });
  const subscriber = await connect(url);
  subscriber.subscribe(attendanceSubscription, { eventId });
  expect(await subscriber.counts(1)).toEqual([1]);
  await client.ask(cancelMutation, { eventId });
  expect(await subscriber.counts(2)).toEqual([1, 0]);
  await client.ask(rsvpMutation, { eventId });
  expect(await subscriber.counts(3)).toEqual([1, 0, 1]);
  expect(subscriber.data[0]).toEqual({ attendance: { eventId, count: 1 } });
});

it('says nothing where nothing changes', async () => {
  const client = await signUp(fixture.app);
  const [eventId, elsewhere] = [await publish(client), await publish(client)];
  await client.ask(rsvpMutation, { eventId });
  const subscriber = await connect(url);
  subscriber.subscribe(attendanceSubscription, { eventId });
  await subscriber.counts(1);
  await client.ask(rsvpMutation, { eventId });
  await client.ask(rsvpMutation, { eventId: elsewhere });
  await client.ask(cancelMutation, { eventId });
  expect(await subscriber.counts(2)).toEqual([1, 0]);
});

it('serves many listeners of one event', async () => {
  const client = await signUp(fixture.app);
  const eventId = await publish(client);
  const subscribers = await Promise.all(Array.from({ length: 10 }, () => connect(url)));
  for (const subscriber of subscribers) subscriber.subscribe(attendanceSubscription, { eventId });
  for (const subscriber of subscribers) await subscriber.counts(1);
  await client.ask(rsvpMutation, { eventId });
  for (const subscriber of subscribers) expect(await subscriber.counts(2)).toEqual([0, 1]);
});

it('refuses an event that does not exist', async () => {
  const subscriber = await connect(url);
  subscriber.subscribe(attendanceSubscription, { eventId: crypto.randomUUID() });
  await until('an error', () => subscriber.errors.length > 0);
  expect(subscriber.errors[0]?.extensions).toEqual({ code: 'NOT_FOUND' });
});

describe('a connection', () => {
  const channels = () => fixture.app.redis.pubsub('CHANNELS', 'attendance:*');
  const noneLeft = () => until('no channel is left', async () => (await channels()).length === 0);

  it('is closed when an id comes twice, and leaves nothing behind', async () => {
    const client = await signUp(fixture.app);
    const eventIds = await Promise.all(Array.from({ length: 200 }, () => publish(client)));
    const subscriber = await connect(url);
    for (const eventId of eventIds) subscriber.subscribe(attendanceSubscription, { eventId }, 'same');
    expect((await subscriber.closed).code).toBe(4409);
    await noneLeft();
  });

  it('that closes at once leaves nothing behind', async () => {
    const eventId = await publish(await signUp(fixture.app));
    const subscriber = await connect(url);
    for (let i = 0; i < 20; i++) subscriber.subscribe(attendanceSubscription, { eventId });
    await new Promise((sent) => subscriber.socket.send('{}', sent));
    subscriber.socket.terminate();
    await until('the socket is gone', () => other.websocketServer.clients.size === 0);
    await noneLeft();
  });

  it('keeps no channel of an event that does not exist', async () => {
    const subscriber = await connect(url);
    subscriber.subscribe(attendanceSubscription, { eventId: crypto.randomUUID() }, 'same');
    await until('an error', () => subscriber.errors.length > 0);
    await noneLeft();
    subscriber.subscribe(attendanceSubscription, { eventId: await publish(await signUp(fixture.app)) }, 'same');
    expect(await subscriber.counts(1)).toEqual([0]);
    expect(await channels()).toHaveLength(1);
  });

  it('may use an id again that it has ended', async () => {
    const eventId = await publish(await signUp(fixture.app));
    const subscriber = await connect(url);
    for (let i = 1; i <= 3; i++) {
      subscriber.subscribe(attendanceSubscription, { eventId }, 'same');
      await subscriber.counts(i);
      subscriber.socket.send(JSON.stringify({ type: 'complete', id: 'same' }));
      await noneLeft();
    }
  });

  it('has at most 50 subscriptions', async () => {
    const eventId = await publish(await signUp(fixture.app));
    const subscriber = await connect(url);
    for (let i = 0; i < 51; i++) subscriber.subscribe(attendanceSubscription, { eventId });
    await subscriber.counts(50);
    await until('an error', () => subscriber.errors.length > 0);
    expect(subscriber.errors[0]?.extensions).toEqual({ code: 'TOO_MANY_SUBSCRIPTIONS' });
  });

  it('is cut when it floods and does not even read that it is closed', async () => {
    const subscriber = await connect(url);
    subscriber.socket.pause();
    for (let i = 0; i < 250; i++) subscriber.socket.send(JSON.stringify({ type: 'ping' }), () => {});
    await until('the socket is gone', () => other.websocketServer.clients.size === 0);
  });
});
