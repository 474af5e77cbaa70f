import type { LightMyRequestResponse } from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import { appFixture } from './support/app.ts';
import { cancelMutation, publish, signUp } from './support/client.ts';
import { checkout, countsOf, paymentsOf, statusesOf } from './support/payments.ts';
import { auditOf, joinMutation, placeOf } from './support/places.ts';
import { parseMetrics } from './support/prometheus.ts';
import { eventsOf, provider, signed } from './support/stripe.ts';
import { until } from './support/until.ts';
import { clients } from './support/users.ts';

const fixture = appFixture({ LOG_LEVEL: 'silent' });
const guests = (count: number) => clients(fixture.database, fixture.app, count);
const send = (request: ReturnType<typeof signed>) => fixture.app.inject(request);

beforeAll(() => provider.reset('http://127.0.0.1:1/'));

async function outcomes(): Promise<Record<string, number>> {
  const samples = parseMetrics(await fixture.app.metrics.registry.metrics());
  return Object.fromEntries(
    samples.filter(({ name }) => name === 'stripe_events_total').map(({ labels, value }) => [labels['outcome'], value]),
  );
}

/** What one request adds to the counter. */
async function counted(request: () => Promise<LightMyRequestResponse>): Promise<{ status: number; outcome: string[] }> {
  const before = await outcomes();
  const { statusCode } = await request();
  const after = await outcomes();
  return { status: statusCode, outcome: Object.keys(after).filter((key) => after[key] !== before[key]) };
}

/** Somebody who is about to pay, the event, and what Stripe would tell. */
async function aboutToPay(overrides: object = {}) {
  const eventId = await publish(await signUp(fixture.app), { priceCents: 700, ...overrides });
  const [guest] = await guests(1);
  await checkout(guest, eventId);
  const payment = (await paymentsOf(fixture.database, eventId)).at(-1)!;
  return { eventId, guest, payment, events: eventsOf(payment) };
}

describe('a webhook', () => {
  it('is acted on once, however often it is told', async () => {
    const { eventId, payment, events } = await aboutToPay();
    const told = signed(events.completed());
    expect(await counted(() => send(told))).toEqual({ status: 200, outcome: ['applied'] });
    expect(await counted(() => send(told))).toEqual({ status: 200, outcome: ['repeated'] });
    // In another message, at the same time.
    await Promise.all(Array.from({ length: 5 }, () => send(signed(events.completed()))));
    expect(await countsOf(fixture.database, eventId)).toMatchObject({ attendance: 1, held: 0, rsvps: 1, paid: 1 });
    expect(await auditOf(fixture.database, payment.id)).toEqual(['payment.checkout', 'payment.paid']);
  });

  it.each<[string, (body: object) => ReturnType<typeof signed>]>([
    ['forged', (body) => signed(body, { secret: 'whsec_other' })],
    ['older than 5 minutes', (body) => signed(body, { age: 301 })],
    ['changed by a byte', (body) => ({ ...signed(body), payload: `${JSON.stringify(body)} ` })],
    ['not signed', (body) => ({ ...signed(body), headers: { 'content-type': 'application/json' } as never })],
    ['signed with nonsense', (body) => ({ ...signed(body), headers: { ...signed(body).headers, 'stripe-signature': 't=,v1=' } })],
    ['signed, but not JSON', () => signed('{"id":')],
  ])('that is %s is refused and changes nothing', async (_what, forge) => {
    const { eventId, events } = await aboutToPay();
    expect(await counted(() => send(forge(events.completed())))).toEqual({ status: 400, outcome: ['refused'] });
    expect(await statusesOf(fixture.database, eventId)).toEqual(['open']);
  });

  it('of 5 minutes less a second is good', async () => {
    const { events } = await aboutToPay();
    expect(await counted(() => send(signed(events.completed(), { age: 298 })))).toEqual({ status: 200, outcome: ['applied'] });
  });

  it('is good while its key is being replaced, signed with both', async () => {
    const { events } = await aboutToPay();
    const told = signed(events.completed());
    const [, old] = signed(told.payload, { secret: 'whsec_other' }).headers['stripe-signature'].split(',');
    const [at, current] = told.headers['stripe-signature'].split(',');
    const both = { ...told, headers: { ...told.headers, 'stripe-signature': [at, old, current].join() } };
    expect(await counted(() => send(both))).toEqual({ status: 200, outcome: ['applied'] });
  });

  it('is not read where it is too long or no JSON', async () => {
    const huge = signed(JSON.stringify({ type: 'x', padding: 'x'.repeat(64 * 1024) }));
    expect((await send(huge)).statusCode).toBe(413);
    const form = signed('type=x');
    expect((await send({ ...form, headers: { ...form.headers, 'content-type': 'application/x-www-form-urlencoded' } })).statusCode).toBe(
      415,
    );
    expect((await fixture.app.inject({ method: 'GET', url: '/webhooks/stripe' })).statusCode).toBe(404);
  });

  it('is not taken from a page of another origin, even if it is signed', async () => {
    const { events } = await aboutToPay();
    const told = signed(events.completed());
    expect((await send({ ...told, headers: { ...told.headers, origin: 'https://evil.example' } as never })).statusCode).toBe(403);
  });

  it.each([
    ['of another kind', { id: 'evt_1', type: 'payment_intent.succeeded', data: { object: {} } }],
    ['about a payment that is not ours', eventsOf({ id: crypto.randomUUID(), amountCents: 1, currency: 'EUR' }).completed()],
    ['about nobody', eventsOf({ id: '\'; DROP TABLE "Payment"', amountCents: 1, currency: 'EUR' }).refunded()],
  ])('%s is ignored', async (_what, event) => {
    expect(await counted(() => send(signed(event)))).toEqual({ status: 200, outcome: ['ignored'] });
  });

  it('about a part of the money, or about a payment that is not made yet, is ignored', async () => {
    const { eventId, events } = await aboutToPay();
    const part = events.refunded();
    const unpaid = events.completed();
    await send(signed({ ...part, data: { object: { ...part.data.object, refunded: false } } }));
    await send(signed({ ...unpaid, data: { object: { ...unpaid.data.object, payment_status: 'unpaid' } } }));
    expect(await statusesOf(fixture.database, eventId)).toEqual(['open']);
  });

  it('of another amount is not taken for the price', async () => {
    const { eventId, payment } = await aboutToPay();
    for (const wrong of [{ amountCents: 699 }, { currency: 'USD' }])
      expect(await counted(() => send(signed(eventsOf({ ...payment, ...wrong }).completed())))).toEqual({
        status: 500,
        outcome: ['failed'],
      });
    expect(await statusesOf(fixture.database, eventId)).toEqual(['open']);
  });

  it('that fails is answered with 500 and changes nothing, and works when it is told again', async () => {
    const { eventId, guest, events } = await aboutToPay();
    const told = signed(events.completed());
    await fixture.database.owner.query(`ALTER TABLE "Audit" ADD CONSTRAINT "broken" CHECK ("action" <> 'payment.paid') NOT VALID`);
    const answer = await send(told);
    await fixture.database.owner.query('ALTER TABLE "Audit" DROP CONSTRAINT "broken"');
    expect([answer.statusCode, answer.json()]).toEqual([500, { message: 'internal error' }]);
    expect(await countsOf(fixture.database, eventId)).toMatchObject({ attendance: 0, held: 1, rsvps: 0, open: 1 });
    expect(await counted(() => send(told))).toEqual({ status: 200, outcome: ['applied'] });
    expect(await placeOf(guest, eventId)).toMatchObject({ myPlace: 'CONFIRMED' });
  });
});

describe('of a payment', () => {
  it('that expires, the place goes to the next who waits', async () => {
    const { eventId, guest, events } = await aboutToPay({ capacity: 1 });
    const [next] = await guests(1);
    await next.ask(joinMutation, { eventId });
    await send(signed(events.expired()));
    expect(await placeOf(guest, eventId)).toMatchObject({ myPlace: 'NONE' });
    expect(await placeOf(next, eventId)).toMatchObject({ myPlace: 'HELD' });
  });

  it('nothing changes because another page of it expires', async () => {
    const { eventId, payment } = await aboutToPay();
    await send(signed(eventsOf({ ...payment, checkoutId: 'cs_other' }).expired()));
    expect(await statusesOf(fixture.database, eventId)).toEqual(['open']);
  });

  it('that is made too late, the payer gets a place if there is one', async () => {
    const { eventId, guest, events } = await aboutToPay({ capacity: 2 });
    await send(signed(events.expired()));
    await send(signed(events.completed()));
    expect(await placeOf(guest, eventId)).toMatchObject({ myPlace: 'CONFIRMED' });
    expect(await countsOf(fixture.database, eventId)).toMatchObject({ attendance: 1, held: 0 });
  });

  it('that is made too late, the money goes back if somebody else has the place', async () => {
    const { eventId, guest, events } = await aboutToPay({ capacity: 1 });
    await send(signed(events.expired()));
    const [other] = await guests(1);
    await checkout(other, eventId);
    await guest.ask(joinMutation, { eventId });
    await send(signed(events.completed()));
    expect(await statusesOf(fixture.database, eventId)).toEqual(['refundDue', 'open']);
    expect(await placeOf(guest, eventId)).toMatchObject({ myPlace: 'WAITING' });
  });

  it('that is made too late, while the payer holds another place, that place is the paid one', async () => {
    const { eventId, guest, events } = await aboutToPay({ capacity: 2 });
    await send(signed(events.expired()));
    await checkout(guest, eventId);
    const second = (await paymentsOf(fixture.database, eventId)).at(-1)!;
    await send(signed(events.completed()));
    expect(await statusesOf(fixture.database, eventId)).toEqual(['paid', 'expired']);
    expect(await countsOf(fixture.database, eventId)).toMatchObject({ attendance: 1, held: 0, rsvps: 1 });
    // Whoever pays twice gets one of the two back.
    await send(signed(eventsOf(second).completed()));
    expect(await statusesOf(fixture.database, eventId)).toEqual(['paid', 'refundDue']);
    expect(await countsOf(fixture.database, eventId)).toMatchObject({ attendance: 1, rsvps: 1 });
  });

  it('of an event that was cancelled meanwhile, the money goes back', async () => {
    const organiser = await signUp(fixture.app);
    const eventId = await publish(organiser, { priceCents: 700 });
    const [guest] = await guests(1);
    await checkout(guest, eventId);
    const [payment] = await paymentsOf(fixture.database, eventId);
    await organiser.ask('mutation ($id: ID!) { cancelEvent(id: $id) { id } }', { id: eventId });
    await send(signed(eventsOf(payment!).completed()));
    expect(await statusesOf(fixture.database, eventId)).toEqual(['refundDue']);
    expect(await countsOf(fixture.database, eventId)).toMatchObject({ attendance: 0, held: 0 });
  });

  it('that a person gave back at the provider, the place is free again', async () => {
    const { eventId, guest, payment, events } = await aboutToPay({ capacity: 1 });
    await send(signed(events.completed()));
    const [next] = await guests(1);
    await next.ask(joinMutation, { eventId });
    await send(signed(events.refunded()));
    expect(await placeOf(guest, eventId)).toMatchObject({ myPlace: 'NONE' });
    expect(await placeOf(next, eventId)).toMatchObject({ myPlace: 'HELD' });
    expect(await auditOf(fixture.database, payment.id)).toEqual(['payment.checkout', 'payment.paid', 'payment.refund']);
  });

  it('that was cancelled by the guest, the refund is noted once', async () => {
    const { eventId, guest, events } = await aboutToPay();
    await send(signed(events.completed()));
    await guest.ask(cancelMutation, { eventId });
    expect(await statusesOf(fixture.database, eventId)).toEqual(['refundDue']);
    await send(signed(events.refunded()));
    await send(signed(events.refunded()));
    expect(await statusesOf(fixture.database, eventId)).toEqual(['refunded']);
  });
});

it('tells what happened in any order, and again until it is heard', async () => {
  const address = await fixture.app.listen({ host: '127.0.0.1', port: 0 });
  const eventId = await publish(await signUp(fixture.app), { priceCents: 700 });
  const [guest] = await guests(1);
  await provider.reset(`${address}/webhooks/nowhere`);
  await provider.webhook({ hold: true, reverse: true, copies: 2 });
  const page = await checkout(guest, eventId);
  await provider.pay(page);
  await provider.webhook({ hold: false });
  await until('it is told in vain', async () => (await provider.told('checkout.session.completed'))[0]?.answers.includes(404));
  await provider.webhook({ url: `${address}/webhooks/stripe` });
  await until('the guest attends', async () => (await placeOf(guest, eventId)).myPlace === 'CONFIRMED');
  expect(await countsOf(fixture.database, eventId)).toMatchObject({ attendance: 1, rsvps: 1 });
});
