import { describe, expect, it } from 'vitest';
import { pauseOf } from './retry-after.ts';

const now = Date.parse('2026-11-24T10:00:00Z');
const pause = (status: number, value?: string) =>
  pauseOf({ status, headers: new Headers(value === undefined ? {} : { 'retry-after': value }) }, now);

describe('Retry-After', () => {
  it.each([
    ['seconds', 429, '30', 30_000],
    ['a date', 429, 'Tue, 24 Nov 2026 10:00:20 GMT', 20_000],
    ['of an outage', 503, '5', 5_000],
    ['at least a second', 429, '0', 1_000],
    ['a date that is past', 429, 'Tue, 24 Nov 2026 09:00:00 GMT', 1_000],
    ['at most ten minutes', 429, '86400', 600_000],
  ])('is honoured: %s', (_name, status, value, expected) => expect(pause(status, value)).toBe(expected));

  it.each([
    ['it is absent', 429, undefined],
    ['it says nothing', 429, 'soon'],
    ['the answer is about something else', 422, '5'],
  ])('is nothing where %s', (_name, status, value) => expect(pause(status, value)).toBeUndefined());
});
