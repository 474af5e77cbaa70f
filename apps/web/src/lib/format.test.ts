import { describe, expect, test } from 'vitest';
import { formatAttendance, formatCoordinates, formatDistance, formatRange, formatTile, formatTime } from './format.ts';

describe('times', () => {
  test('one day names the day once', () => {
    expect(formatRange('2026-07-12T16:00:00.000Z', '2026-07-12T19:30:00.000Z', 'UTC')).toBe('Sun, 12 July 2026, 16:00–19:30 UTC');
  });

  test('the zone decides the day and is named', () => {
    expect(formatRange('2026-07-12T23:00:00.000Z', '2026-07-13T01:00:00.000Z', 'Europe/Berlin')).toBe(
      'Mon, 13 July 2026, 01:00–03:00 CEST',
    );
    expect(formatTile('2026-07-12T23:00:00.000Z', 'Europe/Berlin')).toEqual({ month: 'Jul', day: '13', weekday: 'Mon' });
    expect(formatTime('2026-01-01T17:05:00.000Z', 'Asia/Tokyo')).toBe('02:05 GMT+9');
  });

  test('two days are both named', () => {
    expect(formatRange('2026-07-11T16:00:00.000Z', '2026-07-12T02:00:00.000Z', 'UTC')).toBe(
      'Sat, 11 July 2026, 16:00 – Sun, 12 July 2026, 02:00 UTC',
    );
  });

  test('midnight is 00:00', () => {
    expect(formatTime('2026-07-12T00:00:00.000Z', 'UTC')).toBe('00:00 UTC');
  });
});

test.each([
  [0, '0 m'],
  [347, '350 m'],
  [994, '990 m'],
  [995, '1.0 km'],
  [1_249, '1.2 km'],
  [9_949, '9.9 km'],
  [9_950, '10 km'],
  [84_400, '84 km'],
  [1_234_000, '1,234 km'],
])('%d metres are %s', (metres, text) => {
  expect(formatDistance(metres)).toBe(text);
});

test.each([
  [52.52, 13.405, '52.52° N, 13.405° E'],
  [-1.2864, -74, '1.2864° S, 74° W'],
  [0, 0, '0° N, 0° E'],
  [10, 100, '10° N, 100° E'],
])('%d, %d are %s', (latitude, longitude, text) => {
  expect(formatCoordinates(latitude, longitude)).toBe(text);
});

test('attendance says how many of how many, and when it is full', () => {
  expect(formatAttendance(12, 40)).toBe('12 of 40 going');
  expect(formatAttendance(1_200, 2_000)).toBe('1,200 of 2,000 going');
  expect(formatAttendance(40, 40)).toBe('Full · 40 going');
});
