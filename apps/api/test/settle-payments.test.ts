import { beforeEach, describe, expect, inject, it } from 'vitest';
import { refundPayment } from '../src/payments/refund.ts';
import { appFixture, emptyRedis } from './support/app.ts';
import { cancelMutation, publish, signUp } from './support/client.ts';
import { processEnv } from './support/env.ts';
import { checkout, countsOf, endHolds, paymentsOf, statusesOf } from './support/payments.ts';
import { auditOf, cancelEventMutation, joinMutation, mailsOf, placeOf } from './support/places.ts';
import { start, type Program } from './support/process.ts';
import { passOn, proxy } from './support/proxy.ts';
import { provider, signed } from './support/stripe.ts';
import { until } from './support/until.ts';
import { clients } from './support/users.ts';

const fixture = appFixture();
const guests = (count: number) => clients(fixture.database, fixture.app, count);

// A schedule that exists already lets the next worker wait for its time; and the provider tells nobody.
beforeEach(async () => {
  await emptyRedis();
  await provider.reset('http://127.0.0.1:1/');
});

const startWorker = async (overrides: Record<string, string> = {}): Promise<Program> =>
  start('worker.ts', ['reminders'], await processEnv(fixture.database.url, overrides));
const publishPaid = async (overrides: object = {}): Promise<string> =>
  publish(await signUp(fixture.app), { priceCents: 900, capacity: 1, ...overrides });
const are = (eventId: string, statuses: string[], seconds?: number) =>
  until(
    `payments are ${statuses.join()}`,
    async () => JSON.stringify(await statusesOf(fixture.database, eventId)) === JSON.stringify(statuses),
    seconds,
  );

/** Somebody whose place is paid, as the provider told; and the payment. */
async function paidPlace(overrides: object = {}) {
  const eventId = await publishPaid(overrides);
  const [guest] = await guests(1);
  await provider.pay(await checkout(guest, eventId));
  const [payment] = await paymentsOf(fixture.database, eventId);
  const [told] = (await provider.told('checkout.session.completed')).slice(-1);
  await fixture.app.inject(signed(told!.event));
  return { eventId, guest, payment: payment! };
}

describe('a hold whose time is up', () => {
  it('goes to the next who waits, and its page takes no payment any more', async () => {
    const eventId = await publishPaid();
    const [guest, next] = await guests(2);
    const page = await checkout(guest, eventId);
    await next.ask(joinMutation, { eventId });
    await endHolds(fixture.database, eventId);
    await startWorker();
    await are(eventId, ['expired', 'open']);
    expect(await provider.pay(page)).not.toContain('payment=done');
    expect(await placeOf(next, eventId)).toMatchObject({ myPlace: 'HELD' });
    expect((await mailsOf(fixture.database, eventId))['place']).toMatchObject([{ userId: next.id }]);
  });

  it('is paid for, if the provider says so, though nobody was told', async () => {
    const eventId = await publishPaid();
    const [guest] = await guests(1);
    await provider.pay(await checkout(guest, eventId));
    await endHolds(fixture.database, eventId);
    await startWorker();
    await are(eventId, ['paid']);
    expect(await placeOf(guest, eventId)).toMatchObject({ myPlace: 'CONFIRMED', attendance: 1 });
    // Told after all, it changes nothing.
    const [told] = await provider.told('checkout.session.completed');
    await fixture.app.inject(signed(told!.event));
    expect(await countsOf(fixture.database, eventId)).toMatchObject({ attendance: 1, held: 0, rsvps: 1 });
  });

  it('stays while the provider is away: it may be paid for', async () => {
    const eventId = await publishPaid();
    const [guest] = await guests(1);
    await checkout(guest, eventId);
    await endHolds(fixture.database, eventId);
    await provider.faults({ on: 'POST /v1/checkout/sessions/', status: 503 });
    const worker = await startWorker();
    await worker.logged('job failed');
    expect(await statusesOf(fixture.database, eventId)).toEqual(['open']);
    await provider.faults();
    await are(eventId, ['expired']);
  });

  it('without a page needs no provider', async () => {
    const eventId = await publishPaid();
    const [guest] = await guests(1);
    const [other] = await guests(1);
    const another = await publishPaid();
    await checkout(other, another);
    await provider.faults({ on: '', status: 503 });
    await expect(checkout(guest, eventId)).rejects.toThrow('payments do not work at the moment');
    for (const id of [another, eventId]) await endHolds(fixture.database, id);
    await startWorker();
    await are(eventId, ['expired']);
    expect(await statusesOf(fixture.database, another)).toEqual(['open']);
  });
});

describe('a refund', () => {
  it('of a place that was given back is made once, and noted', async () => {
    const { eventId, guest, payment } = await paidPlace();
    await guest.ask(cancelMutation, { eventId });
    await startWorker();
    await are(eventId, ['refunded']);
    expect(await provider.refunds(payment.id)).toMatchObject([{ amount: 900 }]);
    expect(await auditOf(fixture.database, payment.id)).toEqual(['payment.checkout', 'payment.paid', 'payment.refund']);
  });

  it('is made once although the worker dies after asking for it', async () => {
    const { eventId, guest, payment } = await paidPlace();
    await guest.ask(cancelMutation, { eventId });
    const keys: unknown[] = [];
    let arrived: () => void;
    const asked = new Promise<void>((resolve) => (arrived = resolve));
    // The provider gives the money back, and its answer never comes.
    const silent = await proxy(inject('services').STRIPE_BASE_URL, ({ request }) => {
      keys.push(request.headers['idempotency-key']);
      arrived();
    });
    const first = await startWorker({ STRIPE_BASE_URL: silent });
    await asked;
    first.child.kill('SIGKILL');
    await first.exit;
    expect(await statusesOf(fixture.database, eventId)).toEqual(['refundDue']);
    const url = await proxy(inject('services').STRIPE_BASE_URL, (exchange, response) => {
      keys.push(exchange.request.headers['idempotency-key']);
      passOn(exchange, response);
    });
    await startWorker({ STRIPE_BASE_URL: url });
    await are(eventId, ['refunded'], 60);
    // The worker also closes pages that other tests have left.
    expect(keys.filter((key) => String(key).startsWith('refund/'))).toEqual([`refund/${payment.id}`, `refund/${payment.id}`]);
    expect(await provider.refunds(payment.id)).toHaveLength(1);
  }, 90_000);

  it.each([
    ['has too much to do', { status: 429 }],
    ['is away', { status: 503 }],
    ['hangs up after it was made', { hangUp: true }],
  ])('is tried again where the provider %s', async (_what, fault) => {
    const { eventId, guest, payment } = await paidPlace();
    await guest.ask(cancelMutation, { eventId });
    await provider.faults({ on: 'POST /v1/refunds', ...fault, times: 2 });
    await startWorker();
    await are(eventId, ['refunded']);
    expect(await provider.refunds(payment.id)).toHaveLength(1);
  });

  it('waits for a person where the API key is wrong, and no log shows it', async () => {
    const { eventId, guest } = await paidPlace();
    await guest.ask(cancelMutation, { eventId });
    const worker = await startWorker({ STRIPE_SECRET_KEY: 'sk_test_wrong_key_of_the_test' });
    expect(JSON.stringify(await worker.logged('job failed'))).toContain('Invalid API Key');
    expect(JSON.stringify(worker.logs)).not.toContain('wrong_key');
    expect(await statusesOf(fixture.database, eventId)).toEqual(['refundDue']);
  });

  it('that is not due is not made, whatever an old job says', async () => {
    const { payment } = await paidPlace();
    expect(await refundPayment(fixture.app.db, fixture.app.payments, payment.id)).toBe('not due');
    expect(await provider.refunds(payment.id)).toEqual([]);
  });

  it('that a person made at the provider is not made again', async () => {
    const { eventId, guest, payment } = await paidPlace();
    const { STRIPE_BASE_URL, STRIPE_SECRET_KEY } = inject('services');
    const { intentId } = (await paymentsOf(fixture.database, eventId))[0]!;
    const body = new URLSearchParams({ payment_intent: intentId!, 'metadata[paymentId]': payment.id });
    const headers = { authorization: `Bearer ${STRIPE_SECRET_KEY}` };
    expect((await fetch(`${STRIPE_BASE_URL}/v1/refunds`, { method: 'POST', headers, body })).status).toBe(200);
    await guest.ask(cancelMutation, { eventId });
    await startWorker();
    await are(eventId, ['refunded']);
    expect(await provider.refunds(payment.id)).toHaveLength(1);
  });
});

it('gives everybody their money back when an event is cancelled, and closes the pages of who was paying', async () => {
  const organiser = await signUp(fixture.app);
  const eventId = await publish(organiser, { priceCents: 900, capacity: 3 });
  const [first, second, third] = await guests(3);
  for (const guest of [first, second]) await provider.pay(await checkout(guest, eventId));
  await checkout(third, eventId);
  const payments = await paymentsOf(fixture.database, eventId);
  for (const { event } of await provider.told('checkout.session.completed')) await fixture.app.inject(signed(event));
  expect(await countsOf(fixture.database, eventId)).toMatchObject({ attendance: 2, held: 1, paid: 2, open: 1 });
  await organiser.ask(cancelEventMutation, { id: eventId });
  await startWorker();
  await are(eventId, ['refunded', 'refunded', 'expired']);
  await until('the page is closed', async () => (await provider.sessions(payments[2]!.id)).every(({ status }) => status === 'expired'));
  for (const [index, count] of [1, 1, 0].entries()) expect(await provider.refunds(payments[index]!.id)).toHaveLength(count);
  // The provider tells of each refund, too.
  for (const { event } of await provider.told('charge.refunded')) await fixture.app.inject(signed(event));
  expect(await auditOf(fixture.database, payments[0]!.id)).toEqual(['payment.checkout', 'payment.paid', 'payment.refund']);
});

it('forgets what it was told more than a month ago', async () => {
  await fixture.database.owner.query(
    `INSERT INTO "StripeEvent" ("id", "type", "receivedAt") VALUES ('old', 'x', now() - interval '32 days'), ('new', 'x', now() - interval '30 days')`,
  );
  const worker = await startWorker();
  await until('payments are settled', () => worker.logs.some(({ msg, job }) => msg === 'job completed' && job === 'settle-payments'));
  const { rows } = await fixture.database.owner.query(`SELECT "id" FROM "StripeEvent" WHERE "id" IN ('old', 'new')`);
  expect(rows).toEqual([{ id: 'new' }]);
});
