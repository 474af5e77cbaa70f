import { randomOf, type Random } from './schema-mutations.ts';

export const draftUris: Readonly<Record<string, string | undefined>> = {
  'draft-04': 'http://json-schema.org/draft-04/schema#',
  'draft-06': 'http://json-schema.org/draft-06/schema#',
  'draft-07': 'http://json-schema.org/draft-07/schema#',
  '2019-09': 'https://json-schema.org/draft/2019-09/schema',
  '2020-12': 'https://json-schema.org/draft/2020-12/schema',
  none: undefined,
};

const names = ['a', 'b', 'c', 'aa'];
const scalars = [
  null,
  true,
  false,
  0,
  1,
  2,
  3.5,
  -1,
  0.3,
  10,
  '',
  'a',
  'ab',
  'x1',
  '10.0.0.1',
  'a@b.example',
  '2024-02-30',
  '1',
  'é',
  '𝒳𝒳',
];

/** Any small value. */
export function valueOf(random: Random, depth: number): unknown {
  const roll = random.next();
  if (depth === 0 || roll < 0.4) return random.pick(scalars);
  const size = Math.floor(random.next() * 4);
  if (roll < 0.6) return Array.from({ length: size }, () => valueOf(random, depth - 1));
  return Object.fromEntries(Array.from({ length: size }, () => [random.pick(names), valueOf(random, depth - 1)]));
}

const patterns = ['^a', 'b$', '^[a-z]+$', '\\d', '(?i)A', '^.$'];

/** Sometimes repetitions within each other, of which Go refuses the half, and Helm the schema. One draw, so that seeds keep their cases. */
function patternOf(roll: number): string {
  const place = roll * patterns.length;
  if (place % 1 > 0.1) return patterns[Math.floor(place)] as string;
  const random = randomOf(Math.floor(roll * 1e9));
  const count = () => random.pick(['{2}', '{0,40}', '{1,25}', '{3,}', '{0,}', '{0}', '{30}', '*', '?']);
  return `^(${random.pick(['a', '[a-z]', 'x1'])}${count()}${random.pick(['', '|b', '[.]'])})${count()}$`;
}

/** A schema of the keywords of all drafts: those that a draft does not know are to be ignored. */
export function schemaFor(random: Random, draft: string, depth: number): unknown {
  const sub = (): unknown => schemaFor(random, draft, depth - 1);
  const subs = (): unknown[] => Array.from({ length: 1 + Math.floor(random.next() * 2.5) }, sub);
  const old = draft === 'draft-04';
  if (!old && random.next() < 0.06) return random.next() < 0.5;
  const types = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'];
  const early = draft === 'draft-04' || draft === 'draft-06' || draft === 'draft-07';
  const defs = early ? 'definitions' : '$defs';
  const leaf: (() => Record<string, unknown>)[] = [
    () => ({ type: random.pick(types) }),
    () => ({ type: ['string', random.pick(['null', 'integer', 'object', 'array'])] }),
    () => ({ enum: [random.pick(scalars), `${String(random.pick(scalars))}!`, [1]] }),
    () => ({ const: random.pick(scalars) }),
    () => ({ minimum: random.pick([0, 1, 2.5]) }),
    () => ({ maximum: random.pick([1, 3]) }),
    () => (old ? { minimum: 1, exclusiveMinimum: true } : { exclusiveMinimum: 1 }),
    () => ({ multipleOf: random.pick([1, 0.1, 0.5, 2]) }),
    () => ({ minLength: random.pick([1, 2]) }),
    () => ({ maxLength: random.pick([0, 1, 2]) }),
    () => ({ pattern: patternOf(random.next()) }),
    () => ({ format: random.pick(['ipv4', 'email', 'date', 'nonsense', 'hostname']) }),
    () => ({ required: [random.pick(names)] }),
    () => ({ minProperties: 1 }),
    () => ({ maxProperties: 1 }),
    () => ({ minItems: 1 }),
    () => ({ maxItems: 2 }),
    () => ({ uniqueItems: true }),
    () => ({ nullable: true, type: 'string' }),
    () => ({ $ref: `#/${defs}/d` }),
    () => ({ $ref: `#/${defs}/d`, type: 'string', minLength: 2 }),
    () => ({ dependentRequired: { a: ['b'] } }),
    () => ({ readOnly: true, deprecated: true, writeOnly: false, discriminator: { propertyName: 'a' } }),
  ];
  const deep: (() => Record<string, unknown>)[] = [
    () => ({ properties: { a: sub(), b: sub() } }),
    () => ({ properties: { a: sub() }, additionalProperties: random.next() < 0.5 ? false : old ? {} : sub() }),
    () => ({ patternProperties: { '^a': sub() }, additionalProperties: random.next() < 0.5 }),
    () => ({ propertyNames: old ? { minLength: 2 } : sub() }),
    () => ({ items: sub() }),
    () => (early || draft === '2019-09' ? { items: subs(), additionalItems: old ? false : sub() } : { prefixItems: subs(), items: sub() }),
    () => ({ contains: sub(), ...(random.next() < 0.5 ? { minContains: 2 } : {}) }),
    () => ({ contains: sub(), minContains: 0, maxContains: 1 }),
    () => ({ allOf: subs() }),
    () => ({ anyOf: subs() }),
    () => ({ oneOf: subs() }),
    () => ({ not: sub() }),
    () => ({ if: sub(), then: sub(), else: sub() }),
    () => ({ if: sub(), then: sub() }),
    () => ({ dependencies: { a: ['b'], b: sub() } }),
    () => ({ dependentSchemas: { a: sub() } }),
    () => ({ properties: { a: true }, unevaluatedProperties: false, anyOf: subs() }),
    () => ({ unevaluatedItems: false, ...(early || draft === '2019-09' ? {} : { prefixItems: subs() }) }),
  ];
  const parts = Array.from({ length: 1 + Math.floor(random.next() * 2) }, () =>
    random.pick(depth > 0 && random.next() < 0.6 ? deep : leaf)(),
  );
  return Object.assign({}, ...parts) as Record<string, unknown>;
}

/** What refers to itself for one value never ends: Helm refuses the values, and so do we, but each at its own point. */
const withoutRefs = (schema: unknown): unknown =>
  JSON.parse(JSON.stringify(schema, (key, value: unknown) => (key === '$ref' ? undefined : value)));

/** A schema of a draft for values `{ v: [anything] }`: in a list, nulls stay what they are. */
export function foreignCase(random: Random, draft: string): { schema: unknown; values: unknown } {
  const early = draft.startsWith('draft-');
  const uri = draftUris[draft];
  const schema = {
    ...(uri === undefined ? {} : { $schema: uri }),
    type: 'object',
    properties: { v: { type: 'array', items: schemaFor(random, draft, 3) } },
    [early ? 'definitions' : '$defs']: { d: withoutRefs(schemaFor(random, draft, 1)) },
  };
  return { schema, values: { v: Array.from({ length: 2 }, () => valueOf(random, 3)) } };
}
