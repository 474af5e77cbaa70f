import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { appFixture } from './support/app.ts';
import { cancelMutation, publish, rsvpMutation, signUp } from './support/client.ts';
import { appUrl } from './support/env.ts';
import { checkout, checkoutMutation, countsOf, paymentsOf, statusesOf } from './support/payments.ts';
import { auditOf, joinMutation, mailsOf, placeOf } from './support/places.ts';
import { provider } from './support/stripe.ts';
import { until } from './support/until.ts';
import { clients } from './support/users.ts';

const fixture = appFixture();
const guests = (count: number) => clients(fixture.database, fixture.app, count);
let address: string;

beforeAll(async () => {
  address = await fixture.app.listen({ host: '127.0.0.1', port: 0 });
});
beforeEach(() => provider.reset(`${address}/webhooks/stripe`));

const publishPaid = async (overrides: object = {}): Promise<string> =>
  publish(await signUp(fixture.app), { priceCents: 1250, currency: 'CHF', ...overrides });
const attends = (eventId: string, count: number) =>
  until(`${count} attend`, async () => (await countsOf(fixture.database, eventId)).attendance === count);

describe('checkout', () => {
  it('holds a place, and whoever pays for it attends', async () => {
    const eventId = await publishPaid({ title: 'Opera' });
    const [guest] = await guests(1);
    const page = await checkout(guest, eventId);
    expect(await placeOf(guest, eventId)).toMatchObject({ myPlace: 'HELD', attendance: 0 });
    const [payment] = await paymentsOf(fixture.database, eventId);
    expect(payment).toMatchObject({ status: 'open', amountCents: 1250, currency: 'CHF', checkoutUrl: page });
    expect(await provider.sessions(payment!.id)).toMatchObject([{ amount_total: 1250, currency: 'chf', customer_email: guest.email }]);

    expect(await (await fetch(page)).text()).toContain('Opera');
    expect(await provider.pay(page)).toBe(`${appUrl}/events/${eventId}?payment=done`);
    await attends(eventId, 1);
    expect(await placeOf(guest, eventId)).toMatchObject({ myPlace: 'CONFIRMED', myRsvp: true });
    expect(await countsOf(fixture.database, eventId)).toMatchObject({ held: 0, rsvps: 1, paid: 1 });
    expect(Object.keys(await mailsOf(fixture.database, eventId)).toSorted()).toEqual(['feedback', 'reminder']);
    expect(await auditOf(fixture.database, payment!.id)).toEqual(['payment.checkout', 'payment.paid']);
    // Of the provider's other events, nothing is said.
    await until('all is told', async () => (await provider.told('payment_intent.succeeded')).every(({ delivered }) => delivered));
  });

  it('again is the same place and the same page, also at the same time', async () => {
    const eventId = await publishPaid();
    const [guest] = await guests(1);
    const pages = await Promise.all(Array.from({ length: 5 }, () => checkout(guest, eventId)));
    expect(new Set([...pages, await checkout(guest, eventId)]).size).toBe(1);
    const [payment, ...others] = await paymentsOf(fixture.database, eventId);
    expect(others).toEqual([]);
    const sessions = await provider.sessions(payment!.id);
    expect(sessions.filter(({ status }) => status === 'open').map(({ id }) => id)).toEqual([payment!.checkoutId]);
    expect((await countsOf(fixture.database, eventId)).held).toBe(1);
    // Asking again does not lengthen the hold: the page has its time.
    const soon = `UPDATE "Payment" SET "holdsUntil" = date_trunc('second', now() + interval '10min') WHERE "id" = $1 RETURNING "holdsUntil"`;
    const { rows } = await fixture.database.owner.query<{ holdsUntil: Date }>(soon, [payment!.id]);
    const again = await guest.ask<{ checkout: { heldUntil: string } }>(checkoutMutation, { eventId });
    expect(again.checkout.heldUntil).toBe(rows[0]!.holdsUntil.toISOString());
  });

  it('makes another page for a guest whose time is up, if nobody waits', async () => {
    const eventId = await publishPaid({ capacity: 1 });
    const [guest, other] = await guests(2);
    const page = await checkout(guest, eventId);
    await fixture.database.owner.query(`UPDATE "Payment" SET "holdsUntil" = now() - interval '1s' WHERE "eventId" = $1`, [eventId]);
    expect((await other.send(checkoutMutation, { eventId })).code).toBe('EVENT_FULL');
    expect(await checkout(guest, eventId)).not.toBe(page);
    expect(await statusesOf(fixture.database, eventId)).toEqual(['expired', 'open']);
    expect(await countsOf(fixture.database, eventId)).toMatchObject({ held: 1, open: 1 });
  });

  it('gives the last place to one of two', async () => {
    const eventId = await publishPaid({ capacity: 1 });
    const two = (await guests(2)).slice(0, 2);
    const answers = await Promise.all(two.map((guest) => guest.send(checkoutMutation, { eventId })));
    expect(answers.map(({ code }) => code ?? 'ok').toSorted()).toEqual(['EVENT_FULL', 'ok']);
    expect(await countsOf(fixture.database, eventId)).toMatchObject({ attendance: 0, held: 1, open: 1 });
  });

  it('refuses what cannot be paid for', async () => {
    const organiser = await signUp(fixture.app);
    const [guest] = await guests(1);
    const code = async (eventId: string) => (await guest.send(checkoutMutation, { eventId })).code;
    const free = await publish(organiser);
    expect(await code(free)).toBe('BAD_USER_INPUT');
    expect(await code(crypto.randomUUID())).toBe('NOT_FOUND');
    const eventId = await publish(organiser, { priceCents: 500 });
    expect((await guest.send(rsvpMutation, { eventId })).code).toBe('PAYMENT_REQUIRED');
    await provider.pay(await checkout(guest, eventId));
    await attends(eventId, 1);
    expect(await code(eventId)).toBe('CONFLICT');
    const cancelled = await publish(organiser, { priceCents: 500 });
    await organiser.ask('mutation ($id: ID!) { cancelEvent(id: $id) { id } }', { id: cancelled });
    expect(await code(cancelled)).toBe('EVENT_CANCELLED');
    await fixture.database.owner.query(
      `UPDATE "Event" SET "startsAt" = now() - interval '2h', "endsAt" = now() - interval '1h' WHERE "id" = $1`,
      [eventId],
    );
    expect(await code(eventId)).toBe('EVENT_OVER');
  });

  it('gives a place that came free to the first who waits, who has a day to pay', async () => {
    const eventId = await publishPaid({ capacity: 1 });
    const [first, second, third] = await guests(3);
    await provider.pay(await checkout(first, eventId));
    await attends(eventId, 1);
    await second.ask(joinMutation, { eventId });
    await first.ask(cancelMutation, { eventId });
    expect(await placeOf(second, eventId)).toMatchObject({ myPlace: 'HELD' });
    expect((await third.send(checkoutMutation, { eventId })).code).toBe('EVENT_FULL');
    const page = await checkout(second, eventId);
    const [, payment] = await paymentsOf(fixture.database, eventId);
    const hours = (payment!.holdsUntil.getTime() - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(22.9);
    await provider.pay(page);
    await until('the second attends', async () => (await placeOf(second, eventId)).myPlace === 'CONFIRMED');
    expect(await statusesOf(fixture.database, eventId)).toEqual(['refundDue', 'paid']);
  });
});

describe('where the provider', () => {
  it.each([
    ['has too much to do', { status: 429 }],
    ['is away', { status: 503 }],
    ['fails', { status: 500 }],
    ['hangs up after it did what was asked', { hangUp: true }],
  ])('%s, the place stays held, and a later try gets a page', async (_what, fault) => {
    const eventId = await publishPaid();
    const [guest] = await guests(1);
    await provider.faults({ on: 'POST /v1/checkout/sessions', ...fault });
    expect((await guest.send(checkoutMutation, { eventId })).code).toBe('PAYMENT_UNAVAILABLE');
    expect(await placeOf(guest, eventId)).toMatchObject({ myPlace: 'HELD' });
    await provider.faults();
    await provider.pay(await checkout(guest, eventId));
    await attends(eventId, 1);
    expect(await statusesOf(fixture.database, eventId)).toEqual(['paid']);
  });

  it('fails once, nobody notices', async () => {
    const eventId = await publishPaid();
    const [guest] = await guests(1);
    await provider.faults({ on: 'POST /v1/checkout/sessions', status: 503, times: 2 });
    expect(await checkout(guest, eventId)).toContain('/c/pay/');
  });

  it('does not answer, the user hears of it after 8 seconds a try', async () => {
    const eventId = await publishPaid();
    const [guest] = await guests(1);
    await provider.faults({ on: 'POST /v1/checkout/sessions', delayMs: 10_000, times: 1 });
    const startedAt = performance.now();
    expect(await checkout(guest, eventId)).toContain('/c/pay/');
    expect(performance.now() - startedAt).toBeGreaterThan(7_900);
    expect((await countsOf(fixture.database, eventId)).held).toBe(1);
  });
});

describe('without the key of the provider', () => {
  const keyless = appFixture({ STRIPE_SECRET_KEY: '', STRIPE_WEBHOOK_SECRET: '' });

  it('everything else works, no page to pay opens, and no webhook is believed', async () => {
    const organiser = await signUp(keyless.app);
    const free = await publish(organiser);
    const paid = await publish(organiser, { priceCents: 1250 });
    const [guest] = await clients(keyless.database, keyless.app, 1);
    expect((await guest.send(rsvpMutation, { eventId: free })).code).toBeUndefined();
    expect((await guest.send(checkoutMutation, { eventId: paid })).code).toBe('PAYMENT_UNAVAILABLE');
    const webhook = { method: 'POST', url: '/webhooks/stripe', payload: {}, headers: { 'stripe-signature': 't=1,v1=00' } } as const;
    expect((await keyless.app.inject(webhook)).statusCode).toBe(400);
  });
});
