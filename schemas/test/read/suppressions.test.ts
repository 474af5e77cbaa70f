import { expect, test } from 'vitest';

import { pathText } from '../../src/engine/tree.ts';
import { found, place, read } from './helpers.ts';

const told = (text: string) =>
  read(text).suppressions.map(({ rule, until, reason, path, at }) => [rule, until, reason, pathText(path), place(at)]);
const malformed = (text: string) => found(read(text)).map((finding) => finding.replace('values/prod.yaml:', ''));

test('over a key, beside it, and several over one', () => {
  const text = [
    '# values-ignore pdb-floor until 2027-01-31: one replica until the cache is shared',
    '#   values-ignore  schema/type  until 2027-02-28:second',
    'api:',
    '  replicas: 1 # values-ignore replicas until 2027-03-01: too: small ',
    '  list:',
    '    # values-ignore item until 2027-03-01: why',
    '    - name: x',
    'web: {a: 1} #values-ignore flow until 2027-03-01: why',
  ].join('\n');
  expect(told(text)).toEqual([
    [
      'pdb-floor',
      '2027-01-31',
      'one replica until the cache is shared',
      'api',
      `values/prod.yaml:1:1 ${JSON.stringify(text.split('\n')[0])}`,
    ],
    ['schema/type', '2027-02-28', 'second', 'api', `values/prod.yaml:2:1 ${JSON.stringify(text.split('\n')[1])}`],
    [
      'replicas',
      '2027-03-01',
      'too: small',
      'api.replicas',
      'values/prod.yaml:4:15 "# values-ignore replicas until 2027-03-01: too: small "',
    ],
    ['item', '2027-03-01', 'why', 'api.list[0].name', 'values/prod.yaml:6:5 "# values-ignore item until 2027-03-01: why"'],
    ['flow', '2027-03-01', 'why', 'web', 'values/prod.yaml:8:13 "#values-ignore flow until 2027-03-01: why"'],
  ]);
  expect(read(text).findings).toEqual([]);
});

test.each([
  '# values-ignore',
  '# values-ignore rule',
  '# values-ignore rule until 2027-01-01',
  '# values-ignore rule until 2027-01-01:',
  '# values-ignore rule until 2027-01-01:  ',
  '# values-ignore rule until tomorrow: why',
  '# values-ignore rule until 2027-1-1: why',
  '# values-ignore rule until 2027-02-29: why',
  '# values-ignore rule until 2027-13-01: why',
  '# values-ignore until 2027-01-01: why',
  '# values-ignore a b until 2027-01-01: why',
  '# values-ignored rule until 2027-01-01: why',
])('%s says too little', (comment) => {
  expect(malformed(`${comment}\na: 1\n`)).toEqual([`suppression/malformed 1:1 ${JSON.stringify(comment)}`]);
  expect(told(`${comment}\na: 1\n`)).toEqual([]);
});

test('over nothing, or over a gap', () => {
  const comment = '# values-ignore rule until 2027-01-01: why';
  expect(malformed(`a: 1\n${comment}\n`)).toEqual([`suppression/malformed 2:1 ${JSON.stringify(comment)}`]);
  expect(malformed(`${comment}\n\na: 1\n`)).toEqual([`suppression/malformed 1:1 ${JSON.stringify(comment)}`]);
  expect(malformed(comment)).toEqual([`suppression/malformed 1:1 ${JSON.stringify(comment)}`]);
});

test('no comment: text that only looks like one', () => {
  const text = 'a: "# values-ignore x"\nb: |\n  # values-ignore x\nc: x# values-ignore x\n# note: values-ignore x\n';
  expect(read(text).findings).toEqual([]);
  expect(told(text)).toEqual([]);
});

test('none of a file that Helm refuses', () => {
  expect(told('# values-ignore rule until 2027-01-01: why\na: .inf\n')).toEqual([]);
});
