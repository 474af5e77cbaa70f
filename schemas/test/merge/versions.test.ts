import { describe, expect, it } from 'vitest';
import type { Helm } from '../../src/engine/helm.ts';
import { helmOf } from '../../src/engine/helm.ts';
import { comparedWith, versionsOf } from '../../src/engine/merge/generations.ts';

const cases: readonly [generations: Helm['nulls'][], text: string][] = [
  [['p'], '3.17.0 and before'],
  [[0], '3.17.1 to 3.19.4'],
  [[1], '3.19.5 to 3.20.0, 4.0.0 to 4.1.2'],
  [[2], '3.20.1 and later 3.x, 4.1.3 to 4.1.4'],
  [[3], '4.2.0 and later'],
  [['p', 0], '3.19.4 and before'],
  [[1, 2], '3.19.5 to 4.1.4'],
  [[2, 3], '3.20.1 and later 3.x, 4.1.3 and later'],
  [['p', 3], '3.17.0 and before, 4.2.0 and later'],
  [[0, 1, 2, 3], '3.17.1 and later'],
];

describe('the versions of generations', () => {
  it.each(cases)('%j', (generations, text) => {
    expect(versionsOf(generations)).toBe(text);
  });
});

describe('what a version is compared with', () => {
  it.each(['3.17.1', '3.20.0', '4.3.1'])('leaves the oldest out for %s', (version) => {
    expect(comparedWith(helmOf(version))).toEqual([0, 1, 2, 3]);
  });

  it('is all for the oldest', () => {
    expect(comparedWith(helmOf('3.17.0'))).toEqual(['p', 0, 1, 2, 3]);
  });
});
