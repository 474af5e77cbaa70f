import { expect, test } from 'vitest';
import { instantOf, timeZones } from './time-zone.ts';

test.each([
  ['2026-07-12T18:00', 'UTC', '2026-07-12T18:00:00.000Z'],
  ['2026-07-12T18:00', 'Europe/Berlin', '2026-07-12T16:00:00.000Z'],
  ['2026-12-12T18:00', 'Europe/Berlin', '2026-12-12T17:00:00.000Z'],
  ['2026-07-12T00:30', 'Asia/Kathmandu', '2026-07-11T18:45:00.000Z'],
  ['2026-07-12T18:00:30', 'America/New_York', '2026-07-12T22:00:00.000Z'],
])('%s in %s is %s', (local, zone, instant) => {
  expect(instantOf(local, zone)?.toISOString()).toBe(instant);
});

test.each([
  ['', 'UTC'],
  ['12.07.2026 18:00', 'UTC'],
  ['2026-02-30T18:00', 'UTC'],
  ['2026-13-01T18:00', 'UTC'],
  ['2026-07-12T18:00', 'Mars/Olympus'],
])('%j in %s is no instant', (local, zone) => {
  expect(instantOf(local, zone)).toBeUndefined();
});

test('UTC is offered first and once', () => {
  expect(timeZones[0]).toBe('UTC');
  expect(new Set(timeZones).size).toBe(timeZones.length);
});
