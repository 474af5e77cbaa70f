import { expect, test } from 'vitest';
import { compareSchemas } from '../../src/compat/compare.ts';
import { showPath } from '../../src/compat/difference.ts';
import type { Json } from '../../src/compat/node.ts';

const compare = (old: Json, now: Json) =>
  compareSchemas({ json: old }, { json: now }).map(({ severity, kind, path }) => `${severity} ${kind} ${showPath(path)}`);

const whole = 'the values as a whole';
const text: Json = { type: 'string' };
const short: Json = { type: 'string', maxLength: 2 };
const map = (more: { [key: string]: Json }): Json => ({ type: 'object', ...more });

test.each<[string, Json, Json, string[]]>([
  ['a map of texts', map({ additionalProperties: text }), map({ additionalProperties: short }), ['breaking narrowed *']],
  ['a map that stays', map({ additionalProperties: short }), map({ additionalProperties: text }), []],
  [
    'a named key that only the rest covers now',
    map({ properties: { a: text }, additionalProperties: false }),
    map({ patternProperties: { '^b': {} }, additionalProperties: { type: 'integer' } }),
    ['breaking narrowed a'],
  ],
  [
    'a named key that a pattern covers now',
    map({ properties: { a: text }, additionalProperties: false }),
    map({ patternProperties: { '^a': text }, additionalProperties: false }),
    [],
  ],
  [
    'a pattern of keys',
    map({ patternProperties: { '^a': text }, additionalProperties: false }),
    map({ patternProperties: { '^a': short }, additionalProperties: false }),
    ['breaking narrowed *'],
  ],
  [
    'another pattern of keys',
    map({ patternProperties: { '^a': text }, additionalProperties: false }),
    map({ patternProperties: { '^b': text }, additionalProperties: false }),
    ['breaking narrowed *'],
  ],
  ['a new key where any was taken', map({}), map({ properties: { a: text } }), ['breaking narrowed a']],
  [
    'names of keys',
    map({ additionalProperties: text }),
    map({ additionalProperties: text, propertyNames: { pattern: '^a' } }),
    ['breaking narrowed *'],
  ],
  ['fewest keys', map({ required: ['a'] }), map({ minProperties: 1 }), []],
  ['more than the fewest keys', map({ required: ['a'] }), map({ minProperties: 2 }), ['breaking narrowed the values as a whole']],
  [
    'most keys of a closed map',
    map({ properties: { a: text, b: text }, additionalProperties: false }),
    map({ properties: { a: text, b: text }, maxProperties: 2 }),
    [],
  ],
  [
    'fewer keys than a closed map has',
    map({ properties: { a: text, b: text }, additionalProperties: false }),
    map({ maxProperties: 1 }),
    [`breaking narrowed ${whole}`],
  ],
  ['what a key needs', map({ properties: { a: text } }), map({ dependencies: { a: ['b'] } }), ['breaking narrowed a']],
  ['what a key needs and has', map({ required: ['b'] }), map({ dependencies: { a: ['b'] } }), []],
  ['a new condition', map({}), map({ if: { required: ['a'] }, then: { required: ['b'] } }), ['breaking required b']],
  [
    'the same condition',
    map({ if: { required: ['a'] }, then: { required: ['b'] } }),
    map({ if: { required: ['a'] }, then: { required: ['b'] } }),
    [],
  ],
  [
    'a stricter branch',
    map({ if: { required: ['a'] }, then: { required: ['b'] } }),
    map({ if: { required: ['a'] }, then: { required: ['b', 'c'] } }),
    ['breaking required c'],
  ],
  ['a condition gone', map({ if: { required: ['a'] }, then: { required: ['b'] } }), map({}), []],
  ['a new not', text, { type: 'string', not: { const: 'a' } }, [`breaking narrowed ${whole}`]],
  ['a not that cannot be met', text, { type: 'string', not: { type: 'integer' } }, []],
  ['a smaller not', { not: { type: 'string' } }, { not: { const: 'a' } }, []],
  ['one of several, apart', { type: 'integer' }, { oneOf: [{ type: 'integer' }, { type: 'string' }] }, []],
  [
    'one of several that overlap',
    { type: 'integer' },
    { oneOf: [{ type: 'integer' }, { type: 'number' }] },
    [`breaking narrowed ${whole}`],
  ],
  [
    'alternatives taken one by one',
    { anyOf: [{ type: 'integer', minimum: 2 }, text] },
    { anyOf: [text, { type: 'integer', minimum: 1 }] },
    [],
  ],
  ['an alternative fewer', { anyOf: [text, { type: 'integer' }] }, { anyOf: [text] }, [`breaking narrowed ${whole}`]],
  [
    'alternatives told apart by a key',
    map({ properties: { k: { const: 'x' } }, required: ['k'] }),
    { oneOf: [map({ properties: { k: { const: 'x' } }, required: ['k'] }), map({ properties: { k: { const: 'y' } }, required: ['k'] })] },
    [],
  ],
  ['multiples', { type: 'integer', multipleOf: 4 }, { type: 'integer', multipleOf: 2 }, []],
  ['other multiples', { type: 'integer', multipleOf: 2 }, { type: 'integer', multipleOf: 4 }, [`breaking narrowed ${whole}`]],
  ['unique items', { type: 'array' }, { type: 'array', uniqueItems: true }, [`breaking narrowed ${whole}`]],
  ['unique items of one', { type: 'array', maxItems: 1 }, { type: 'array', uniqueItems: true }, []],
  ['an open edge of draft-04', { type: 'number', maximum: 2, exclusiveMaximum: true }, { type: 'number', exclusiveMaximum: 2 }, []],
  ['a constant among an enum', { const: 1 }, { enum: [1, 2] }, []],
  ['a boolean that has to be true', { type: 'boolean' }, { type: 'boolean', const: true }, [`breaking narrowed ${whole}`]],
  [
    'unevaluated properties',
    { allOf: [map({ properties: { a: text } })] },
    { allOf: [map({})], unevaluatedProperties: false },
    [`breaking unclear ${whole}`],
  ],
])('%s', (_, old, now, expected) => expect(compare(old, now)).toEqual(expected));
