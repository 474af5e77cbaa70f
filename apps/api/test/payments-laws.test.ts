import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Payment } from '../src/generated/prisma/client.ts';
import { settleOverdue } from '../src/payments/settle.ts';
import type { JobContext } from '../src/jobs/job.ts';
import { appFixture } from './support/app.ts';
import { cancelMutation, publish, signUp, type Client } from './support/client.ts';
import { checkoutMutation, countsOf, paymentsOf } from './support/payments.ts';
import { joinMutation } from './support/places.ts';
import { eventsOf, provider, signed } from './support/stripe.ts';
import { clients } from './support/users.ts';

const fixture = appFixture();
const numRuns = Number(process.env['CASES'] ?? 12);
const prices = fc.integer({ min: 50, max: 10_000_000 });
let organiser: Client;

beforeAll(async () => {
  await provider.reset('http://127.0.0.1:1/');
  organiser = await signUp(fixture.app);
});

const tell = async (event: object): Promise<void> => {
  const { statusCode, body } = await fixture.app.inject(signed(event));
  if (statusCode !== 200) throw new Error(`the webhook answered ${statusCode} ${body}`);
};

/** What is always true of an event that is neither over nor cancelled. */
async function checkLaws(eventId: string, priceCents: number): Promise<void> {
  const counts = await countsOf(fixture.database, eventId);
  const payments = await paymentsOf(fixture.database, eventId);
  const sum = (some: Payment[]) => some.reduce((total, { amountCents }) => total + amountCents, 0);
  const given = payments.filter(({ intentId }) => intentId !== null);
  const back = given.filter(({ status }) => status === 'refundDue' || status === 'refunded');
  expect(counts).toMatchObject({ attendance: counts.rsvps, held: counts.open });
  expect(counts.attendance + counts.held).toBeLessThanOrEqual(counts.capacity);
  expect(payments.every(({ amountCents }) => amountCents === priceCents)).toBe(true);
  // The money that is kept is the price of the places that are confirmed.
  expect(sum(given) - sum(back)).toBe(counts.rsvps * priceCents);
  expect(counts.paid).toBe(counts.rsvps);
}

it('what the provider tells of a payment ends in the same state, in any order and however often', async () => {
  const kinds = ['completed', 'expired', 'refunded'] as const;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...kinds), { maxLength: 7 }), fc.boolean(), prices, async (told, atOnce, priceCents) => {
      const eventId = await publish(organiser, { priceCents, capacity: 1 });
      const [guest] = await clients(fixture.database, fixture.app, 1);
      await guest.ask(checkoutMutation, { eventId });
      const [payment] = await paymentsOf(fixture.database, eventId);
      expect(await provider.sessions(payment!.id)).toMatchObject([{ amount_total: priceCents }]);
      const events = eventsOf(payment!);
      // The same message, or another one of the same.
      const messages = { completed: events.completed(), expired: events.expired(), refunded: events.refunded() };
      const all = told.map((kind, index) => (index % 2 === 0 ? messages[kind] : events[kind]()));
      if (atOnce) await Promise.all(all.map(tell));
      else for (const event of all) await tell(event);
      const end = told.includes('refunded')
        ? 'refunded'
        : told.includes('completed')
          ? 'paid'
          : told.includes('expired')
            ? 'expired'
            : 'open';
      expect((await paymentsOf(fixture.database, eventId)).map(({ status }) => status)).toEqual([end]);
      await checkLaws(eventId, priceCents);
    }),
    { numRuns },
  );
}, 300_000);

it('places and money agree, whatever guests, provider and time do at once', async () => {
  const step = fc.record({
    what: fc.constantFrom('checkout', 'checkout', 'completed', 'completed', 'expired', 'refunded', 'cancel', 'join', 'time'),
    who: fc.nat({ max: 3 }),
  });
  const steps = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 1, max: 3 }), prices, async (batches, capacity, priceCents) => {
      const eventId = await publish(organiser, { priceCents, capacity });
      const guests = await clients(fixture.database, fixture.app, 4);
      const { log } = fixture.app;
      const context = {
        db: fixture.app.db,
        log,
        signal: new AbortController().signal,
        services: { payments: fixture.app.payments, mailTimes: { reminderLeadMinutes: 60, feedbackDelayMinutes: 60 } },
      } as unknown as JobContext<'reminders'>;

      async function take({ what, who }: { what: string; who: number }, payments: Payment[]): Promise<void> {
        const guest = guests[who]!;
        const ask = async (query: string) => expect((await guest.send(query, { eventId })).code).not.toBe('INTERNAL');
        if (what === 'checkout') return ask(checkoutMutation);
        if (what === 'cancel') return ask(cancelMutation);
        if (what === 'join') return ask(joinMutation);
        if (what === 'time') {
          const longAgo = new Date(Date.now() - 6 * 60_000);
          await fixture.app.db.payment.updateMany({ where: { eventId, status: 'open' }, data: { holdsUntil: longAgo } });
          await settleOverdue(context);
          return;
        }
        const payment = payments.findLast(({ userId, checkoutId }) => userId === guest.id && checkoutId !== null);
        if (!payment) return;
        // A payment has one intent, whoever tells of it.
        await tell(eventsOf(payment, `pi_${payment.id}`)[what as 'completed' | 'expired' | 'refunded']());
      }

      for (const batch of batches) {
        const payments = await paymentsOf(fixture.database, eventId);
        await Promise.all(batch.map((one) => take(one, payments)));
        await checkLaws(eventId, priceCents);
      }
    }),
    { numRuns },
  );
}, 300_000);
