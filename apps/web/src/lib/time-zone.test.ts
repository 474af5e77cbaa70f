import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf, localOf, nextDay, startOfDay, timeZones } from './time-zone.ts';

test.each([
  ['2026-07-12T18:00', 'UTC', '2026-07-12T18:00:00.000Z'],
  ['2026-07-12T18:00', 'Europe/Berlin', '2026-07-12T16:00:00.000Z'],
  ['2026-12-12T18:00', 'Europe/Berlin', '2026-12-12T17:00:00.000Z'],
  ['2026-07-12T00:30', 'Asia/Kathmandu', '2026-07-11T18:45:00.000Z'],
  ['2026-07-12T18:00:30', 'America/New_York', '2026-07-12T22:00:00.000Z'],
  // Shown twice when clocks are put back: the first time counts.
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
])('%s in %s is %s', (local, zone, instant) => {
  expect(instantOf(local, zone)?.toISOString()).toBe(instant);
});

test.each([
  ['', 'UTC'],
  ['12.07.2026 18:00', 'UTC'],
  ['2026-02-30T18:00', 'UTC'],
  ['2026-13-01T18:00', 'UTC'],
  ['2026-07-12T18:00', 'Mars/Olympus'],
  // Skipped when clocks are put forward.
  ['2026-03-29T02:30', 'Europe/Berlin'],
  ['2026-10-04T02:15', 'Australia/Lord_Howe'],
  ['2011-12-30T12:00', 'Pacific/Apia'],
])('%j in %s is no instant', (local, zone) => {
  expect(instantOf(local, zone)).toBeUndefined();
});

const minute = 60_000;
const zone = fc.constantFrom(...timeZones);
const instant = fc
  .integer({ min: Date.UTC(1990, 0) / minute, max: Date.UTC(2100, 0) / minute })
  .map((minutes) => new Date(minutes * minute));

/** Instants around changes of clocks, where random ones seldom are. */
const nearChange = fc
  .tuple(zone, fc.integer({ min: 1990, max: 2037 }), fc.integer({ min: -180, max: 180 }))
  .map(([timeZone, year, minutes]) => {
    const change = firstChange(timeZone, year);
    return { timeZone, at: new Date((change ?? Date.UTC(year, 5)) + minutes * minute) };
  });

const offset = (at: number, timeZone: string) => Date.parse(`${localOf(new Date(at), timeZone)}Z`) - at;

function firstChange(timeZone: string, year: number): number | undefined {
  const month = (number: number) => Date.UTC(year, number);
  const changed = Array.from({ length: 12 }, (_, index) => index).find(
    (index) => offset(month(index), timeZone) !== offset(month(index + 1), timeZone),
  );
  if (changed === undefined) return undefined;
  let [before, after] = [month(changed), month(changed + 1)];
  while (after - before > minute) {
    const middle = Math.floor((before + after) / 2 / minute) * minute;
    if (offset(middle, timeZone) === offset(before, timeZone)) before = middle;
    else after = middle;
  }
  return after;
}

/** What the platform says that clocks show, without this module. */
function shown(at: Date, timeZone: string): string {
  const options = {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const;
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-CA', options).formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts['year']}-${parts['month']}-${parts['day']}T${parts['hour']}:${parts['minute']}`;
}

const anywhere = fc.oneof(nearChange, fc.record({ timeZone: zone, at: instant }));

describe('in any zone at any time', () => {
  test('the local time of an instant is what clocks there show', () => {
    fc.assert(
      fc.property(anywhere, ({ timeZone, at }) => {
        expect(localOf(at, timeZone)).toBe(shown(at, timeZone));
      }),
    );
  });

  test('the instant of a local time is the first at which clocks show it', () => {
    fc.assert(
      fc.property(anywhere, ({ timeZone, at }) => {
        const found = instantOf(localOf(at, timeZone), timeZone);
        expect(found && localOf(found, timeZone)).toBe(localOf(at, timeZone));
        expect(found!.getTime()).toBeLessThanOrEqual(at.getTime());
        // A zone's clocks are put back by some hours at most.
        expect(at.getTime() - found!.getTime()).toBeLessThanOrEqual(24 * 60 * minute);
      }),
    );
  });

  test('a local time either is shown or is skipped', () => {
    const hours = fc.integer({ min: -30, max: 30 });
    fc.assert(
      fc.property(nearChange, hours, ({ timeZone, at }, shift) => {
        const local = new Date(Date.parse(`${localOf(at, timeZone)}Z`) + shift * 5 * minute).toISOString().slice(0, 16);
        // Offsets are quarters of an hour.
        const quarters = Array.from({ length: 2 * 26 * 4 + 1 }, (_, index) => index - 26 * 4);
        const candidates = quarters.map((quarter) => Date.parse(`${local}Z`) + quarter * 15 * minute);
        const first = candidates.find((candidate) => localOf(new Date(candidate), timeZone) === local);
        expect(instantOf(local, timeZone)?.getTime()).toBe(first);
      }),
    );
  });

  test('a day begins when clocks first show it', () => {
    fc.assert(
      fc.property(anywhere, ({ timeZone, at }) => {
        const day = localOf(at, timeZone).slice(0, 10);
        const start = startOfDay(day, timeZone)!;
        expect(localOf(start, timeZone).slice(0, 10)).toBe(day);
        expect(localOf(new Date(start.getTime() - minute), timeZone).slice(0, 10) < day).toBe(true);
        expect(start.getTime()).toBeLessThanOrEqual(at.getTime());
      }),
    );
  });
});

test('the day after', () => {
  expect([nextDay('2026-02-28'), nextDay('2026-12-31'), nextDay('soon')]).toEqual(['2026-03-01', '2027-01-01', 'soon']);
});

test('UTC is offered first and once', () => {
  expect(timeZones[0]).toBe('UTC');
  expect(new Set(timeZones).size).toBe(timeZones.length);
});
