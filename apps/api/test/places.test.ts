import { describe, expect, it } from 'vitest';
import { lockEvent } from '../src/places/lock.ts';
import { confirmPlace, holdPlace, releaseHold } from '../src/places/places.ts';
import { appFixture } from './support/app.ts';
import { cancelMutation, publish, rsvpMutation, signUp } from './support/client.ts';
import { crowd } from './support/crowd.ts';
import { auditOf, joinMutation, leaveMutation, mailsOf, moveEvent, placeOf, updateMutation } from './support/places.ts';
import { clients } from './support/users.ts';

const fixture = appFixture();
const times = { reminderLeadMinutes: 60, feedbackDelayMinutes: 60 };
const guests = (count: number) => clients(fixture.database, fixture.app, count);
const day = 24 * 3_600_000;

/** An event with so many places, all taken, and who took them. */
async function fullEvent(capacity: number) {
  const eventId = await publish(await signUp(fixture.app), { capacity });
  const attending = await guests(capacity);
  for (const guest of attending) await guest.ask(rsvpMutation, { eventId });
  return { eventId, attending };
}

describe('the waiting list of a free event', () => {
  it('gives each place that comes free to the next, with a mail', async () => {
    const { eventId, attending } = await fullEvent(2);
    const waiting = await guests(3);
    for (const guest of waiting) await guest.ask(joinMutation, { eventId });
    expect(await Promise.all(waiting.map((guest) => placeOf(guest, eventId)))).toMatchObject(
      [1, 2, 3].map((myWaitingPosition) => ({ myPlace: 'WAITING', myWaitingPosition, waiting: 3, full: true, attendance: 2 })),
    );

    await attending[0].ask(cancelMutation, { eventId });
    expect(await placeOf(waiting[0], eventId)).toMatchObject({
      myPlace: 'CONFIRMED',
      myRsvp: true,
      myWaitingPosition: null,
      attendance: 2,
    });
    expect(await placeOf(waiting[1], eventId)).toMatchObject({ myPlace: 'WAITING', myWaitingPosition: 1, waiting: 2 });
    expect(await placeOf(attending[0], eventId)).toMatchObject({ myPlace: 'NONE', myRsvp: false });
    const mails = await mailsOf(fixture.database, eventId);
    expect(mails['place']?.map(({ userId }) => userId)).toEqual([waiting[0].id]);
    expect(mails['reminder']?.map(({ userId }) => userId)).toEqual([attending[1].id, waiting[0].id].sort());
    expect((await auditOf(fixture.database, eventId)).slice(-2).sort()).toEqual(['rsvp.cancel', 'waiting.promote']);
  });

  it('tells who is given a place a second time', async () => {
    const { eventId, attending } = await fullEvent(1);
    const [guest] = await guests(1);
    await guest.ask(joinMutation, { eventId });
    await attending[0].ask(cancelMutation, { eventId });
    await fixture.database.owner.query('UPDATE "Mail" SET "sentAt" = now() WHERE "eventId" = $1', [eventId]);
    await guest.ask(cancelMutation, { eventId });
    await attending[0].ask(rsvpMutation, { eventId });
    await guest.ask(joinMutation, { eventId });
    await attending[0].ask(cancelMutation, { eventId });
    expect((await mailsOf(fixture.database, eventId))['place']).toHaveLength(1);
  });

  it('is left without trace, and joined once', async () => {
    const { eventId } = await fullEvent(1);
    const [first, second] = await guests(2);
    await first.ask(joinMutation, { eventId });
    await second.ask(joinMutation, { eventId });
    await first.ask(joinMutation, { eventId });
    expect(await placeOf(first, eventId)).toMatchObject({ myWaitingPosition: 1, waiting: 2 });
    await first.ask(leaveMutation, { eventId });
    await first.ask(leaveMutation, { eventId });
    expect(await placeOf(first, eventId)).toMatchObject({ myPlace: 'NONE', myWaitingPosition: null });
    expect(await placeOf(second, eventId)).toMatchObject({ myWaitingPosition: 1, waiting: 1 });
    const waiting = (await auditOf(fixture.database, eventId)).filter((action) => action.startsWith('waiting'));
    expect(waiting).toEqual(['waiting.join', 'waiting.join', 'waiting.leave']);
  });

  it('gives a place at once where one is free, and changes nothing for who has one', async () => {
    const eventId = await publish(await signUp(fixture.app), { capacity: 2 });
    const [guest] = await guests(1);
    await guest.ask(joinMutation, { eventId });
    expect(await placeOf(guest, eventId)).toMatchObject({ myPlace: 'CONFIRMED', waiting: 0, attendance: 1 });
    await guest.ask(joinMutation, { eventId });
    expect(await placeOf(guest, eventId)).toMatchObject({ myPlace: 'CONFIRMED', waiting: 0, attendance: 1 });
  });

  // The release before gives a place back and asks nobody who waits.
  it('comes before newcomers where a place was left free', async () => {
    const { eventId, attending } = await fullEvent(1);
    const [waiting, newcomer] = await guests(2);
    await waiting.ask(joinMutation, { eventId });
    await fixture.database.owner.query('DELETE FROM "Rsvp" WHERE "eventId" = $1 AND "userId" = $2', [eventId, attending[0].id]);
    await fixture.database.owner.query('UPDATE "Event" SET "attendance" = 0 WHERE "id" = $1', [eventId]);
    expect((await newcomer.send(rsvpMutation, { eventId })).code).toBe('EVENT_FULL');
    expect(await placeOf(waiting, eventId)).toMatchObject({ myPlace: 'CONFIRMED', attendance: 1 });
  });

  it('moves on by thousands where there is room for thousands', async () => {
    const organiser = await signUp(fixture.app);
    const id = await publish(organiser, { capacity: 1 });
    await crowd(fixture.database, id, 1, 1_201);
    await organiser.ask(updateMutation, { id, input: { capacity: 1_201 } });
    expect(await placeOf(organiser, id)).toMatchObject({ attendance: 1_201, waiting: 1, full: true });
    expect(Object.entries(await mailsOf(fixture.database, id)).map(([kind, mails]) => [kind, mails.length])).toEqual([
      ['reminder', 1_200],
      ['feedback', 1_200],
      ['place', 1_200],
    ]);
  });

  it('moves no more when the event is over', async () => {
    const { eventId } = await fullEvent(1);
    const [guest] = await guests(1);
    await moveEvent(fixture.database, eventId, '-2h', '-1h');
    for (const mutation of [joinMutation, leaveMutation]) expect((await guest.send(mutation, { eventId })).code).toBe('EVENT_OVER');
  });
});

describe('a paid event', () => {
  const publishPaid = async (capacity: number) => publish(await signUp(fixture.app), { capacity, priceCents: 1_200, currency: 'CHF' });
  const inEvent = <T>(eventId: string, work: (tx: never, event: never) => Promise<T>) =>
    fixture.app.db.$transaction(async (tx) => work(tx as never, (await lockEvent(tx, eventId)) as never));
  const soon = () => new Date(Date.now() + 1_800_000);

  it('takes no RSVP', async () => {
    const [guest] = await guests(1);
    expect((await guest.send(rsvpMutation, { eventId: await publishPaid(1) })).code).toBe('PAYMENT_REQUIRED');
  });

  it('holds a place until it is paid or given up, and then for the next for a day', async () => {
    const eventId = await publishPaid(1);
    const [payer, waiting] = await guests(2);
    const payment = (await inEvent(eventId, (tx, event) => holdPlace(tx, event, payer.id, soon())))!;
    expect(payment).toMatchObject({ amountCents: 1_200, currency: 'CHF', status: 'open' });
    expect(await placeOf(payer, eventId)).toMatchObject({ myPlace: 'HELD', full: true, attendance: 0 });
    expect(await inEvent(eventId, (tx, event) => holdPlace(tx, event, waiting.id, soon()))).toBeUndefined();
    await waiting.ask(joinMutation, { eventId });
    await payer.ask(joinMutation, { eventId });
    expect(await placeOf(payer, eventId)).toMatchObject({ myPlace: 'HELD', waiting: 1 });

    expect(await inEvent(eventId, (tx, event) => releaseHold(tx, event, payment))).toBe(true);
    expect(await inEvent(eventId, (tx, event) => releaseHold(tx, event, payment))).toBe(false);
    const place = await placeOf(waiting, eventId);
    expect(place).toMatchObject({ myPlace: 'HELD', waiting: 0, full: true });
    expect(Math.abs(Date.parse(place.myPlaceHeldUntil!) - Date.now() - day)).toBeLessThan(60_000);
    expect((await mailsOf(fixture.database, eventId))['place']).toMatchObject([{ userId: waiting.id }]);

    const held = await fixture.app.db.payment.findFirstOrThrow({ where: { eventId, userId: waiting.id } });
    expect(await inEvent(eventId, (tx, event) => confirmPlace(tx, event, held, times))).toBe(true);
    expect(await inEvent(eventId, (tx, event) => confirmPlace(tx, event, held, times))).toBe(false);
    expect(await placeOf(waiting, eventId)).toMatchObject({ myPlace: 'CONFIRMED', attendance: 1, full: true });
  });

  it('holds no place beyond its start, and gives none after it', async () => {
    const eventId = await publishPaid(1);
    const [payer, waiting] = await guests(2);
    const payment = (await inEvent(eventId, (tx, event) => holdPlace(tx, event, payer.id, soon())))!;
    await waiting.ask(joinMutation, { eventId });
    await moveEvent(fixture.database, eventId, '1h', '3h');
    await inEvent(eventId, (tx, event) => releaseHold(tx, event, payment));
    const { startsAt } = await fixture.app.db.event.findUniqueOrThrow({ where: { id: eventId } });
    expect((await placeOf(waiting, eventId)).myPlaceHeldUntil).toBe(startsAt.toISOString());

    await moveEvent(fixture.database, eventId, '-1h', '1h');
    await payer.ask(joinMutation, { eventId });
    const held = await fixture.app.db.payment.findFirstOrThrow({ where: { eventId, userId: waiting.id } });
    await inEvent(eventId, (tx, event) => releaseHold(tx, event, held));
    expect(await placeOf(payer, eventId)).toMatchObject({ myPlace: 'WAITING', full: false });
  });

  it('gives back what was paid to who does not come', async () => {
    const eventId = await publishPaid(1);
    const [payer] = await guests(1);
    const payment = (await inEvent(eventId, (tx, event) => holdPlace(tx, event, payer.id, soon())))!;
    await inEvent(eventId, (tx, event) => confirmPlace(tx, event, payment, times));
    await payer.ask(cancelMutation, { eventId });
    expect(await fixture.app.db.payment.findUniqueOrThrow({ where: { id: payment.id } })).toMatchObject({ status: 'refundDue' });
    expect(await placeOf(payer, eventId)).toMatchObject({ myPlace: 'NONE', attendance: 0 });
  });
});
