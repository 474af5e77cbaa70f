import { expect, it } from 'vitest';
import type { Event } from './events.ts';
import { dueTimes } from './mails.ts';

const event = { id: 'e', startsAt: new Date('2027-05-01T18:00:00Z'), endsAt: new Date('2027-05-01T20:00:00Z') } as Event;
const times = { reminderLeadMinutes: 1_440, feedbackDelayMinutes: 60 };
const due = (now: string) => dueTimes(event, times, new Date(now)).map(({ kind, dueAt }) => [kind, dueAt.toISOString()]);

it('reminds a day before and asks an hour after', () => {
  expect(due('2027-04-01T00:00:00Z')).toEqual([
    ['reminder', '2027-04-30T18:00:00.000Z'],
    ['feedback', '2027-05-01T21:00:00.000Z'],
  ]);
});

it('reminds of no event that has begun', () => {
  expect(due('2027-05-01T18:00:00Z').map(([kind]) => kind)).toEqual(['feedback']);
});
