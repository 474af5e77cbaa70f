import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backoffMs } from './backoff.ts';

const range = { baseMs: 50, capMs: 2_000 };

it('grows to the cap, at least half of which it keeps', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (failures, random) => {
      const full = Math.min(50 * 2 ** (failures - 1), 2_000);
      const ms = backoffMs(failures, range, () => random);
      expect(ms).toBeGreaterThanOrEqual(full / 2);
      expect(ms).toBeLessThanOrEqual(full);
    }),
  );
});

it('differs between processes', () => expect(backoffMs(5, range, () => 0)).not.toBe(backoffMs(5, range, () => 0.9)));
