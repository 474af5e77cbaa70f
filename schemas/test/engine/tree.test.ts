import { describe, expect, it } from 'vitest';
import { newestHelm } from '../../src/engine/helm.ts';
import { readLayer } from '../../src/engine/read/read.ts';
import { nearestTo, parsePath, pathText, toValues, treeAt, type MapTree, type Path, type Tree } from '../../src/engine/tree.ts';

const source = { name: 'values.yaml', kind: 'overlay', text: '' } as const;
const at = { source, start: 0, end: 0 };
const scalar = (value: string | number | bigint | boolean | null): Tree => ({ kind: 'scalar', value, at });
const list = (...items: readonly Tree[]): Tree => ({ kind: 'list', items, at });
const map = (entries: Readonly<Record<string, Tree>>, removed: Readonly<Record<string, Tree>> = {}): MapTree => ({
  kind: 'map',
  entries: new Map(Object.entries(entries)),
  removed: new Map(Object.entries(removed)),
  at,
});

describe('a tree', () => {
  it('is plain values, in the order of its keys', () => {
    const values = toValues(
      map({ z: scalar(1), a: list(scalar('x'), map({ b: scalar(null) })), big: scalar(2n ** 64n), no: scalar(false) }),
    );
    expect(values).toStrictEqual({ z: 1, a: ['x', { b: null }], big: 2n ** 64n, no: false });
    expect(Object.keys(values)).toStrictEqual(['z', 'a', 'big', 'no']);
  });

  it('leaves out what a null removed', () => {
    expect(toValues(map({ a: scalar(1) }, { b: scalar(null) }))).toStrictEqual({ a: 1 });
  });

  it('keeps the names that objects have of their own', () => {
    const { values } = readLayer({ ...source, text: '{ "__proto__": { polluted: true }, constructor: 1, toString: 2 }' }, newestHelm);
    const plain = toValues(values);
    expect(Object.entries(plain)).toStrictEqual([
      ['__proto__', { polluted: true }],
      ['constructor', 1],
      ['toString', 2],
    ]);
    expect(Object.getPrototypeOf(plain)).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
    expect(Object.getOwnPropertyDescriptor(plain, '__proto__')).toStrictEqual({
      value: { polluted: true },
      enumerable: true,
      configurable: true,
      writable: true,
    });
  });
});

describe('what is at a path', () => {
  const one = scalar(1);
  const two = scalar('two');
  const gone = scalar(null);
  const items = list(one, map({ b: two }));
  const inner = map({ x: one, 7: two }, { y: gone });
  const tree = map({ a: items, m: inner, s: two });

  it.each<[string, Path, Tree | undefined]>([
    ['the whole', [], tree],
    ['a key', ['a'], items],
    ['an item', ['a', 0], one],
    ['an item by its digits', ['a', '0'], one],
    ['a key of an item', ['a', 1, 'b'], two],
    ['a key of digits', ['m', 7], two],
    ['no key', ['z'], undefined],
    ['no item', ['a', 2], undefined],
    ['a name in a list', ['a', 'length'], undefined],
    ['below a scalar', ['s', 'length'], undefined],
    ['below nothing', ['z', 'y', 0], undefined],
    ['what was removed', ['m', 'y'], undefined],
  ])('is %s', (_name, path, expected) => {
    expect(treeAt(tree, path)).toBe(expected);
  });

  it.each<[string, Path, Tree]>([
    ['the whole', [], tree],
    ['the value', ['a', 1, 'b'], two],
    ['a value by digits', ['m', 7], two],
    ['the null that removed it', ['m', 'y'], gone],
    ['that null, for what was below', ['m', 'y', 'deep', 0], gone],
    ['the map without the key', ['m', 'z'], inner],
    ['the list without the item', ['a', 5, 'b'], items],
    ['the scalar that it would be below', ['s', 'x'], two],
    ['the whole without the key', ['z', 'y'], tree],
  ])('or came nearest, is %s', (_name, path, expected) => {
    expect(nearestTo(tree, path)).toBe(expected);
  });

  it('is the value rather than the null, where it was set again', () => {
    expect(nearestTo(map({ a: one }, { a: gone }), ['a'])).toBe(one);
  });

  it('is the null that removed a key of digits', () => {
    expect(nearestTo(map({}, { 7: gone }), [7])).toBe(gone);
  });
});

describe('the text of a path', () => {
  it.each<[string, Path]>([
    ['', []],
    ['api', ['api']],
    ['api.replicas', ['api', 'replicas']],
    ['workers.audit-archive.x_1', ['workers', 'audit-archive', 'x_1']],
    ['hosts[0]', ['hosts', 0]],
    ['hosts[0][12].name', ['hosts', 0, 12, 'name']],
    ['[3].a', [3, 'a']],
    ['a.0', ['a', '0']],
    ['podAnnotations["example.com/team"]', ['podAnnotations', 'example.com/team']],
    ['["a.b"].c', ['a.b', 'c']],
    ['a[""]', ['a', '']],
    ['a[" b"]', ['a', ' b']],
    ['a["b "].c', ['a', 'b ', 'c']],
    ['a["say \\"hi\\"\\n\\\\"]', ['a', 'say "hi"\n\\']],
    ['a["]"]["["]', ['a', ']', '[']],
    ['a[" !#[]^"]', ['a', ' !#[]^']],
    ['a["\\b\\f\\n\\r\\t\\u001f"]', ['a', '\b\f\n\r\t\u001f']],
    ['a["\uffff\u{1F600}"]', ['a', '\uffff\u{1F600}']],
    ['a["ü"]', ['a', 'ü']],
  ])('%s is that of %j, both ways', (text, path) => {
    expect(pathText(path)).toBe(text);
    expect(parsePath(text)).toStrictEqual(path);
  });

  it.each<[string, Path]>([
    ['.a', ['a']],
    ['a\\.b.c', ['a.b', 'c']],
    ['example\\.com/team', ['example.com/team']],
    ['a\\[0\\]', ['a[0]']],
    ['a\\\\.b', ['a\\', 'b']],
    ['a]', ['a]']],
    ['a b', ['a b']],
    ['a.[0]', ['a', 0]],
    ['a.["b"]', ['a', 'b']],
    ['["\\u00e9\\/\\u00FC\u007f"]', ['é/ü\u007f']],
    ['a[007]', ['a', 7]],
  ])('%s may also be read, as %j', (text, path) => {
    expect(parsePath(text)).toStrictEqual(path);
  });

  it.each([
    ['a[', 2],
    ['a[0', 2],
    ['a[x]', 2],
    ['a["b]', 2],
    ['a["b', 2],
    ['a["b"', 2],
    ['a.', 2],
    ['a..b', 2],
    ['.', 1],
    ['[]', 1],
    ['a.b\\', 4],
    ['a[-1]', 2],
    ['a["\n"]', 2],
    ['a["\u001f"]', 2],
    ['a["\\q"]', 2],
    ['a["\\u12"]', 2],
    ['a["\\u12g4"]', 2],
  ])('%s is none, from column %i', (text, column) => {
    expect(() => parsePath(text)).toThrow(new SyntaxError(`${JSON.stringify(text)} is no path: expected a key at column ${column}`));
  });
});
