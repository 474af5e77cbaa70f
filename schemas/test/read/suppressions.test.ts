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

test('each fault says what it is', () => {
  const said = (text: string) => read(text).findings.map(({ message, help }) => [message, help]);
  const help = 'write the rule, the last day on which it holds, and why';
  const expected = 'expected "# values-ignore RULE until YYYY-MM-DD: reason", found';
  expect(said('# values-ignore x\na: 1\n')).toEqual([[`${expected} another shape`, help]]);
  expect(said('# values-ignore x until 2027-02-30: y\na: 1\n')).toEqual([[`${expected} a day that no calendar has`, help]]);
  expect(said('a: 1\n# values-ignore x until 2027-02-03: y\n')).toEqual([[`${expected} no key directly under or beside it`, help]]);
});

test('places stay right after brackets that are not indented, marks of documents and blocks', () => {
  const comment = '# values-ignore rule until 2027-01-01: why';
  const before = '\ufeff---\na: [\nx\n]\nb: |\n  "x\nc: {\n"d": "e\nf"\n}\n';
  expect(told(`${before}g: "h i"  ${comment}\n`)).toEqual([
    ['rule', '2027-01-01', 'why', 'g', `values/prod.yaml:11:11 ${JSON.stringify(comment)}`],
  ]);
});

test('the key is the first on its line, up to the very last sign', () => {
  const comment = '# values-ignore rule until 2027-01-01: why';
  const paths = (text: string) => told(text).map(([, , , path]) => path);
  expect(paths(`{a: 1, b: 2, a: 3} ${comment}\n`)).toEqual(['b']);
  expect(paths(`a: 1\n${comment}\n? b`)).toEqual(['b']);
  expect(paths(`a: 1\n   ${comment}\n   # more\nb: 1\nc: 1\n`)).toEqual(['b']);
  expect(paths(`a: 1 ${comment}\nb: 1`)).toEqual(['a']);
  expect(paths(`x: 1\n- a: 1 ${comment}\n`)).toEqual([]);
  expect(paths('a: 1\n')).toEqual([]);
  expect(paths('a: "values-ignore rule until 2027-01-01: why"\nb: values-ignore x\n')).toEqual([]);
  expect(read('a: "values-ignore x"\n').findings).toEqual([]);
});
