import { expect, test } from 'vitest';
import { compareSchemas } from '../../src/compat/compare.ts';
import { showPath } from '../../src/compat/difference.ts';
import type { Json } from '../../src/compat/node.ts';
import { positionOf } from '../../src/engine/source.ts';

const rootOf = (name: string, json: Json) => ({ json, source: { name, kind: 'schema', text: JSON.stringify(json, null, 1) } as const });
const compare = (old: Json, now: Json) =>
  compareSchemas(rootOf('old', old), rootOf('new', now)).map(
    ({ severity, kind, path, message }) => `${severity} ${kind} ${showPath(path)}: ${message}`,
  );
const object = (properties: Json, more: { [key: string]: Json } = {}): Json => ({
  type: 'object',
  properties,
  additionalProperties: false,
  ...more,
});
const key = (old: Json, now: Json) => compare(object({ k: old }), object({ k: now }));

test.each<[string, Json, Json, string[]]>([
  ['a type', { type: ['string', 'integer'] }, { type: 'string' }, ['breaking narrowed k: must be string now; integer or string before']],
  ['number to integer', { type: 'number' }, { type: 'integer' }, ['breaking narrowed k: must be integer now; number before']],
  ['an enum', { enum: ['a', 'b', 'c'] }, { enum: ['c', 'a'] }, ['breaking narrowed k: no longer accepts "b"']],
  [
    'known values that match for ECMAScript only',
    { enum: ['x\u000b', 'b'] },
    { type: 'string', pattern: '^(x\\s|b)$' },
    ['breaking narrowed k: no longer accepts "x\\u000b"'],
  ],
  ['known values that match in the syntax of RE2', { enum: ['A'] }, { pattern: '(?i)^a$' }, []],
  ['known fractions', { enum: [0.3, 0.35] }, { multipleOf: 0.1 }, ['breaking narrowed k: no longer accepts 0.35']],
  ['known fractions that all fit', { enum: [0.3, 0.5] }, { multipleOf: 0.1 }, []],
  [
    'a minimum',
    { type: 'integer', minimum: 1 },
    { type: 'integer', minimum: 2 },
    ['breaking narrowed k: must be at least 2 now, at least 1 before'],
  ],
  [
    'an open edge',
    { type: 'number', maximum: 2 },
    { type: 'number', exclusiveMaximum: 2 },
    ['breaking narrowed k: must be less than 2 now, at most 2 before'],
  ],
  [
    'a length',
    { type: 'string', maxLength: 9 },
    { type: 'string', maxLength: 8 },
    ['breaking narrowed k: must have at most 8 characters now, 9 before'],
  ],
  [
    'a pattern where there was none',
    { type: 'string' },
    { type: 'string', pattern: 'a' },
    ['breaking narrowed k: has to match the pattern "a" now, any before'],
  ],
  [
    'another pattern',
    { type: 'string', pattern: 'b' },
    { type: 'string', pattern: 'a' },
    ['breaking unclear k: the pattern is "a" now, "b" before: whether all that matched still does cannot be told'],
  ],
  [
    'items',
    { type: 'array', items: { type: 'string' } },
    { type: 'array', items: { type: 'string', minLength: 1 } },
    ['breaking narrowed k[]: must have at least 1 character now, 0 before'],
  ],
  [
    'a closed map',
    { type: 'object' },
    { type: 'object', additionalProperties: false },
    ['breaking narrowed k.*: keys that the schema does not name are refused now'],
  ],
  ['a wider type', { type: 'string' }, { type: ['string', 'null'] }, []],
  ['a wider enum', { enum: ['a'] }, { enum: ['a', 'b'] }, []],
  ['an alternative more', { type: 'string' }, { anyOf: [{ type: 'integer' }, { type: 'string' }] }, []],
  [
    'alternatives in another order',
    { oneOf: [{ type: 'integer' }, { type: 'string' }] },
    { oneOf: [{ type: 'string' }, { type: 'integer' }] },
    [],
  ],
  ['bounds that do not touch the type', { type: 'string' }, { type: 'string', minimum: 3, required: ['x'] }, []],
])('%s', (_, old, now, expected) => expect(key(old, now)).toEqual(expected));

test('a removed key, a new one, and one that moved', () => {
  expect(compare(object({ a: { type: 'string' } }), object({ b: { type: 'string' } }))).toEqual([
    'breaking removed a: no such key any more',
    'notice added b: new key',
  ]);
  expect(compare(object({ a: { type: 'string' } }), object({ a: { not: {}, 'x-moved-to': 'b.c' } }))).toEqual([
    'breaking moved a: moved to b.c',
  ]);
  expect(compare(object({ a: { type: 'string', 'x-moved-to': 'b.c' } }), object({}))).toEqual(['breaking moved a: moved to b.c']);
});

test('a key that is newly required', () => {
  expect(compare(object({ a: { type: 'string' } }), object({ a: { type: 'string' } }, { required: ['a'] }))).toEqual([
    'breaking required a: has to be there now',
  ]);
});

test('references and definitions are followed on both sides, also round in circles', () => {
  const tree = (minimum: number, name: string): Json => ({
    ...(object({ t: { $ref: `#/definitions/${name}` } }) as object),
    definitions: { [name]: object({ n: { type: 'integer', minimum }, next: { allOf: [{ $ref: `#/definitions/${name}` }] } }) },
  });
  expect(compare(tree(1, 'A'), tree(1, 'B'))).toEqual([]);
  expect(compare(tree(1, 'A'), tree(0, 'B'))).toEqual([]);
  expect(compare(tree(0, 'A'), tree(1, 'B'))).toEqual(
    ['t.n', 't.next.n'].map((path) => `breaking narrowed ${path}: must be at least 1 now, at least 0 before`),
  );
});

test('a schema that goes round without getting anywhere cannot be told', () => {
  const round = { anyOf: [{ $ref: '#' }, { minLength: 1 }] };
  expect(compare(round, { ...round, anyOf: [{ $ref: '#' }, { minLength: 2 }] }).every((line) => line.startsWith('breaking'))).toBe(true);
});

test('both places are told by file and line', () => {
  const [difference] = compareSchemas(rootOf('old', object({ x: {}, a: { type: 'string' } })), rootOf('new', object({ x: {} })));
  expect(difference?.before && positionOf(difference.before)).toEqual({ file: 'old', line: 5, column: 3 });
  expect(difference?.after && positionOf(difference.after)).toEqual({ file: 'new', line: 6, column: 2 });
});

test('another dialect, an inner $id and keywords that are not worked out cannot be told', () => {
  const [draft] = compare(
    { $schema: 'http://json-schema.org/draft-07/schema#' },
    { $schema: 'https://json-schema.org/draft/2020-12/schema' },
  );
  expect(draft).toContain('breaking unclear the values as a whole: $schema is');
  expect(key({ $id: 'a', type: 'string' }, { $id: 'a', type: 'integer' })[0]).toContain('breaking unclear');
  expect(key({ type: 'array' }, { type: 'array', contains: { type: 'string' } })[0]).toContain('breaking unclear k: contains');
  expect(key({ $ref: 'https://a.example/b' }, { $ref: 'https://a.example/c' })[0]).toContain('breaking unclear k: $ref');
});

test('known values by references that lead into the rest of the file', () => {
  const file = (k: Json): Json => ({ definitions: { One: { const: 1 } }, properties: { k }, additionalProperties: false });
  expect(compare(file({ enum: [1, 2] }), file({ not: { not: { $ref: '#/definitions/One' } } }))).toEqual([
    'breaking narrowed k: no longer accepts 2',
  ]);
  expect(compare(file({ const: 1 }), file({ not: { not: { $ref: '#/definitions/None' } } }))).not.toEqual([]);
});

test('known values by formats, where the draft asserts these', () => {
  const file = (draft: string, k: Json): Json => ({ $schema: draft, properties: { k } });
  const both = (draft: string) => compare(file(draft, { enum: ['10.0.0.1', 'x'] }), file(draft, { format: 'ipv4' }));
  expect(both('http://json-schema.org/draft-07/schema#')).toEqual(['breaking narrowed k: no longer accepts "x"']);
  expect(both('https://json-schema.org/draft/2020-12/schema')).toEqual([]);
});
