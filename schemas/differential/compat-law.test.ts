import { expect, test } from 'vitest';
import { law } from '../test/compat/law.ts';

const runs = Number(process.env['RUNS'] ?? 2500);

test('a new schema without a breaking difference takes every value that the old one takes', () => {
  const { pairs, harmless, quiet } = law(runs);
  expect(pairs).toBeGreaterThan(0.8 * runs);
  // Neither answer may be the only one.
  expect(harmless).toBeGreaterThan(0.1 * runs);
  expect(quiet).toBeGreaterThan(0.1 * runs);
});
