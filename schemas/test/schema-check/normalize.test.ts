import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/engine/schema/draft.ts';
import { normalize, reachable, refOf } from '../../src/engine/schema/normalize.ts';
import type { SchemaObject } from '../../src/engine/schema/walk.ts';

const root = (schema: SchemaObject, draft: Draft = 2020): SchemaObject => normalize(schema, draft).root as SchemaObject;
const drafts: readonly Draft[] = [4, 6, 7, 2019, 2020];
const t = { type: 'string' };

describe('a normalised schema', () => {
  it.each<[string, unknown, Draft[]]>([
    ['nullable', true, []],
    ['discriminator', {}, []],
    ['$async', true, []],
    ['$schema', 'x', []],
    ['$anchor', 'x', []],
    ['$dynamicAnchor', 'x', []],
    ['$recursiveAnchor', true, []],
    ['$id', 'https://example.com/x', []],
    ['id', 'https://example.com/x', []],
    ['if', t, [7, 2019, 2020]],
    ['then', t, [7, 2019, 2020]],
    ['else', t, [7, 2019, 2020]],
    ['const', 1, [6, 7, 2019, 2020]],
    ['contains', t, [6, 7, 2019, 2020]],
    ['propertyNames', t, [6, 7, 2019, 2020]],
    ['dependentRequired', {}, [2019, 2020]],
    ['unevaluatedItems', t, [2019, 2020]],
    ['unevaluatedProperties', t, [2019, 2020]],
    ['prefixItems', [t], [2019, 2020]],
    ['format', 'ipv4', [4, 6, 7]],
    ['type', 'string', [4, 6, 7, 2019, 2020]],
  ])('has %s only where Helm’s validator knows it', (key, value, known) => {
    expect(drafts.filter((draft) => key in root({ [key]: value }, draft))).toEqual(known);
  });

  it('is another than the one it was made from', () => {
    const json = { nullable: true, properties: { a: false } };
    expect([root(json), json]).toEqual([{ properties: { a: { not: {} } } }, { nullable: true, properties: { a: false } }]);
  });

  it('has no false but where it closes a map or a list', () => {
    expect(
      root({ items: false, additionalProperties: false, unevaluatedProperties: false, unevaluatedItems: false, anyOf: [false, true] }),
    ).toEqual({
      items: { not: {} },
      additionalProperties: false,
      unevaluatedProperties: false,
      unevaluatedItems: false,
      anyOf: [{ not: {} }, true],
    });
    expect(root({ items: [t], additionalItems: false, not: false }, 7)).toEqual({ items: [t], additionalItems: false, not: { not: {} } });
    expect(normalize(false, 7)).toEqual({ draft: 7, root: { not: {} }, remotes: [] });
    expect(normalize(true, 7)).toEqual({ draft: 7, root: true, remotes: [] });
  });

  it('keeps beside a reference, up to draft-07, what says nothing of validity', () => {
    const beside = {
      title: 'x',
      description: 'x',
      examples: [1],
      default: 1,
      writeOnly: true,
      'x-secret': true,
      definitions: { d: t },
      $defs: {},
    };
    const schema = { $ref: '#/definitions/d', ...beside, type: 'integer', nox: 1, 'no-x-a': 1, titles: 1, minimum: 3 };
    for (const draft of [4, 6, 7] as const) expect(root(schema, draft)).toEqual({ $ref: '#/definitions/d', ...beside });
    expect(root(schema, 2019)).toEqual(schema);
    expect(root({ $ref: 5, minimum: 3 }, 7)).toEqual({ $ref: 5, minimum: 3 });
  });

  it('has conditions for the schemas that depend on a key', () => {
    expect(root({ dependencies: { a: ['b'], c: t }, allOf: [{}] }, 7)).toEqual({
      dependencies: { a: ['b'] },
      allOf: [{}, { if: { type: 'object', required: ['c'] }, then: t }],
    });
    expect(root({ dependentSchemas: { c: t, d: false } })).toEqual({
      allOf: [
        { if: { type: 'object', required: ['c'] }, then: t },
        { if: { type: 'object', required: ['d'] }, then: { not: {} } },
      ],
    });
    expect(root({ dependencies: { a: ['b'] } }, 7)).toEqual({ dependencies: { a: ['b'] } });
    expect(root({ dependentSchemas: { c: t } }, 7)).toEqual({});
  });
});

describe('references become pointers', () => {
  const $defs = { d: t };
  it.each<[string, SchemaObject, SchemaObject]>([
    ['a pointer', { $ref: '#/$defs/d', $defs }, { $ref: '#/%24defs/d', $defs }],
    ['the whole', { $ref: '#', $defs }, { $ref: '#', $defs }],
    ['the file by its name', { $ref: 'values.schema.json#/$defs/d', $defs }, { $ref: '#/%24defs/d', $defs }],
    ['escapes', { $ref: '#/$defs/a~1b%25', $defs: { 'a/b%': t } }, { $ref: '#/%24defs/a~1b%25', $defs: { 'a/b%': t } }],
    ['an anchor', { $ref: '#x', $defs: { d: { $anchor: 'x', ...t } } }, { $ref: '#/%24defs/d', $defs }],
    ['an address', { $id: 'https://e.com/a', $ref: 'https://e.com/a#/$defs/d', $defs }, { $ref: '#/%24defs/d', $defs }],
    [
      'an address that is relative',
      { $id: 'https://e.com/a', $ref: 'b', $defs: { d: { $id: '/b', ...t } } },
      { $ref: '#/%24defs/d', $defs },
    ],
    ['an address with an empty fragment', { $id: 'https://e.com/a#', $ref: 'a#/$defs/d', $defs }, { $ref: '#/%24defs/d', $defs }],
    [
      'an address with an anchor',
      { $id: 'https://e.com/a', $ref: 'b#x', $defs: { d: { $id: 'b', items: { $anchor: 'x' } } } },
      { $ref: '#/%24defs/d/items', $defs: { d: { items: {} } } },
    ],
    [
      'a pointer within an address',
      { $id: 'https://e.com/a', $ref: 'b#/items', $defs: { d: { $id: 'b', items: t } } },
      { $ref: '#/%24defs/d/items', $defs: { d: { items: t } } },
    ],
    [
      'a pointer of a part with an address',
      { $defs: { d: { $id: 'https://e.com/b', $ref: '#/$defs/e', $defs: { e: t } } } },
      { $defs: { d: { $ref: '#/%24defs/d/%24defs/e', $defs: { e: t } } } },
    ],
    ['a dynamic one', { $dynamicRef: '#x', $defs: { d: { $dynamicAnchor: 'x', ...t } } }, { allOf: [{ $ref: '#/%24defs/d' }], $defs }],
    ['a recursive one, beside others', { allOf: [t], $recursiveRef: '#' }, { allOf: [t, { $ref: '#' }] }],
    [
      'one in what no keyword leads to',
      { $ref: '#/x/y', x: { y: { $ref: '#/x/z', nullable: true }, z: { nullable: true } } },
      { $ref: '#/x/y', x: { y: { $ref: '#/x/z' }, z: {} } },
    ],
  ])('%s', (_what, schema, expected) => {
    const { root: normalised, remotes } = normalize(schema, 2020);
    expect(normalised).toEqual(expected);
    expect(remotes).toEqual([]);
  });

  it('in older drafts', () => {
    expect(root({ id: 'https://e.com/a', $ref: '#/definitions/d', definitions: { d: { id: '#x', ...t } } }, 4)).toEqual({
      $ref: '#/definitions/d',
      definitions: { d: t },
    });
    expect(root({ properties: { a: { $ref: '#x' } }, definitions: { d: { id: '#x', ...t } } }, 4)).toEqual({
      properties: { a: { $ref: '#/definitions/d' } },
      definitions: { d: t },
    });
    expect(root({ properties: { a: { $ref: '#x' } }, definitions: { d: { $id: '#x', ...t } } }, 7)).toEqual({
      properties: { a: { $ref: '#/definitions/d' } },
      definitions: { d: t },
    });
    expect(root({ $dynamicRef: '#', $recursiveRef: '#' }, 7)).toEqual({ $dynamicRef: '#', $recursiveRef: '#' });
  });

  it('up to draft-07 do not take an address that stands beside them', () => {
    const schema = { properties: { a: { $id: 'https://e.com/b', $ref: '#/definitions/d' } }, definitions: { d: t } };
    expect(root(schema, 7)).toEqual({ properties: { a: { $ref: '#/definitions/d' } }, definitions: { d: t } });
  });

  it('out of the file are taken away and told, where validation comes to them', () => {
    const schema = {
      properties: { a: { $ref: 'https://e.com/x' }, b: { $ref: 'urn:x' }, c: { $ref: 'lib.json' }, d: { $ref: '#/definitions/e' } },
      definitions: { e: { items: { $ref: 'file:///x.json#/y' } }, f: { $ref: 'https://e.com/unused' } },
    };
    expect(normalize(schema, 7)).toEqual({
      draft: 7,
      root: {
        properties: { a: {}, b: {}, c: { $ref: 'lib.json' }, d: { $ref: '#/definitions/e' } },
        definitions: { e: { items: {} }, f: {} },
      },
      remotes: [
        { pointer: '/definitions/e/items', reference: 'file:///x.json#/y' },
        { pointer: '/properties/a', reference: 'https://e.com/x' },
        { pointer: '/properties/b', reference: 'urn:x' },
      ],
    });
    expect(normalize({ $id: 'https://e.com/a/', items: { $ref: 'b' } }, 2020).remotes).toEqual([
      { pointer: '/items', reference: 'https://e.com/a/b' },
    ]);
    expect(normalize({ items: { $ref: 'http://[' } }, 2020).remotes).toEqual([{ pointer: '/items', reference: 'http://[' }]);
  });

  it('of a normalised schema lead to schemas', () => {
    const document = normalize({ $defs: { d: t, 'a b': true }, x: 5 }, 2020);
    const of = ($ref: unknown) => refOf(document, { $ref });
    expect([of('#/%24defs/d'), of('#/$defs/a%20b'), of('#/x'), of('#/y'), of(5), of('#/%')]).toEqual([
      t,
      true,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('what validation can come to', () => {
  it('is all but definitions, and each once', () => {
    const document = normalize(
      {
        title: '0',
        $defs: { d: { title: 'd' }, e: { title: 'e' } },
        definitions: { f: { title: 'f' } },
        items: { title: 'i', $ref: '#/$defs/d' },
        not: { title: 'n', not: { $ref: '#' } },
        properties: { definitions: { title: 'p' } },
      },
      2020,
    );
    expect([...reachable(document, document.root)].map(({ title }) => title)).toEqual(['0', 'i', 'd', 'n', undefined, 'p']);
    expect(reachable(document, true).size).toBe(0);
  });
});
