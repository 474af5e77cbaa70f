import { describe, expect, it } from 'vitest';
import { lockEvent } from '../src/places/lock.ts';
import { confirmPlace, holdPlace } from '../src/places/places.ts';
import { appFixture } from './support/app.ts';
import { cancelMutation, eventInput, publish, rsvpMutation, signUp } from './support/client.ts';
import {
  auditOf,
  cancelEventMutation,
  joinMutation,
  leaveMutation,
  mailsOf,
  moveEvent,
  placeOf,
  updateMutation,
} from './support/places.ts';
import { connect, attendanceSubscription } from './support/subscriber.ts';
import { clients } from './support/users.ts';

const fixture = appFixture();
const guests = (count: number) => clients(fixture.database, fixture.app, count);
const hour = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * hour).toISOString();
const dueAt = async (eventId: string, kind: string) =>
  (await mailsOf(fixture.database, eventId))[kind]?.map((mail) => mail.dueAt.toISOString());

describe('updateEvent', () => {
  it('changes what it names', async () => {
    const organiser = await signUp(fixture.app);
    const input = eventInput();
    const id = await publish(organiser, input);
    const { updateEvent } = await organiser.ask<{ updateEvent: object }>(updateMutation, {
      id,
      input: { title: ' Walk ', capacity: 3, venue: null },
    });
    expect(updateEvent).toEqual({ ...input, title: 'Walk', capacity: 3, attendance: 0 });
    const { rows } = await fixture.database.owner.query(
      `SELECT "actorId", "detail" FROM "Audit" WHERE "subject" = $1 AND "action" = 'event.update'`,
      [id],
    );
    expect(rows).toEqual([{ actorId: organiser.id, detail: { fields: ['title', 'capacity'] } }]);
  });

  it('writes nothing where everything is so already', async () => {
    const organiser = await signUp(fixture.app);
    const input = eventInput();
    const id = await publish(organiser, input);
    await organiser.ask(updateMutation, { id, input });
    await organiser.ask(updateMutation, { id, input: {} });
    expect(await auditOf(fixture.database, id)).toEqual(['event.publish']);
  });

  it('moves the mails that are not sent yet', async () => {
    const organiser = await signUp(fixture.app);
    const id = await publish(organiser);
    const [first, second] = await guests(2);
    for (const guest of [first, second]) await guest.ask(rsvpMutation, { eventId: id });
    await fixture.database.owner.query(`UPDATE "Mail" SET "sentAt" = now() WHERE "userId" = $1 AND "kind" = 'reminder'`, [first.id]);
    const [startsAt, endsAt] = [inHours(100), inHours(101)];
    await organiser.ask(updateMutation, { id, input: { startsAt, endsAt } });
    expect(await dueAt(id, 'reminder')).toEqual([new Date(Date.parse(startsAt) - 24 * hour).toISOString()]);
    const asked = new Date(Date.parse(endsAt) + hour).toISOString();
    expect(await dueAt(id, 'feedback')).toEqual([asked, asked]);
  });

  it('reminds those too who came after the start that was', async () => {
    const organiser = await signUp(fixture.app);
    const id = await publish(organiser);
    const [early, late] = await guests(2);
    await early.ask(rsvpMutation, { eventId: id });
    await moveEvent(fixture.database, id, '-1h', '1h');
    await late.ask(rsvpMutation, { eventId: id });
    await fixture.database.owner.query(
      `UPDATE "Mail" SET "failedAt" = now(), "failure" = 'the event had started' WHERE "userId" = $1 AND "kind" = 'reminder'`,
      [early.id],
    );
    await organiser.ask(updateMutation, { id, input: { startsAt: inHours(30), endsAt: inHours(31) } });
    const { rows } = await fixture.database.owner.query(`SELECT "failure" FROM "Mail" WHERE "eventId" = $1 AND "kind" = 'reminder'`, [id]);
    expect(rows).toEqual([{ failure: null }, { failure: null }]);
  });

  it('ends what is held at the new start', async () => {
    const organiser = await signUp(fixture.app);
    const id = await publish(organiser, { priceCents: 500 });
    const [payer] = await guests(1);
    await fixture.app.db.$transaction(async (tx) => holdPlace(tx, await lockEvent(tx, id), payer.id, new Date(Date.now() + 20 * hour)));
    const startsAt = inHours(2);
    await organiser.ask(updateMutation, { id, input: { startsAt, endsAt: inHours(3) } });
    expect((await placeOf(payer, id)).myPlaceHeldUntil).toBe(startsAt);
  });

  it('gives more places to those who wait, and tells who follows the event', async () => {
    const url = await fixture.app.listen({ host: '127.0.0.1', port: 0 });
    const organiser = await signUp(fixture.app);
    const id = await publish(organiser, { capacity: 1 });
    const [attending, ...waiting] = await guests(4);
    await attending.ask(rsvpMutation, { eventId: id });
    for (const guest of waiting) await guest.ask(joinMutation, { eventId: id });
    const subscriber = await connect(`${url.replace('http', 'ws')}/graphql`);
    subscriber.subscribe(attendanceSubscription, { eventId: id });
    await subscriber.counts(1);
    await organiser.ask(updateMutation, { id, input: { capacity: 3 } });
    expect(await subscriber.counts(2)).toEqual([1, 3]);
    expect(await Promise.all(waiting.map(async (guest) => (await placeOf(guest, id)).myPlace))).toEqual([
      'CONFIRMED',
      'CONFIRMED',
      'WAITING',
    ]);
  });

  it('leaves the places that are taken', async () => {
    const organiser = await signUp(fixture.app);
    const id = await publish(organiser, { capacity: 3, priceCents: 500 });
    const [a, b] = await guests(2);
    const hold = (userId: string) =>
      fixture.app.db.$transaction(async (tx) => holdPlace(tx, await lockEvent(tx, id), userId, new Date(Date.now() + hour)));
    await hold(a.id);
    await hold(b.id);
    const refused = await organiser.send(updateMutation, { id, input: { capacity: 1 } });
    expect(refused.errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', fields: { capacity: 'at least 2, for so many places are taken' } } },
    ]);
    await organiser.ask(updateMutation, { id, input: { capacity: 2 } });
  });

  it.each([
    [{ startsAt: inHours(-1) }, 'startsAt'],
    [{ endsAt: inHours(1) }, 'endsAt'],
    [{ startsAt: inHours(51) }, 'endsAt'],
    [{ endsAt: inHours(24 * 40) }, 'endsAt'],
    [{ title: '' }, 'title'],
    [{ capacity: 100_001 }, 'capacity'],
  ])('refuses %o', async (input, field) => {
    const organiser = await signUp(fixture.app);
    const answer = await organiser.send(updateMutation, { id: await publish(organiser), input });
    expect(answer.code).toBe('BAD_USER_INPUT');
    expect(Object.keys(answer.errors[0]?.extensions?.['fields'] as object)).toEqual([field]);
  });

  it('lets the end of a running event move, but not into the past', async () => {
    const organiser = await signUp(fixture.app);
    const id = await publish(organiser);
    await moveEvent(fixture.database, id, '-2h', '1h');
    await organiser.ask(updateMutation, { id, input: { endsAt: inHours(2) } });
    expect((await organiser.send(updateMutation, { id, input: { endsAt: inHours(-1) } })).code).toBe('BAD_USER_INPUT');
  });
});

describe('cancelEvent', () => {
  it('tells who attends or is paying, gives money back, and ends waiting', async () => {
    const organiser = await signUp(fixture.app);
    const id = await publish(organiser, { capacity: 2, priceCents: 500 });
    const [paid, paying, waiting] = await guests(3);
    const hold = (userId: string) =>
      fixture.app.db.$transaction(async (tx) => holdPlace(tx, await lockEvent(tx, id), userId, new Date(Date.now() + hour)));
    const payment = (await hold(paid.id))!;
    const times = { reminderLeadMinutes: 60, feedbackDelayMinutes: 60 };
    await fixture.app.db.$transaction(async (tx) => confirmPlace(tx, await lockEvent(tx, id), payment, times));
    await hold(paying.id);
    await waiting.ask(joinMutation, { eventId: id });

    const { cancelEvent } = await organiser.ask<{ cancelEvent: { cancelledAt: string } }>(cancelEventMutation, { id });
    expect(Date.parse(cancelEvent.cancelledAt)).toBeGreaterThan(Date.now() - 60_000);
    const mails = await mailsOf(fixture.database, id);
    expect(Object.keys(mails)).toEqual(['cancellation']);
    expect(mails['cancellation']?.map(({ userId }) => userId)).toEqual([paid.id, paying.id].sort());
    const payments = await fixture.app.db.payment.findMany({ where: { eventId: id }, select: { userId: true, status: true } });
    expect(Object.fromEntries(payments.map(({ userId, status }) => [userId, status]))).toEqual({
      [paid.id]: 'refundDue',
      [paying.id]: 'expired',
    });
    expect(await fixture.app.db.event.findUniqueOrThrow({ where: { id } })).toMatchObject({ attendance: 1, held: 0 });
    expect(await placeOf(paid, id)).toMatchObject({ myPlace: 'CONFIRMED' });
    expect(await placeOf(waiting, id)).toMatchObject({ myPlace: 'NONE', waiting: 0 });
    expect((await auditOf(fixture.database, id)).at(-1)).toBe('event.cancel');
  });

  it('is the last that changes an event', async () => {
    const organiser = await signUp(fixture.app);
    const id = await publish(organiser, { title: 'Never', latitude: 1, longitude: 1 });
    await organiser.ask(rsvpMutation, { eventId: id });
    await organiser.ask(cancelEventMutation, { id });
    for (const mutation of [rsvpMutation, cancelMutation, joinMutation, leaveMutation])
      expect((await organiser.send(mutation, { eventId: id })).code).toBe('EVENT_CANCELLED');
    expect((await organiser.send(updateMutation, { id, input: { title: 'Again' } })).code).toBe('EVENT_CANCELLED');
    expect((await organiser.send(cancelEventMutation, { id })).code).toBe('EVENT_CANCELLED');
    const found = await organiser.ask<{ events: { title: string }[]; eventsNear: object[] }>(
      '{ events(first: 100) { title } eventsNear(latitude: 1, longitude: 1, radiusMetres: 1000) { title } }',
    );
    expect(found.events.map(({ title }) => title)).not.toContain('Never');
    expect(found.eventsNear).toEqual([]);
  });
});

it.each([
  ['updateEvent', updateMutation],
  ['cancelEvent', cancelEventMutation],
])('%s is for the organiser alone, before the end', async (_name, mutation) => {
  const organiser = await signUp(fixture.app);
  const id = await publish(organiser);
  const input = { title: 'Mine' };
  const [stranger] = await guests(1);
  expect((await stranger.send(mutation, { id, input })).code).toBe('FORBIDDEN');
  stranger.cookie = undefined as never;
  expect((await stranger.send(mutation, { id, input })).code).toBe('UNAUTHENTICATED');
  expect((await organiser.send(mutation, { id: crypto.randomUUID(), input })).code).toBe('NOT_FOUND');
  await moveEvent(fixture.database, id, '-2h', '-1h');
  expect((await organiser.send(mutation, { id, input })).code).toBe('EVENT_OVER');
});

describe('prices', () => {
  const query = 'mutation ($input: PublishEventInput!) { publishEvent(input: $input) { priceCents currency } }';

  it.each([
    [{}, { priceCents: 0, currency: 'EUR' }],
    [
      { priceCents: null, currency: null },
      { priceCents: 0, currency: 'EUR' },
    ],
    [
      { priceCents: 50, currency: 'GBP' },
      { priceCents: 50, currency: 'GBP' },
    ],
    [{ priceCents: 10_000_000 }, { priceCents: 10_000_000, currency: 'EUR' }],
  ])('of %o are %o', async (input, shown) => {
    expect(await (await signUp(fixture.app)).ask(query, { input: eventInput(input) })).toEqual({ publishEvent: shown });
  });

  it.each([
    [{ priceCents: 49 }, 'priceCents'],
    [{ priceCents: -1 }, 'priceCents'],
    [{ priceCents: 10_000_001 }, 'priceCents'],
    [{ currency: 'JPY' }, 'currency'],
  ])('cannot be %o', async (input, field) => {
    const answer = await (await signUp(fixture.app)).send(query, { input: eventInput(input) });
    expect(answer.code).toBe('BAD_USER_INPUT');
    expect(Object.keys(answer.errors[0]?.extensions?.['fields'] as object)).toEqual([field]);
  });
});
