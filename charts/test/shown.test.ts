import { describe, expect, it } from 'vitest';
import { exceptions } from './effects/exceptions.ts';
import { measure } from './effects/measure.ts';

describe('every value', () => {
  it('has a unit test that fails without it', async () => {
    const missing = [...(await measure())].filter(([value, state]) => state !== 'shown' && !(value in exceptions));
    expect(missing.map(([value, state]) => `${value}: ${state}`)).toStrictEqual([]);
  }, 300_000);
});
