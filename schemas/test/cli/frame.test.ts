import { describe, expect, it } from 'vitest';
import { codeFrame } from '../../src/cli/output/frame.ts';
import { styleOf } from '../../src/cli/output/style.ts';
import { table } from '../../src/cli/output/table.ts';
import { cut, printable, widthOf, wrap } from '../../src/cli/output/width.ts';
import { inline } from '../../src/cli/output/leaf.ts';
import type { Stretch } from '../../src/cli/redact/stretch.ts';

const same = (text: string) => text;

/** The frame of the text between the first two bars of a file, which are not part of it. */
function frame(marked: string, masks: readonly Stretch[] = [], width = 60): string {
  const start = marked.indexOf('¦');
  const end = marked.lastIndexOf('¦') - (marked.lastIndexOf('¦') > start ? 1 : 0);
  const source = { name: 'a.yaml', kind: 'overlay', text: marked.replaceAll('¦', '') } as const;
  return `\n${codeFrame({ source, start, end }, masks, width, styleOf(false), same).join('\n')}\n`;
}

describe('a code frame', () => {
  it('has two lines around the line at fault', () => {
    expect(frame('a: 1\nb: 2\nc: 3\nd: ¦4¦\ne: 5\nf: 6\ng: 7\n')).toBe(`
  2 | b: 2
  3 | c: 3
> 4 | d: 4
    |    ^
  5 | e: 5
  6 | f: 6
`);
  });

  it('aligns line numbers of different lengths', () => {
    expect(frame(`${'\n'.repeat(8)}i: ¦9¦\nj: 10\n`)).toBe(`
   7 |
   8 |
>  9 | i: 9
     |    ^
  10 | j: 10
`);
  });

  it('underlines one column for an empty stretch, and the end of the line for one of several lines', () => {
    expect(frame('a:¦¦')).toBe('\n> 1 | a:\n    |   ^\n');
    expect(frame('a: ¦|\n  b\n  c¦\n')).toBe('\n> 1 | a: |\n    |    ^\n  2 |   b\n  3 |   c\n');
  });

  it('counts wide characters as two columns and combining ones as none', () => {
    expect(frame('日本: ¦x¦')).toBe('\n> 1 | 日本: x\n    |       ^\n');
    expect(frame('e\u0301: ¦x¦')).toBe('\n> 1 | e\u0301: x\n    |    ^\n');
  });

  it('keeps the stretch in sight on a long line', () => {
    expect(frame(`a: ${'x'.repeat(100)} ¦here¦ ${'y'.repeat(100)}`, [], 46)).toBe(`
> 1 | …xxxxxxxxxxx here yyyyyyyyyyyyyyyyyyyyy…
    |              ^^^^
`);
  });

  it('underlines no further than what is shown', () => {
    expect(frame(`a: ¦${'x'.repeat(100)}¦`, [], 36)).toBe(`\n> 1 | a: ${'x'.repeat(26)}…\n    |    ${'^'.repeat(27)}\n`);
  });

  it('masks stretches of any length with the same word', () => {
    expect(
      frame('a: ¦123¦ # old\n', [
        { start: 3, end: 6 },
        { start: 7, end: 12 },
      ]),
    ).toBe('\n> 1 | a: (secret) (secret)\n    |    ^^^^^^^^\n');
    expect(frame('¦a¦: |\n  one\n  two\nb: 2\n', [{ start: 3, end: 16 }])).toBe(
      '\n> 1 | a: (secret)\n    | ^\n  2 |   (secret)\n  3 |   (secret)\n',
    );
  });

  it('leaves the ends of Windows lines out', () => {
    expect(frame('a: ¦1¦\r\nb: 2\r\n')).toBe('\n> 1 | a: 1\n    |    ^\n  2 | b: 2\n');
  });
});

describe('layout', () => {
  it('measures, cuts and wraps by columns', () => {
    expect(widthOf('日本e\u0301')).toBe(5);
    expect(cut('日本語', 5)).toBe('日本…');
    expect(cut('日本語', 6)).toBe('日本語');
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('aVeryLongWord b', 5)).toEqual(['aVeryLongWord', 'b']);
  });

  it('makes what would steer a terminal visible', () => {
    expect(printable('a\tb\u001b[31m\u202e\u0085')).toBe('a b␛[31m\ufffd\ufffd');
  });

  it('cuts the widest column that may be cut, and gives up where none is left', () => {
    const columns = [{ title: 'k' }, { title: 'v', least: 4 }];
    expect(table(columns, [['a', '1234567890']], undefined)).toEqual(['k  v', 'a  1234567890']);
    expect(table(columns, [['a', '1234567890']], 9)).toEqual(['k  v', 'a  12345…']);
    expect(table(columns, [['a', '1234567890']], 6)).toBeUndefined();
  });

  it.each([
    ['info', 'info'],
    ['10.0.0.0/16', '10.0.0.0/16'],
    ['500m', '500m'],
    ['two words', 'two words'],
    ['', '""'],
    ['yes', '"yes"'],
    ['0755', '"0755"'],
    ['1:30', '"1:30"'],
    ['1e3', '"1e3"'],
    ['0x1F', '"0x1F"'],
    ['.inf', '".inf"'],
    ['a: b', '"a: b"'],
    ['a, b', '"a, b"'],
    ['12', '"12"'],
    [12, '12'],
    [null, 'null'],
    [true, 'true'],
    [['a', '1'], '[a, "1"]'],
    [{ a: { b: [] } }, '{a: {b: []}}'],
    ['(secret)', '(secret)'],
  ])('writes %j as %s, so that its type is seen', (value, text) => {
    expect(inline(value)).toBe(text);
  });
});
