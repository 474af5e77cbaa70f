import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dueTimes } from './mails.ts';

/** Zones with one hour of summer time, with half an hour, with quarters, on both hemispheres, at both ends of the day, and none. */
const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Australia/Adelaide',
  'Pacific/Chatham',
  'Pacific/Apia',
  'America/St_Johns',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'UTC',
];

const numRuns = Number(process.env['CASES'] ?? 200);
const minute = 60_000;

const shape = {
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
} as const;
const formats = new Map(zones.map((timeZone) => [timeZone, new Intl.DateTimeFormat('en-US', { timeZone, ...shape })]));

/** What a clock in a zone shows, as if it were UTC. */
function clock(moment: number, zone: string): number {
  const parts = formats.get(zone)!.formatToParts(moment);
  const of = (name: string) => Number(parts.find(({ type }) => type === name)?.value);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
}

/** The moment when a clock in a zone shows a time; undefined for times that it leaps over. */
function moment(local: number, timeZone: string): number | undefined {
  const offsets = [-1, 0, 1].map((days) => clock(local + days * 1_440 * minute, timeZone) - (local + days * 1_440 * minute));
  return offsets.map((offset) => local - offset).find((candidate) => clock(candidate, timeZone) === local);
}

const minutes = (from: string, to: string) => fc.integer({ min: Date.parse(from) / minute, max: Date.parse(to) / minute });

it('mails are due an exact time before the start and after the end, whatever the clocks do in between', { timeout: 60_000 }, () => {
  let crossed = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      minutes('2027-01-01T00:00Z', '2029-01-01T00:00Z'),
      fc.integer({ min: 1, max: 30 * 1_440 }),
      fc.integer({ min: 1, max: 43_200 }),
      fc.integer({ min: 0, max: 43_200 }),
      (zone, localMinutes, lasts, reminderLeadMinutes, feedbackDelayMinutes) => {
        const start = moment(localMinutes * minute, zone);
        fc.pre(start !== undefined);
        const end = moment((localMinutes + lasts) * minute, zone);
        fc.pre(end !== undefined && end > start);
        const event = { startsAt: new Date(start), endsAt: new Date(end) };
        const mails = dueTimes(event, { reminderLeadMinutes, feedbackDelayMinutes }, new Date(start - 1));
        const due = Object.fromEntries(mails.map(({ kind, dueAt }) => [kind, dueAt.getTime()]));
        expect(due).toEqual({ reminder: start - reminderLeadMinutes * minute, feedback: end + feedbackDelayMinutes * minute });
        // On the wall it is another time of day when the clocks have changed meanwhile.
        if (clock(start, zone) - clock(due['reminder']!, zone) !== reminderLeadMinutes * minute) crossed += 1;
      },
    ),
    { numRuns },
  );
  expect(crossed, 'cases in which the clocks changed').toBeGreaterThan(numRuns / 50);
});
