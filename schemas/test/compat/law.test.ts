import { expect, test } from 'vitest';
import { law } from './law.ts';

test('a new schema without a breaking difference takes every value that the old one takes', { timeout: 30_000 }, () => {
  expect(law(250).harmless).toBeGreaterThan(25);
});
