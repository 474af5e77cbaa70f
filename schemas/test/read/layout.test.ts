import { describe, expect, test } from 'vitest';

import { indentContinuations, tabAtLineStart } from '../../src/engine/read/layout.ts';
import { found, read, values } from './helpers.ts';

/** Numbers, from 0, of the lines that were indented. */
function continuations(text: string): number[] {
  const lines = text.split('\n');
  return indentContinuations(text)
    .text.split('\n')
    .flatMap((line, i) => (line === lines[i] ? [] : [i]));
}

const cases: Record<string, [text: string, lines: number[]][]> = {
  brackets: [
    ['a: [1,\n2]\nb: 1', [1]],
    ['a: {x: 1,\ny: 2}\nb: 1', [1]],
    ['a: [{x: [1,\n2],\ny: 2}\n]\nb: 1', [1, 2, 3]],
    ['[a,\nb]\nc', [1]],
    ['a: b]\nc: [1,\n2]\nd: 1', [2]],
    ['a: x[\nb: 1', []],
    ['- - [1,\n2]\n- b', [1]],
    ['? [1,\n2]\n: b', [1]],
    ['a: [1,\n\n2]\nb: 1', [1, 2]],
    ['a: [b c,\n2]\nb: 1', [1]],
  ],
  quotes: [
    ['a: "x\ny"\nb: 1', [1]],
    ["a: 'x\ny'\nb: 1", [1]],
    ['"a\nb": 1', [1]],
    ['a: "x\n\ny" #\nb: 1', [1, 2]],
    ['a: "x\\"\ny"\nb: 1', [1]],
    ['a: "x\\\\"\nb: 1', []],
    ['a: "x\\\ny"\nb: 1', [1]],
    ["a: 'x''\ny'\nb: 1", [1]],
    ["a: 'x\\'\nb: 1", []],
    ['a: "x\'"\nb: 1', []],
    ["a: 'x\"'\nb: 1", []],
    ['a: "x""\nb: 1', []],
    ['a: "x"[\nb: 1', []],
    ['a: x"y\nb: 1', []],
    ["a: it's\nb: 1", []],
    ['a: b, "c\nd: 1', []],
    ['a: b "c\nd: 1', []],
    ['a: b - "c\nd: 1', []],
    ['a:"x\nb: 1', []],
    ['a: b: "x\ny"\nb: 1', [1]],
    ['-"x\nb: 1', []],
  ],
  'quotes in brackets': [
    ['a: ["x]",\n1]\nb: 1', [1]],
    ['a: [x,"]",\n1]\nb: 1', [1]],
    ['a: ["]",\n1]\nb: 1', [1]],
    ['a: {"b":"}",\nc: 1}\nd: 1', [1]],
    ["a: {'b':'}',\nc: 1}\nd: 1", [1]],
    ['a: {b:"}\nc: 1', []],
    ['a: {b: "}",\nc: 1}\nd: 1', [1]],
    ['"a":"b\nc: 1', []],
    ['a: ["b"x"]\nc: 1', []],
    ['a: ["b": "]"\n]\nc: 1', [1]],
  ],
  comments: [
    ['a: 1 # [\nb: 1', []],
    ['# [\nb: 1', []],
    ['a: [1 # ]\n]\nb: 1', [1]],
    ['a: [\n#]\n]\nb: 1', [1, 2]],
    ['a: [b#]\nc: 1', []],
    ['a: [1,\t#]\n2]\nb: 1', [1]],
  ],
  'blocks of text': [
    ['a: |\n  "x\n\n  [y\nb: [1,\n2]\nc: 1', [5]],
    ['a: >\n  "x\nb: 1', []],
    ['a: >-\n  "x\nb: 1', []],
    ['|\n"x\ny', []],
    ['a|b: [1,\n2]\nc: 1', [1]],
    ['a: [ |]\nb: 1', []],
    ['a:\n  - |\n    "x\n  - "y\n    z"\nb: 1', [4]],
    ['a:\n  b: |\n    "x\n  c: "y\n z"\nb: 1', [4]],
    ['- k: |\n    "x\n  l: "y\nz"\n- b', [3]],
    ['- |\n  "x\n- "y\nz"\n- b', [3]],
    ['- |\n "x\n- b', []],
    ['- |\n   "x\n- b', []],
    ['- - |\n    "x\n  - "y\n z"\n- b', [3]],
    ['-   - |\n     "x\n    - "y\n z"\n- b', [3]],
    ['- | # a: b\n  "x\n- y', []],
    ['? |\n  "x\n: y', []],
    ['a:\n  b: |\n    x\n  \n    "y\nc: 1', []],
    ['a: &x |\n  "y\nb: 1', []],
    ['- &x |\n  "y\n- z', []],
    ['- a:b\n- |\n "x\n- "y\nz"', [4]],
  ],
  'anchors and tags': [
    ['a: &x [1,\n2]\nb: 1', [1]],
    ['a: !!seq [1,\n2]\nb: 1', [1]],
    ['a: &x !!str "y\nz"\nb: 1', [1]],
    ['a: [&x]\nb: 1', []],
    ['a: [&x, "]",\n1]\nb: 1', [1]],
    ['a: {&x}\nb: 1', []],
    ['a: x&y "z\nb: 1', []],
    ['a: [!<tag:yaml.org,2002:str> "]",\n1]\nb: 1', [1]],
  ],
};

describe.each(Object.entries(cases))('%s that go on over lines', (_, of) => {
  test.each(of)('%j', (text, lines) => {
    expect(continuations(text)).toEqual(lines);
  });
});

describe('the text with its further lines indented', () => {
  test('deeper than any other, with no blanks at its end', () => {
    expect(indentContinuations('a: [\nx]\n').text).toBe('a: [\n  x]\n');
    expect(indentContinuations('a:\n   b: [\nx]\n').text).toBe('a:\n   b: [\n     x]\n');
    expect(indentContinuations('a: [\n  x,\ny]').text).toBe('a: [\n      x,\n    y]');
    expect(indentContinuations('a: [\n').text).toBe('a: [\n');
    expect(indentContinuations('a: [\n  \t').text).toBe('a: [\n');
    expect(indentContinuations('a: "\nx').text).toBe('a: "\n  x');
    expect(indentContinuations('a: 1\nb: 2').text).toBe('a: 1\nb: 2');
  });

  test('knows where each offset was', () => {
    const { text, original } = indentContinuations('a: [\nx\n]');
    expect(text).toBe('a: [\n  x\n  ]');
    expect(Array.from({ length: text.length + 1 }, (_, at) => original(at))).toEqual([0, 1, 2, 3, 4, 5, 5, 5, 6, 7, 7, 7, 8]);
  });

  test('gives the places of the text as it was', () => {
    expect(found(read('a: [\n012,\n"y",\nno]\nb: on\n'))).toEqual([
      'yaml/octal values/prod.yaml:2:1 "012" a[0]',
      'yaml/boolean-word values/prod.yaml:4:1 "no" a[2]',
      'yaml/boolean-word values/prod.yaml:5:4 "on" b',
    ]);
  });

  test('reads an anchor at the end of brackets', () => {
    expect(values('a: [&x]\nb: [\n"c"\n]\nd: 1\n')).toEqual({ a: [null], b: ['c'], d: 1 });
  });

  test('may have any number of lines', () => {
    expect(read('"a\n'.repeat(130_000)).refusal?.code).toBe('yaml/syntax');
  });
});

test.each<[text: string, at: number | undefined]>([
  ['a: 1\n\tb: 2\n', 5],
  ['a: 1\n\t', 5],
  ['\ta: 1\n', 0],
  ['a:\n  b\n\tc\n\td\n', 7],
  ['a: 1\t\nb:\tc\n', undefined],
  ['a: 1\n \tb\n', undefined],
  ['a: [\n\t1]\n', undefined],
  ['a: "x\n\ty"\n', undefined],
  ['a: [\n\t1]\n\tb\n', 9],
])('the tab that a line of %j begins with', (text, at) => {
  expect(tabAtLineStart(text)).toBe(at);
});
