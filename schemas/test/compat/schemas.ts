import fc from 'fast-check';
import type { Json, Keywords } from '../../src/compat/node.ts';

/** Few keys, bounds and patterns, so that two random schemas often speak of the same things. */
const keys = ['a', 'b', 'c', 'ab'];
const patterns = ['^a', 'b$', '^[a-z]+$', '^$', '^(x\\s|b)$', '(?i)^A'];
const formats = ['ipv4', 'date', 'hostname'];
const scalars: Json[] = [null, true, false, 0, 1, 2, 3.5, '', 'a', 'ab', 'x1', 'x\u000b', '10.0.0.1', '2024-02-30'];
const key = fc.constantFrom(...keys);
const small = fc.integer({ min: 0, max: 3 });

interface Tied {
  schema: Json;
  leaf: Keywords;
}

const leafOf = fc.oneof(
  fc.record({
    type: fc.constantFrom<Json>(
      'string',
      'integer',
      'number',
      'boolean',
      'null',
      'array',
      'object',
      ['string', 'null'],
      ['integer', 'string'],
    ),
  }),
  fc.record({
    enum: fc.uniqueArray(fc.constantFrom(...scalars), {
      minLength: 1,
      maxLength: 4,
      comparator: (a, b) => JSON.stringify(a) === JSON.stringify(b),
    }),
  }),
  fc.record({ const: fc.constantFrom(...scalars) }),
  fc.record({ minimum: small, maximum: small }, { requiredKeys: [] }),
  fc.record({ exclusiveMinimum: small, multipleOf: fc.constantFrom(1, 2, 3, 0.5, 0.1) }, { requiredKeys: [] }),
  fc.record({ minLength: small, maxLength: small, pattern: fc.constantFrom(...patterns) }, { requiredKeys: [] }),
  fc.record({ format: fc.constantFrom(...formats) }),
  fc.record({ minItems: small, maxItems: small, uniqueItems: fc.boolean() }, { requiredKeys: [] }),
  fc.record({ required: fc.uniqueArray(key, { maxLength: 2 }), minProperties: small, maxProperties: small }, { requiredKeys: [] }),
  fc.constant({ $ref: '#/definitions/D' }),
);

/** References that come round without going down into the value would never end. */
function deeper(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(deeper);
  if (typeof schema !== 'object' || schema === null) return schema;
  if (schema['$ref'])
    return { type: ['object', 'integer'], properties: { a: { $ref: '#' }, b: { $ref: '#/definitions/D' } }, items: { $ref: '#' } };
  return Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, deeper(value)]));
}

/** Random draft-07 schemas of all keywords that are worked out, and some that are not. */
export const schemas: fc.Arbitrary<Json> = fc
  .letrec<Tied>((tie) => {
    const inner = tie('schema') as fc.Arbitrary<Json>;
    const map = (of: fc.Arbitrary<string>, maxKeys = 3) => fc.dictionary(of, inner, { maxKeys, noNullPrototype: true });
    return {
      leaf: leafOf,
      schema: fc.oneof(
        { depthSize: 'small', maxDepth: 4, withCrossShrink: true },
        { weight: 1, arbitrary: fc.boolean() },
        { weight: 5, arbitrary: tie('leaf') as fc.Arbitrary<Json> },
        { weight: 2, arbitrary: fc.tuple(leafOf, leafOf).map(([a, b]) => ({ ...a, ...b })) },
        {
          weight: 6,
          arbitrary: fc.record(
            {
              type: fc.constantFrom('object', 'object', 'array'),
              properties: map(key),
              patternProperties: map(fc.constantFrom(...patterns), 2),
              additionalProperties: fc.oneof(fc.constant(false), inner),
              required: fc.uniqueArray(key, { maxLength: 2 }),
              propertyNames: inner,
              dependencies: fc.dictionary(key, fc.oneof(fc.uniqueArray(key, { maxLength: 2 }), inner), {
                maxKeys: 1,
                noNullPrototype: true,
              }),
            },
            { requiredKeys: ['type', 'properties'] },
          ) as fc.Arbitrary<Json>,
        },
        {
          weight: 2,
          arbitrary: fc.record(
            { type: fc.constant('array'), items: inner, contains: inner },
            { requiredKeys: ['type'] },
          ) as fc.Arbitrary<Json>,
        },
        { weight: 1, arbitrary: fc.array(inner, { minLength: 1, maxLength: 2 }).map((allOf) => ({ allOf })) },
        { weight: 1, arbitrary: fc.array(inner, { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })) },
        { weight: 1, arbitrary: fc.array(inner, { minLength: 1, maxLength: 3 }).map((oneOf) => ({ oneOf })) },
        { weight: 1, arbitrary: inner.map((not) => ({ not })) },
        { weight: 1, arbitrary: fc.record({ if: inner, then: inner, else: inner }, { requiredKeys: ['if'] }) as fc.Arbitrary<Json> },
      ),
    };
  })
  .schema.map((json) => json);

/** A schema and one that is it but for a few places, or that has nothing to do with it. */
export const pairs: fc.Arbitrary<readonly [Json, Json]> = fc
  .tuple(
    schemas,
    schemas,
    schemas,
    fc.array(fc.tuple(fc.nat(), fc.nat(), schemas), { minLength: 1, maxLength: 4 }),
    fc.integer({ min: 0, max: 9 }),
  )
  .map(([old, other, definition, edits, kind]) => {
    const whole = (schema: Json, d: Json): Json =>
      typeof schema === 'boolean'
        ? schema
        : { $schema: 'http://json-schema.org/draft-07/schema#', ...(schema as Keywords), definitions: { D: deeper(d) } };
    if (kind === 0) return [whole(old, definition), whole(other, definition)];
    let now = structuredClone(whole(old, definition));
    for (const [place, how, piece] of edits) now = edit(now, place, how, piece);
    return kind < 6 ? [whole(old, definition), now] : [now, whole(old, definition)];
  });

/** Changes one place: a keyword is dropped, a bound moved, a list shortened, a subschema replaced. */
function edit(schema: Json, place: number, how: number, piece: Json): Json {
  const places: [Keywords | Json[], string | number][] = [];
  const walk = (json: Json): void => {
    if (typeof json !== 'object' || json === null) return;
    for (const [name, value] of Object.entries(json)) {
      places.push([json, Array.isArray(json) ? Number(name) : name]);
      walk(value);
    }
  };
  walk(schema);
  const chosen = places[place % Math.max(1, places.length)];
  if (!chosen) return schema;
  const [parent, name] = chosen;
  if (name === '$schema' || name === 'definitions' || name === 'D' || name === '$ref') return schema;
  const holder = parent as Record<string | number, Json>;
  const value = holder[name] as Json;
  if (typeof value === 'number' && name !== 'multipleOf' && !Array.isArray(parent))
    holder[name] = Math.max(0, value + (how % 2 === 0 ? 1 : -1));
  else if (!Array.isArray(parent) && how % 3 !== 0) delete holder[name];
  else if (Array.isArray(parent) && parent.length > 1 && how % 3 !== 0) parent.splice(Number(name), 1);
  else if (typeof value === 'boolean' || (typeof value === 'object' && !Array.isArray(value) && value !== null && 'type' in value))
    holder[name] = piece;
  return schema;
}

/** Values of the same small world. */
export const values: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 3, arbitrary: fc.constantFrom(...scalars) },
    { weight: 1, arbitrary: fc.oneof(fc.constantFrom<Json>('b', 'A', 'x ', '2024-02-29', 'aab', 'abcd', -1, 4, 6, 1.5, 0.3)) },
    {
      weight: 2,
      arbitrary: fc.dictionary(fc.oneof(key, fc.constantFrom('z', 'zb', 'a1', '')), tie('value'), { maxKeys: 4, noNullPrototype: true }),
    },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 4 }) },
  ),
})).value;
