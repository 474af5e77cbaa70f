import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pageUntil } from './hold.ts';

const minute = 60_000;
const times = fc.date({ min: new Date('2026-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });

it('keeps a page within the provider’s bounds, however long the place is held, and gives nobody less time than they had', () => {
  fc.assert(
    fc.property(times, fc.integer({ min: -minute, max: 3 * 24 * 60 * minute }), (now, left) => {
      const held = new Date(now.getTime() + left);
      const until = pageUntil(now, held).getTime();
      expect(until % 1_000).toBe(0);
      expect(until).toBeGreaterThan(now.getTime() + 30 * minute);
      expect(until).toBeLessThan(now.getTime() + 24 * 60 * minute);
      if (left <= 23 * 60 * minute) expect(until).toBeGreaterThan(held.getTime() - 1_000);
    }),
  );
});
