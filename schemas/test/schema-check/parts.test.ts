import { describe, expect, it } from 'vitest';
import { draftOf, type Draft } from '../../src/engine/schema/draft.ts';
import { locate } from '../../src/engine/schema/locate.ts';
import { entryOf, namesIn, nodesAt, places, textIn } from '../../src/engine/schema/nodes.ts';
import { normalize } from '../../src/engine/schema/normalize.ts';
import { pathOf, valueAt } from '../../src/engine/schema/problem.ts';
import { withNumbers, withoutNulls } from '../../src/engine/schema/values.ts';
import { isNothing, keysOf, lookUp, pointerOf, subschemas, type SchemaObject } from '../../src/engine/schema/walk.ts';

const one = ['additionalItems', 'additionalProperties', 'contains', 'contentSchema', 'else', 'if', 'items', 'not', 'propertyNames', 'then', 'unevaluatedItems', 'unevaluatedProperties']; // prettier-ignore
const several = ['allOf', 'anyOf', 'items', 'oneOf', 'prefixItems'];
const named = ['$defs', 'definitions', 'dependencies', 'dependentSchemas', 'patternProperties', 'properties'];

describe('subschemas', () => {
  const of = (schema: SchemaObject): unknown[] => [...subschemas(schema)];
  it.each(one)('of %s: one', (key) => {
    expect(of({ [key]: { type: 'string' } })).toEqual([[[key], { type: 'string' }]]);
    expect(of({ [key]: false })).toEqual([[[key], false]]);
    expect(of({ [key]: 'x' })).toEqual([]);
    expect(of({ [key]: null })).toEqual([]);
  });
  it.each(several)('of %s: several', (key) => {
    expect(of({ [key]: [{}, true, 1] })).toEqual([
      [[key, '0'], {}],
      [[key, '1'], true],
    ]);
  });
  it.each(named)('of %s: by name', (key) => {
    expect(of({ [key]: { a: {}, b: true, c: ['d'] } })).toEqual([
      [[key, 'a'], {}],
      [[key, 'b'], true],
    ]);
    expect(of({ [key]: [{}] })).toEqual([]);
  });
  it('of nothing else', () => {
    expect(of({ enum: [{}], const: {}, default: {}, examples: [{}] })).toEqual([]);
  });
});

describe('JSON pointers', () => {
  it.each([
    ['/a~1b/c~0d/0', ['a/b', 'c~d', '0']],
    ['/~01', ['~1']],
    ['/~0~0/~1~1', ['~~', '//']],
    ['', []],
    ['/', ['']],
  ])('%j', (pointer, keys) => {
    expect(keysOf(pointer)).toEqual(keys);
    expect(pointerOf(keys)).toBe(pointer);
  });

  it('lead to values of their own only', () => {
    const root = { a: [{ b: 1 }], c: null, d: 'text' };
    expect(['/a/0/b', '/a/1', '/c', '/c/x', '/d/0', '/toString', ''].map((pointer) => lookUp(root, pointer))).toEqual([
      1,
      undefined,
      null,
      undefined,
      undefined,
      undefined,
      root,
    ]);
  });

  it('into values become paths, with numbers for items', () => {
    const values = { a: [{ '0': [5] }], 'b/c~d': 1, e: null };
    expect(pathOf('/a/0/0/0', values)).toEqual(['a', 0, '0', 0]);
    expect(pathOf('/b~1c~0d', values)).toEqual(['b/c~d']);
    expect(pathOf('/e/0/x', values)).toEqual(['e', '0', 'x']);
    expect(pathOf('/toString/length', values)).toEqual(['toString', 'length']);
    expect(pathOf('', values)).toEqual([]);
  });

  it('as paths lead to values of their own only', () => {
    const values = { a: [{ b: 1 }], c: null, d: 'text' };
    expect([['a', 0, 'b'], ['a', 1], ['c'], ['c', 'x'], ['d', 0], ['toString'], []].map((path) => valueAt(values, path))).toEqual([
      1,
      undefined,
      null,
      undefined,
      undefined,
      undefined,
      values,
    ]);
  });
});

describe('the schema that nothing fits', () => {
  it.each([
    [{ not: {} }, true],
    [{ not: { type: 'string' } }, false],
    [{ not: {}, type: 'string' }, false],
    [{ not: true }, false],
    [{ if: {} }, false],
    [false, false],
    [null, false],
  ])('%j: %s', (schema, expected) => {
    expect(isNothing(schema)).toBe(expected);
  });
});

describe('values for a validator', () => {
  it('are without nulls, but in lists', () => {
    expect(withoutNulls({ a: null, b: { c: null, d: 1 }, e: [null, { f: null }], g: false })).toEqual({
      b: { d: 1 },
      e: [null, { f: null }],
      g: false,
    });
    expect(withoutNulls(null)).toBe(null);
  });
  it('have no bigints, at any depth', () => {
    expect(withNumbers({ a: 2n, b: [3n, { c: 4n }], d: null, e: 'x' })).toEqual({ a: 2, b: [3, { c: 4 }], d: null, e: 'x' });
  });
  it('keep a key that would be the prototype as a plain one', () => {
    const values: unknown = JSON.parse('{"__proto__": {"a": 1}, "b": 2}');
    for (const copy of [withNumbers(values), withoutNulls(values)] as Record<string, unknown>[]) {
      expect(JSON.stringify(copy)).toBe('{"__proto__":{"a":1},"b":2}');
      expect(Object.getOwnPropertyDescriptor(copy, '__proto__')).toEqual({
        value: { a: 1 },
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
  });
});

describe('the place of a pointer in a schema', () => {
  const text = '{\n  "a": { "0": [1, { "b": "x" }] },\n  "c/d": null\n}';
  const source = { name: 'values.schema.json', kind: 'schema', text } as const;
  it.each([
    ['/a', '{ "0": [1, { "b": "x" }] }'],
    ['/a/0', '[1, { "b": "x" }]'],
    ['/a/0/1/b', '"x"'],
    ['/a/0/7', '[1, { "b": "x" }]'],
    ['/a/x/y', '{ "0": [1, { "b": "x" }] }'],
    ['/c~1d', 'null'],
    ['/nowhere', text],
    ['', text],
  ])('%s', (pointer, stretch) => {
    const at = locate(source, pointer);
    expect([at.source, text.slice(at.start, at.end)]).toEqual([source, stretch]);
  });
  it('is the beginning where there is none', () => {
    expect(locate({ ...source, text: '' }, '/a')).toEqual({ source: { ...source, text: '' }, start: 0, end: 0 });
  });
});

describe('drafts', () => {
  it.each([
    ['http://json-schema.org/schema#', 2020],
    ['https://json-schema.org/schema', 2020],
    ['https://json-schema.org/draft/2020-12/schema', 2020],
    ['https://json-schema.org/draft/2019-09/schema#', 2019],
    ['http://json-schema.org/draft-07/schema#', 7],
    ['https://json-schema.org/draft-06/schema', 6],
    ['json-schema.org/draft-04/schema', 4],
    ['http://json-schema.org/draft-03/schema#', undefined],
    ['http://json-schema.org/draft-07/#schema', undefined],
    ['see http://json-schema.org/draft-07/schema', undefined],
    [undefined, 2020],
    [7, 2020],
  ])('%s: %s', (uri, draft) => {
    expect(draftOf(uri)).toBe(draft);
  });
});

const document = (root: SchemaObject, draft: Draft = 2020) => normalize(root, draft);

describe('what applies to a value', () => {
  const at = (root: SchemaObject, path: (string | number)[], draft: 7 | 2020 = 2020) =>
    nodesAt(document(root, draft), path).map(({ title }) => title ?? '-');
  const t = (title: string, rest: SchemaObject = {}) => ({ title, ...rest });
  it.each<[string, SchemaObject, (string | number)[], string[]]>([
    ['itself', t('a'), [], ['a']],
    ['a property', { properties: { b: t('b'), c: t('c') } }, ['b'], ['b']],
    ['a property rather than the rest', { properties: { b: t('b') }, additionalProperties: t('c') }, ['b'], ['b']],
    ['the rest', { properties: { b: t('b') }, additionalProperties: t('c') }, ['d'], ['c']],
    ['the rest that is not evaluated', { unevaluatedProperties: t('c') }, ['d'], ['c']],
    ['a pattern', { patternProperties: { '^x': t('x'), '^y': t('y') }, additionalProperties: t('c') }, ['xy'], ['x']],
    ['a pattern of RE2', { patternProperties: { '(?i)^x': t('x') } }, ['Xy'], ['x']],
    ['a pattern and a property', { properties: { xa: t('a') }, patternProperties: { '^x': t('x') } }, ['xa'], ['a', 'x']],
    ['no key of objects', { properties: {} }, ['toString'], []],
    ['items', { items: t('i') }, [3], ['i']],
    ['items rather than properties', { items: t('i'), properties: { 0: t('p') } }, [0], ['i']],
    ['items of a tuple', { prefixItems: [t('a'), t('b')], items: t('i') }, [1], ['b']],
    ['items past a tuple', { prefixItems: [t('a'), t('b')], items: t('i') }, [2], ['i']],
    ['choices and parts', { allOf: [t('a')], anyOf: [t('b')], oneOf: [t('c')] }, [], ['-', 'a', 'b', 'c']],
    ['conditions', { if: t('i'), then: t('t'), else: t('e') }, [], ['-', 't', 'e']],
    ['what is forbidden', { not: t('n') }, [], ['-']],
    ['references', { $ref: '#/$defs/d', $defs: { d: t('d', { $ref: '#/$defs/e' }), e: t('e', { $ref: '#' }) } }, [], ['-', 'd', 'e']],
    ['what depends', { dependentSchemas: { x: t('x') } }, [], ['-', '-', 'x']],
    ['through all of them', { allOf: [{ properties: { a: t('1') } }, { properties: { a: t('2') } }] }, ['a'], ['1', '2']],
    [
      'once',
      { allOf: [{ properties: { a: { $ref: '#/$defs/d' } } }, { properties: { a: { $ref: '#/$defs/d' } } }], $defs: { d: t('d') } },
      ['a'],
      ['-', 'd', '-'],
    ],
    ['true', { properties: { a: true } }, ['a'], []],
  ])('%s', (_what, root, path, titles) => {
    expect(at(root, path)).toEqual(titles);
  });

  it('in a list of items', () => {
    expect(at({ items: [t('a'), t('b')], additionalItems: t('r') }, [1], 7)).toEqual(['b']);
    expect(at({ items: [t('a'), t('b')], additionalItems: t('r') }, [2], 7)).toEqual(['r']);
    expect(at({ items: t('i'), additionalItems: t('r') }, [0], 7)).toEqual(['i']);
    expect(entryOf({ items: [1, {}] }, 0)).toEqual([]);
  });

  it('ignores what is no pattern', () => {
    expect(entryOf({ patternProperties: { '(?=a)': {}, '(': {} }, additionalProperties: { type: 'string' } }, 'a')).toEqual([
      { type: 'string' },
    ]);
  });

  it('has names, without those that nothing fits, and texts', () => {
    expect(namesIn([{ properties: { a: {}, b: { not: {} } } }, {}, { properties: { c: true, a: true } }])).toEqual(['a', 'c']);
    expect(textIn([{}, { title: 5 }, { title: 'x' }, { title: 'y' }], 'title')).toBe('x');
    expect(textIn([{}], 'title')).toBe(undefined);
  });
});

describe('the places of a key', () => {
  const of = (root: SchemaObject, key: string) => places(document(root)).get(key);
  it('are all, through parts, each once', () => {
    const d = { properties: { x: {} } };
    expect(of({ properties: { a: d, b: { allOf: [d, { properties: { x: { type: 'string' } } }] } } }, 'x')).toEqual([
      ['a', 'x'],
      ['b', 'x'],
    ]);
    expect(of({ properties: { a: d } }, 'y')).toBe(undefined);
  });
  it('end where a schema contains itself', () => {
    expect(of({ properties: { a: { properties: { x: {}, a: { $ref: '#/properties/a' } } } } }, 'x')).toEqual([
      ['a', 'x'],
      ['a', 'a', 'x'],
    ]);
  });
  it('end eight keys down', () => {
    const deep = (depth: number): SchemaObject => (depth === 0 ? {} : { properties: { k: deep(depth - 1) } });
    expect(of(deep(10), 'k')?.map(({ length }) => length)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
  it('are worked out once', () => {
    const root = document({ properties: { a: {} } });
    expect(places(root)).toBe(places(root));
  });
});
