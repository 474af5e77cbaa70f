import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesOf, editForm } from './event-form.ts';
import { eventValues } from './event-values.ts';
import { parseForm } from './form-state.ts';
import { timeZones } from './time-zone.ts';

/** Down to far less than an atom. */
const degrees = (limit: number) =>
  fc.double({ min: -limit, max: limit, noNaN: true }).map((value) => (Math.abs(value) < 1e-60 ? 0 : value));
const line = fc.string({ minLength: 1, maxLength: 50, unit: 'grapheme-ascii' }).filter((text) => text.trim() !== '');
const event = fc
  .record({
    title: line.map((text) => text.trim()),
    description: fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n').trim()),
    venue: line.map((text) => text.trim()),
    latitude: degrees(90),
    longitude: degrees(180),
    // To the millisecond, and also of events that have begun.
    startsAt: fc.date({ min: new Date('2020-01-01'), max: new Date('2080-01-01'), noInvalidDate: true }),
    minutes: fc.integer({ min: 1, max: 30 * 24 * 60 }),
    capacity: fc.integer({ min: 1, max: 100_000 }),
  })
  .map(({ startsAt, minutes, ...rest }) => ({
    ...rest,
    startsAt: startsAt.toISOString(),
    endsAt: new Date(startsAt.getTime() + minutes * 60_000).toISOString(),
  }));

const sent = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value.replaceAll('\n', '\r\n'));
  return form;
};

test('a form that is saved as it was filled changes nothing, in any zone', () => {
  fc.assert(
    fc.property(event, fc.constantFrom(...timeZones), (was, timeZone) => {
      const parsed = parseForm(editForm(was), sent(eventValues(was, timeZone)));
      expect(parsed).toHaveProperty('data');
      expect('data' in parsed && changesOf(parsed.data, was)).toEqual({});
    }),
  );
});

test('one field that is changed is all that changes', () => {
  fc.assert(
    fc.property(event, fc.constantFrom(...timeZones), fc.integer({ min: 1, max: 100_000 }), (was, timeZone, capacity) => {
      const parsed = parseForm(editForm(was), sent({ ...eventValues(was, timeZone), capacity: String(capacity) }));
      expect('data' in parsed && changesOf(parsed.data, was)).toEqual(capacity === was.capacity ? {} : { capacity });
    }),
  );
});
