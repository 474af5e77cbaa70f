import { describe, expect, it } from 'vitest';
import { linesOf, positionOf, type Source } from '../../src/engine/source.ts';

const source = (text: string): Source => ({ name: 'values.yaml', kind: 'overlay', text });
const at = (text: string, start: number): string => {
  const { file, line, column } = positionOf({ source: source(text), start, end: start });
  return `${file}:${line}:${column}`;
};

describe('the lines of a source', () => {
  it.each([
    ['', [0]],
    ['a', [0]],
    ['a\n', [0, 2]],
    ['\n\na', [0, 1, 2]],
    ['a\r\nbc\r\n', [0, 3, 7]],
    ['a\rb', [0]],
  ])('of %j begin at %j', (text, starts) => {
    expect(linesOf(source(text))).toStrictEqual(starts);
  });

  it('are looked for once', () => {
    const text = source('a\nb');
    expect(linesOf(text)).toBe(linesOf(text));
  });
});

describe('a position', () => {
  it.each([
    ['', 0, '1:1'],
    ['abc', 0, '1:1'],
    ['abc', 2, '1:3'],
    ['abc', 3, '1:4'],
    ['a: 1\nb: 2\n', 4, '1:5'],
    ['a: 1\nb: 2\n', 5, '2:1'],
    ['a: 1\nb: 2\n', 8, '2:4'],
    ['a: 1\nb: 2\n', 9, '2:5'],
    ['a: 1\nb: 2\n', 10, '3:1'],
    ['a: 1\nb: 2', 9, '2:5'],
    ['a: 1\r\nb: 2\r\n', 4, '1:5'],
    ['a: 1\r\nb: 2\r\n', 5, '1:6'],
    ['a: 1\r\nb: 2\r\n', 6, '2:1'],
    ['a: 1\r\nb: 2\r\n', 12, '3:1'],
    ['\n\n\n', 0, '1:1'],
    ['\n\n\n', 1, '2:1'],
    ['\n\n\n', 2, '3:1'],
    ['\n\n\n', 3, '4:1'],
    ['\u{1F600}: x', 4, '1:5'],
  ])('in %j, offset %i, is %s', (text, start, expected) => {
    expect(at(text, start)).toBe(`values.yaml:${expected}`);
  });

  it('is found on each of many lines', () => {
    const lines = Array.from({ length: 37 }, (_, i) => 'x'.repeat(i % 4));
    const text = source(lines.join('\n'));
    let start = 0;
    for (const [i, line] of lines.entries()) {
      for (let column = 1; column <= line.length + 1; column++)
        expect(positionOf({ source: text, start: start + column - 1, end: start + column })).toStrictEqual({
          file: 'values.yaml',
          line: i + 1,
          column,
        });
      start += line.length + 1;
    }
  });
});
