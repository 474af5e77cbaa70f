import fc from 'fast-check';
import { expect, it } from 'vitest';
import { templates } from '../src/mail/messages.ts';
import { appFixture } from './support/app.ts';
import { publish, rsvpMutation, signUp } from './support/client.ts';
import { updateMutation } from './support/places.ts';

const lead = 90;
const delay = 45;
const fixture = appFixture({
  REMINDER_LEAD_MINUTES: String(lead),
  FEEDBACK_DELAY_MINUTES: String(delay),
  RATE_LIMIT_PER_MINUTE: '1000000',
});
const numRuns = Number(process.env['CASES'] ?? 15);
const minute = 60_000;

/** As clients write local times: with the zone's offset of that day. */
const written = (moment: Date, offsetMinutes: number): string => {
  const local = new Date(moment.getTime() + offsetMinutes * minute).toISOString().slice(0, -1);
  const [hours, minutes] = [Math.trunc(Math.abs(offsetMinutes) / 60), Math.abs(offsetMinutes) % 60];
  return `${local}${offsetMinutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
};

it('a time with any offset is one moment: mails are due around it, follow it, and state it in UTC', async () => {
  const client = await signUp(fixture.app);
  const { owner } = fixture.database;
  const offset = fc.integer({ min: -12 * 4, max: 14 * 4 }).map((quarters) => quarters * 15);
  const ahead = fc.integer({ min: 3 * 60, max: 500 * 1_440 }).map((minutes) => new Date(Math.ceil(Date.now() / minute + minutes) * minute));
  const span = fc.record({ startsAt: ahead, lasts: fc.integer({ min: 1, max: 43_200 }), startOffset: offset, endOffset: offset });
  const input = ({
    startsAt,
    lasts,
    startOffset,
    endOffset,
  }: {
    startsAt: Date;
    lasts: number;
    startOffset: number;
    endOffset: number;
  }) => ({
    startsAt: written(startsAt, startOffset),
    endsAt: written(new Date(startsAt.getTime() + lasts * minute), endOffset),
  });
  const due = async (eventId: string) => {
    const { rows } = await owner.query<{ kind: string; dueAt: Date }>('SELECT "kind", "dueAt" FROM "Mail" WHERE "eventId" = $1', [eventId]);
    return Object.fromEntries(rows.map(({ kind, dueAt }) => [kind, dueAt.getTime()]));
  };
  const expected = ({ startsAt, lasts }: { startsAt: Date; lasts: number }) => ({
    reminder: startsAt.getTime() - lead * minute,
    feedback: startsAt.getTime() + (lasts + delay) * minute,
  });

  await fc.assert(
    fc.asyncProperty(span, span, async (first, second) => {
      const eventId = await publish(client, input(first));
      await client.ask(rsvpMutation, { eventId });
      expect(await due(eventId)).toEqual(expected(first));
      await client.ask(updateMutation, { id: eventId, input: input(second) });
      expect(await due(eventId)).toEqual(expected(second));
      const event = await fixture.app.db.event.findUniqueOrThrow({ where: { id: eventId } });
      const { text } = templates.reminder.compose({
        event,
        user: { name: 'Ada', email: 'ada@example.org' },
        appUrl: 'https://app.example.org',
        attends: true,
        payments: [],
      });
      expect(text).toContain(`${second.startsAt.toISOString().slice(11, 16)} UTC`);
    }),
    { numRuns },
  );
});
