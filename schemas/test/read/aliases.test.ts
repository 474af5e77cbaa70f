import { describe, expect, test } from 'vitest';

import { isExcessive } from '../../src/engine/read/aliases.ts';
import { found, read } from './helpers.ts';

test.each<[aliased: number, decoded: number, excessive: boolean]>([
  [100, 50, false],
  [1000, 1000, false],
  [995, 1001, true],
  [990, 1001, false],
  [1001, 1001, true],
  [100, 1001, false],
  [396_000, 400_000, false],
  [396_001, 400_000, true],
  [1_198_000, 2_200_000, false],
  [1_200_000, 2_200_000, true],
  [399_000, 4_000_000, false],
  [401_000, 4_000_000, true],
  [999_000, 10_000_000, false],
  [1_001_000, 10_000_000, true],
])('%i of %i nodes that come through aliases', (aliased, decoded, excessive) => {
  expect(isExcessive(aliased, decoded)).toBe(excessive);
});

describe('what counts', () => {
  const items = (count: number, text: string) => Array.from({ length: count }, () => text).join(',');

  // The limits of Helm 4.3.1, measured.
  test.each<[what: string, limit: number, textOf: (aliases: number) => string]>([
    ['items of lists', 19, (n) => `a: &a [${items(9, 'x')}]\nb: &b [${items(30, '*a')}]\nc: [${items(n, '*b')}]\n`],
    ['keys', 10, (n) => `a: &a {${items(9, 'x')}}\nb: &b [${items(30, '*a')}]\nc: [${items(n, '*b')}]\n`],
    ['keys that are aliases', 7, (n) => `k: &k x\na: &a {${items(9, '*k : 1')}}\nb: &b [${items(30, '*a')}]\nc: [${items(n, '*b')}]\n`],
    ['merges', 4, (n) => `a: &a {x: 1}\nb: &b {<<: [${items(30, '*a')}]}\nc: &c {<<: [${items(9, '*b')}]}\nd: [${items(n, '*c')}]\n`],
    ['merged maps', 14, (n) => `b: &b {<<: [${items(30, '{x: 1}')}]}\nc: &c [${items(9, '*b')}]\nd: [${items(n, '*c')}]\n`],
    ['maps merged by alias', 176, (n) => `a: &a {x: 1}\nb: &b {<<: [${items(30, '*a')}]}\nc:\n${'  <<: *b\n'.repeat(n)}`],
  ])('%s', (_, limit, textOf) => {
    expect(read(textOf(limit - 1)).refusal).toBeUndefined();
    expect(read(textOf(limit)).refusal?.code).toBe('yaml/aliasing');
  });

  test('is told at the alias that is one too many', () => {
    const layer = read(`a: &a [${items(9, 'x')}]\nb: &b [${items(30, '*a')}]\nc: [${items(25, '*b')}]\n`);
    expect(found(layer)).toEqual(['yaml/aliasing values/prod.yaml:3:59 "*b"']);
    expect(layer.refusal).toMatchObject({
      message: 'expected a few aliases, found so many aliases of aliases that Helm gives up; Helm refuses the file',
      help: 'write the values out',
      path: [],
    });
  });
});
