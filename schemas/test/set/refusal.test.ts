import { describe, expect, it } from 'vitest';
import { codes } from '../../src/engine/set/codes.ts';
import type { FlagKind } from '../../src/engine/set/flags.ts';
import { positionOf, type Span } from '../../src/engine/source.ts';
import { pathText, type Values } from '../../src/engine/tree.ts';
import { run } from './run.ts';

const base = { s: 'text', n: 1, t: true, z: null, l: ['x', null], m: { k: 1 } };

function refused(kind: FlagKind, text: string, options: { version?: string; base?: Values } = {}) {
  const outcome = run([{ kind, text }], options.base ?? base, options.version);
  if (!('refused' in outcome)) throw new Error(`${text} was accepted`);
  return outcome.refused;
}

const place = (span: Span) => {
  const { file, line, column } = positionOf(span);
  return `${file}:${line}:${column}`;
};

const dots = 'a.'.repeat(31);
const rows: readonly [FlagKind, string, string, string, string, string, string?][] = [
  ['set', 'a', 'set/syntax', '--set:1:1', '', 'expected = and a value after this key, found none'],
  ['set', 'm.k=1,b,c=2', 'set/syntax', '--set:1:7', '', 'expected = and a value after this key, found none'],
  ['set', 'm.b', 'set/syntax', '--set:1:3', '', 'expected = and a value after this key, found none'],
  ['set', 'm.a=x\ny,c', 'set/syntax', '--set:2:3', '', 'expected = and a value after this key, found none'],
  ['set-literal', 'ab', 'set/syntax', '--set-literal:1:1', '', 'expected = and a value after this key, found none'],
  ['set', 'a.=1', 'set/syntax', '--set:1:1', 'a', 'expected a key after the dot, found none'],
  ['set', 'a.b={1', 'set/syntax', '--set:1:5', 'a.b', 'expected } at the end of the list, found the end'],
  ['set', 'a[0]={1', 'set/syntax', '--set:1:6', 'a[0]', 'expected } at the end of the list, found the end'],
  ['set', 'a[0]b=1', 'set/syntax', '--set:1:5', 'a[0]', 'expected =, a dot or another index after the index, found something else'],
  ['set', 'a[x]=1', 'set/index', '--set:1:3', 'a', 'expected a whole number in the brackets'],
  ['set', 'a.b[0][-1]=1', 'set/index', '--set:1:8', 'a.b[0]', 'expected an index from 0, found a negative one'],
  ['set', 'a[65537]=1', 'set/index', '--set:1:3', 'a[65537]', 'expected an index of at most 65536, found a higher one'],
  ['set', 'a[65537].b=1', 'set/index', '--set:1:3', 'a[65537]', 'expected an index of at most 65536, found a higher one'],
  ['set', 'a[65537][0]=1', 'set/index', '--set:1:3', 'a[65537]', 'expected an index of at most 65536, found a higher one'],
  ['set', 's.k=1', 'set/conflict', '--set:1:1', 's', 'expected a map here, found a string'],
  ['set', 'n.k=1', 'set/conflict', '--set:1:1', 'n', 'expected a map here, found a number'],
  ['set', 't.k=1', 'set/conflict', '--set:1:1', 't', 'expected a map here, found a boolean'],
  ['set', 'z.k=1', 'set/conflict', '--set:1:1', 'z', 'expected a map here, found null'],
  ['set', 'l.k=1', 'set/conflict', '--set:1:1', 'l', 'expected a map here, found a list'],
  ['set', 'm[0]=1', 'set/conflict', '--set:1:1', 'm', 'expected a list here, found a map'],
  ['set', 'm.k.j=1', 'set/conflict', '--set:1:3', 'm.k', 'expected a map here, found a number'],
  ['set', 'l[0][0]=1', 'set/conflict', '--set:1:3', 'l[0]', 'expected a list here, found a string'],
  ['set', `${dots}a=1`, 'set/depth', '--set:1:61', 'a.'.repeat(30) + 'a', 'expected at most 30 dots in a key, found more'],
  ['set', `a${'[0]'.repeat(1000)}=1`, 'set/depth', '--set:1:3000', '', 'expected at most 1000 levels'],
  ['set', `${'a[0].'.repeat(500)}b=1`, 'set/depth', '--set:1:2501', '', 'expected at most 1000 levels'],
  ['set-json', `a=${'['.repeat(1002)}`, 'set/depth', '--set-json:1:1004', 'a', 'expected at most 1000 levels'],
  ['set-json', 'a=b', 'set/json', '--set-json:1:3', 'a', 'expected a JSON value (text stands in double quotes)'],
  ['set-json', 'a=1.', 'set/json', '--set-json:1:5', 'a', 'expected a digit'],
  ['set-json', 'a=1ex', 'set/json', '--set-json:1:5', 'a', 'expected a digit'],
  ['set-json', 'a=-1e400', 'set/json', '--set-json:1:3', 'a', 'expected a number of at most 64 bits'],
  ['set-json', 'a="x', 'set/json', '--set-json:1:5', 'a', 'expected a closing double quote'],
  ['set-json', 'a="\t"', 'set/json', '--set-json:1:4', 'a', 'expected a control character written as an escape'],
  ['set-json', 'a="x\\y"', 'set/json', '--set-json:1:5', 'a', 'expected an escape of JSON'],
  ['set-json', 'a={b:1}', 'set/json', '--set-json:1:4', 'a', 'expected a key in double quotes'],
  ['set-json', 'a={"b" 1}', 'set/json', '--set-json:1:8', 'a', 'expected a colon'],
  ['set-json', 'a=[1;2]', 'set/json', '--set-json:1:5', 'a', 'expected a comma or ]'],
  ['set-json', 'a={"b":1;', 'set/json', '--set-json:1:9', 'a', 'expected a comma or }'],
  ['set-json', '{"a":1} x', 'set/json', '--set-json:1:8', '', 'expected nothing after the JSON object'],
  ['set-json', '{"a":x}', 'set/json', '--set-json:1:6', '', 'expected a JSON value (text stands in double quotes)'],
  ['set-file', 'a=gone', 'set/file', '--set-file:1:3', 'a', 'expected the name of a file that can be read (ENOENT)'],
  ['set-file', 'a={one,gone}', 'set/file', '--set-file:1:4', 'a', 'expected the name of a file that can be read (ENOENT)'],
  ['set-file', 'a=https://u:p@x', 'set/file', '--set-file:1:3', 'a', 'expected a file on this machine, found an address'],
  ['set-file', 'a=OCI://x', 'set/file', '--set-file:1:3', 'a', 'expected a file on this machine, found an address'],
  [
    'set-file',
    'a=%',
    'set/file',
    '--set-file:1:3',
    'a',
    'expected a name without :, % or control characters, which Helm reads as an address',
  ],
];

describe('a refusal of --set…', () => {
  it.each(rows)('--%s %.40s is %s at %s', (kind, text, code, where, path, message) => {
    const finding = refused(kind, text);
    expect([finding.code, place(finding.at), pathText(finding.path), finding.message]).toEqual([code, where, path, message]);
    expect(finding).toMatchObject({ severity: 'error', environments: [] });
  });

  it('has every code of the catalogue', () => {
    expect([...new Set(rows.map((row) => row[2]))].toSorted()).toEqual(codes.map(({ code }) => code).toSorted());
  });

  it('covers exactly the text at fault', () => {
    const shown = (kind: FlagKind, text: string) => {
      const { at } = refused(kind, text);
      return at.source.text.slice(at.start, at.end);
    };
    expect(shown('set', 'a=1,bcd')).toBe('bcd');
    expect(shown('set', 'm.k.j=1')).toBe('k');
    expect(shown('set', 'a[12x]=1')).toBe('12x');
    expect(shown('set', 'a={x,y')).toBe('{x,y');
    expect(shown('set-json', 'a=[1;2]')).toBe(';');
    expect(shown('set-json', 'a=[')).toBe('');
    expect(shown('set-json', '{} xy\n')).toBe(' xy');
  });

  it('is an index that is not closed, for Helm 3', () => {
    const finding = refused('set', 'a.b[0', { version: '3.22.0' });
    expect([finding.code, place(finding.at), finding.message]).toEqual([
      'set/index',
      '--set:1:5',
      'expected ] after the index, found the end',
    ]);
  });

  it('helps with commas where they separate', () => {
    expect(refused('set', 'a=1,b').help).toBe('write \\, for a comma that is part of the value before it');
    expect(refused('set-literal', 'b').help).toBeUndefined();
  });

  it('shows where the value in the way was set', () => {
    const [related] = refused('set', 's.k=1').related ?? [];
    expect(related?.message).toBe('a string was set here');
    expect(related?.at.source.name).toBe('values.yaml');
  });

  it('hides what a reader of files says, except the code of the system', () => {
    const message = (thrown: unknown) => {
      const outcome = run([{ kind: 'set-file', text: 'a=x' }], {}, '4', () => {
        throw thrown;
      });
      return 'refused' in outcome && outcome.refused.message;
    };
    const plain = 'expected the name of a file that can be read';
    expect(message(Object.assign(new Error('secret'), { code: 'EACCES' }))).toBe(`${plain} (EACCES)`);
    expect(message(Object.assign(new Error('secret'), { code: 'xEACCES' }))).toBe(plain);
    expect(message(Object.assign(new Error('secret'), { code: 'EACCES secret' }))).toBe(plain);
    expect(message(Object.assign(new Error('secret'), { code: 5 }))).toBe(plain);
    expect(message(new Error('secret'))).toBe(plain);
    expect(message('secret')).toBe(plain);
  });
});

describe('keys in a refusal', () => {
  it.each([
    ['hunter2.x', 'no = follows'],
    ['m.k=x,hunter2[q]=1', 'a comma stands before: it may be the rest of a password'],
    ['hunter2.k,b=1', 'no = follows'],
    ['m.k={x}hunter2[q]=1', 'a list stands before'],
    ['"hunter2"[x]=1', 'it is no usual key'],
  ])('of %s are not named: %s', (text) => {
    const finding = refused('set', text);
    expect(JSON.stringify([finding.path, finding.message, finding.help])).not.toContain('hunter2');
  });
});

describe('--set-file', () => {
  it('reads the standard input for -, however it is padded', () => {
    for (const text of ['a=-', 'a= - ', 'a=\t-\n'])
      expect(run([{ kind: 'set-file', text }], {}, '4', (name) => `<${name}>`)).toMatchObject({ values: { a: '<->' } });
  });

  it('reads nothing of a list that is not closed', () => {
    const read: string[] = [];
    run([{ kind: 'set-file', text: 'a={one' }], {}, '4', (name) => {
      read.push(name);
      return '';
    });
    expect(read).toEqual([]);
  });
});
