import fc from 'fast-check';
import mercurius from 'mercurius';
import { beforeAll, expect, it } from 'vitest';
import { cancelEvent } from '../src/events/cancel.ts';
import { createReaders, type Readers } from '../src/events/readers.ts';
import { cancelRsvp, rsvp } from '../src/events/rsvp.ts';
import { updateEvent } from '../src/events/update.ts';
import { joinWaitingList, leaveWaitingList } from '../src/events/waiting.ts';
import { lockedOpen } from '../src/places/change.ts';
import { confirmPlace, holdPlace, releaseHold } from '../src/places/places.ts';
import { appFixture } from './support/app.ts';
import { problemsOf, stateOf } from './support/places-model.ts';
import { users } from './support/users.ts';

const fixture = appFixture();
const numRuns = Number(process.env['CASES'] ?? 25);
const times = { reminderLeadMinutes: 60, feedbackDelayMinutes: 60 };
const people = 8;
let ids: string[];
let organiserId: string;
let readers: Readers;

beforeAll(async () => {
  const [organiser, ...guests] = await users(fixture.database, people + 1);
  organiserId = organiser!.id;
  ids = guests.map(({ id }) => id);
  readers = createReaders(fixture.app.db);
});

type Act = (eventId: string, userId: string) => Promise<unknown>;

const openPayment = (eventId: string, userId: string) => fixture.app.db.payment.findFirst({ where: { eventId, userId, status: 'open' } });

const acts: Record<string, Act> = {
  rsvp: (eventId, userId) => rsvp(fixture.app.db, readers, { eventId, userId }, times),
  cancel: (eventId, userId) => cancelRsvp(fixture.app.db, { eventId, userId }, times),
  join: (eventId, userId) => joinWaitingList(fixture.app.db, { eventId, userId }, times),
  leave: (eventId, userId) => leaveWaitingList(fixture.app.db, { eventId, userId }),
  hold: (eventId, userId) =>
    lockedOpen(fixture.app.db, eventId, async (tx, event) => {
      const has =
        (await tx.rsvp.count({ where: { eventId, userId } })) + (await tx.payment.count({ where: { eventId, userId, status: 'open' } }));
      if (has === 0 && event.priceCents > 0) await holdPlace(tx, event, userId, new Date(Date.now() + 60_000));
    }),
  pay: async (eventId, userId) => {
    const payment = await openPayment(eventId, userId);
    if (payment) await lockedOpen(fixture.app.db, eventId, (tx, event) => confirmPlace(tx, event, payment, times));
  },
  expire: async (eventId, userId) => {
    const payment = await openPayment(eventId, userId);
    if (payment) await lockedOpen(fixture.app.db, eventId, (tx, event) => releaseHold(tx, event, payment));
  },
};

type Step = { readonly act: string; readonly user: number } | { readonly capacity: number } | 'cancelEvent';

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ act: fc.constantFrom(...Object.keys(acts)), user: fc.nat(people - 1) }) },
  { weight: 6, arbitrary: fc.record({ act: fc.constantFrom('rsvp', 'hold', 'join'), user: fc.nat(people - 1) }) },
  { weight: 2, arbitrary: fc.record({ capacity: fc.integer({ min: 1, max: 5 }) }) },
);
/** What is done at the same time, one such group after the other. */
const groups = fc.array(fc.array(step, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 8 });

async function run(eventId: string, step: Step): Promise<void> {
  try {
    if (step === 'cancelEvent') await cancelEvent(fixture.app.db, organiserId, eventId);
    else if ('capacity' in step) await updateEvent(fixture.app.db, organiserId, eventId, { capacity: step.capacity }, times);
    else await acts[step.act]!(eventId, ids[step.user]!);
  } catch (error) {
    if (!(error instanceof mercurius.ErrorWithProps)) throw error;
  }
}

const seen = new Map<string, number>();
const note = (what: string, count: number) => seen.set(what, (seen.get(what) ?? 0) + count);

it('keeps every place accounted for, whoever does what at once', { timeout: 300_000 }, async () => {
  const { owner } = fixture.database;
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.integer({ min: 1, max: 3 }), groups, fc.boolean(), async (paid, capacity, steps, ends) => {
      const eventId = crypto.randomUUID();
      await owner.query(
        `INSERT INTO "Event" ("id", "title", "description", "venue", "latitude", "longitude", "startsAt", "endsAt", "capacity", "priceCents", "organiserId")
         VALUES ($1, 'Concert', '', 'Park', 52, 13, now() + interval '1d', now() + interval '2d', $2, $3, $4)`,
        [eventId, capacity, paid ? 500 : 0, organiserId],
      );
      let before = await stateOf(owner, eventId);
      for (const group of ends ? [...steps, [...steps.at(-1)!, 'cancelEvent' as const], steps[0]!] : steps) {
        await Promise.all(group.map((step) => run(eventId, step)));
        const after = await stateOf(owner, eventId);
        const left = new Set(
          group.flatMap((step) => (typeof step === 'object' && 'user' in step && step.act !== 'join' ? [ids[step.user]!] : [])),
        );
        expect(problemsOf(before, after, left), JSON.stringify({ before, group, after })).toEqual([]);
        note('promoted', after.promoted.length - before.promoted.length);
        note('attended', after.attendance);
        note('held', after.held);
        note('waited', after.waiting.length);
        before = after;
      }
    }),
    { numRuns },
  );
  for (const [what, count] of seen) expect(count, what).toBeGreaterThan(0);
});
