import { describe, expect, test } from 'vitest';

import { treeAt } from '../../src/engine/tree.ts';
import documents from '../../differential/fixtures/read.json' with { type: 'json' };
import { found, place, read, values } from './helpers.ts';

const at = (text: string, path: string, version?: string) => {
  const tree = treeAt(read(text, version).values, path.split('.'));
  return [tree?.key && place(tree.key).replace('values/prod.yaml:', ''), tree && place(tree.at).replace('values/prod.yaml:', '')];
};

describe('places', () => {
  test('of keys and values, in block and in brackets', () => {
    const text = 'api:\n  image: "web" # c\n  list:\n    - x\n    - k: 1\n  map: {a: 2}\n  none:\n';
    expect(at(text, 'api.image')).toEqual(['2:3 "image"', '2:10 "\\"web\\""']);
    expect(at(text, 'api.list.0')).toEqual([undefined, '4:7 "x"']);
    expect(at(text, 'api.list.1.k')).toEqual(['5:7 "k"', '5:10 "1"']);
    expect(at(text, 'api.map')).toEqual(['6:3 "map"', '6:8 "{a: 2}"']);
    expect(at(text, 'api.map.a')).toEqual(['6:9 "a"', '6:12 "2"']);
    expect(at(text, 'api.none')[0]).toBe('7:3 "none"');
    expect(at(text, 'api')[1]).toMatch(/^2:3 "image/);
    expect(at('{a}\n', 'a')).toEqual(['1:2 "a"', '1:3 ""']);
    expect(at('? b\n', 'b')).toEqual(['1:3 "b"', '1:4 ""']);
    expect(found(read('a: {<<}\n'))).toEqual(['yaml/merge values/prod.yaml:1:5 "<<" a']);
    expect(found(read('a: &a [1]\nb: {<<: *a}\n'))).toEqual(['yaml/merge values/prod.yaml:2:9 "*a" b']);
  });

  test('of what an alias or a merge brings: the alias', () => {
    const text = 'base: &b {x: 1}\nuse: *b\nmore:\n  <<: *b\n  z: 2\n';
    expect(at(text, 'use')).toEqual(['2:1 "use"', '2:6 "*b"']);
    expect(at(text, 'use.x')).toEqual(['2:6 "*b"', '2:6 "*b"']);
    expect(at(text, 'more.x')).toEqual(['4:7 "*b"', '4:7 "*b"']);
    expect(at(text, 'more.z')).toEqual(['5:3 "z"', '5:6 "2"']);
  });

  test('in a later document, after a byte order mark, and with brackets that are not indented', () => {
    expect(at('a: 1\n---\nb: 2\n', 'b')).toEqual(['3:1 "b"', '3:4 "2"']);
    expect(at('\ufeffa: 1\n', 'a')).toEqual(['1:2 "a"', '1:5 "1"']);
    const text = 'a: [\nx,\n"y\nz"\n]\nb: {\n"c": 1\n}\nd: e\n';
    expect(at(text, 'a.0')).toEqual([undefined, '2:1 "x"']);
    expect(at(text, 'a.1')).toEqual([undefined, '3:1 "\\"y\\nz\\""']);
    expect(at(text, 'b.c')).toEqual(['7:1 "\\"c\\""', '7:6 "1"']);
    expect(at(text, 'd')).toEqual(['9:1 "d"', '9:4 "e"']);
  });

  test('with carriage returns', () => {
    expect(at('a: 1\r\nb: 2\r\n', 'b')).toEqual(['2:1 "b"', '2:4 "2"']);
  });

  test('a later document remembers what it overrode', () => {
    const { values: tree } = read('a: 1\n---\na: 2\n');
    expect(tree.entries.get('a')).toMatchObject({ value: 2, over: { value: 1 } });
  });
});

describe('merges', () => {
  test('go by order: the map, what follows, and lists from the back', () => {
    expect(values('b: &b {x: 1, w: 2}\nc: {x: 0, <<: *b, w: 3}\n')).toEqual({ b: { x: 1, w: 2 }, c: { x: 1, w: 3 } });
    expect(values('c:\n  <<: [{x: 1, w: 1}, {x: 2, z: 2}]\n')).toEqual({ c: { x: 1, w: 1, z: 2 } });
    expect(values('c:\n  "<<": 1\n')).toEqual({ c: { '<<': 1 } });
    expect(values('c:\n  !!str <<: 1\n')).toEqual({ c: { '<<': 1 } });
  });

  test('of anything but maps are refused', () => {
    for (const value of ['1', '[1]', '[[]]', '~', '"x"', '']) expect(values(`c:\n  <<: ${value}\n`)).toBe('refused');
    expect(values('a: &a [1]\nc: {<<: *a}\n')).toBe('refused');
    expect(values('a: &a [1]\nc: {<<: [*a]}\n')).toBe('refused');
    expect(values('c: &c\n  <<: *c\n')).toBe('refused');
  });
});

describe('aliases', () => {
  test('stand for the last anchor before them', () => {
    expect(values('a: &x 1\nb: *x\nc: &x 2\nd: *x\n')).toEqual({ a: 1, b: 1, c: 2, d: 2 });
    expect(values('a: &x k\n*x : 1\n')).toEqual({ a: 'k', k: 1 });
    expect(values('a: *x\nb: &x 1\n')).toBe('refused');
  });

  test('that unfold without bound are refused', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x,x]',
      ...'bcdefghij'.split('').map((name, i) => `${name}: &${name} [${`*${'abcdefghi'[i]},`.repeat(9)}x]`),
    ].join('\n');
    expect(read(bomb).refusal?.code).toBe('yaml/aliasing');
  });

  test('that are many but small are fine', () => {
    const text = `a: &a {x: 1}\n${Array.from({ length: 500 }, (_, i) => `k${i}: *a\n`).join('')}`;
    expect(read(text).refusal).toBeUndefined();
  });
});

describe('documents', () => {
  test('are merged by Helm 4 and cut by Helm 3', () => {
    const text = 'a: {x: 1, w: 2}\n---\na: {x: null}\n--- # note\nb: [3]\n';
    expect(values(text, '4')).toEqual({ a: { x: null, w: 2 }, b: [3] });
    expect(values(text, '3')).toEqual({ a: { x: 1, w: 2 } });
    expect(values('---\n---\na: 1\n', '4')).toEqual({ a: 1 });
    expect(values('---\n---\na: 1\n', '3')).toEqual({});
    expect(values('a: 1\n---\n- b\n', '4')).toBe('refused');
    expect(values('a: 1\n---\n- b\n', '3')).toEqual({ a: 1 });
    expect(values('a: 1\n...\nb: [\n', '4')).toEqual({ a: 1 });
  });

  test('may be empty', () => {
    for (const text of ['', '\n', '# c\n', '---\n', '~\n', 'null', '{}']) expect(values(text)).toEqual({});
  });

  test('a block of text at the end of a file without a line break', () => {
    expect(values('a: |\n  x', '3')).toEqual({ a: 'x' });
    expect(values('a: |\n  x', '4')).toEqual({ a: 'x\n' });
    expect(values('a: |\n  x\nb: 1', '3')).toEqual({ a: 'x\n', b: 1 });
  });
});

test('keys are only keys', () => {
  const own = values('__proto__: {polluted: 1}\nconstructor: 2\n') as object;
  expect(Object.keys(own)).toEqual(['__proto__', 'constructor']);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

test('a refused value that a later key drops is not refused', () => {
  expect(values('a: {~: 1}\na: 2\n')).toEqual({ a: 2 });
  expect(values('a: .nan\na: 2\n')).toEqual({ a: 2 });
  expect(values('a: 2\na: [.nan]\n')).toBe('refused');
});

test.each(documents)('once read differently: %j', (text) => {
  for (const version of ['3', '4']) expect(values(text, version)).toMatchSnapshot();
});
