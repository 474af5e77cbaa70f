/** A JSON Schema; objects are kept as they were parsed. */
export type Schema = boolean | SchemaObject;
export interface SchemaObject {
  readonly [keyword: string]: unknown;
}

export const isObject = (value: unknown): value is SchemaObject => typeof value === 'object' && value !== null && !Array.isArray(value);
export const isSchema = (value: unknown): value is Schema => typeof value === 'boolean' || isObject(value);

const one = [
  'additionalItems',
  'additionalProperties',
  'contains',
  'contentSchema',
  'else',
  'if',
  'items',
  'not',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
];
const several = ['allOf', 'anyOf', 'items', 'oneOf', 'prefixItems'];
const named = ['$defs', 'definitions', 'dependencies', 'dependentSchemas', 'patternProperties', 'properties'];

/** Every subschema of a schema: the keys that lead to it, from the schema. */
export function* subschemas(schema: SchemaObject): Generator<[keys: readonly string[], child: Schema]> {
  for (const key of one) if (isSchema(schema[key])) yield [[key], schema[key]];
  for (const key of several)
    if (Array.isArray(schema[key]))
      for (const [i, child] of (schema[key] as unknown[]).entries()) if (isSchema(child)) yield [[key, String(i)], child];
  for (const key of named)
    if (isObject(schema[key])) for (const [name, child] of Object.entries(schema[key])) if (isSchema(child)) yield [[key, name], child];
}

/** The keys of a JSON pointer, and the pointer of keys. */
export const pointerOf = (keys: readonly (string | number)[]): string =>
  keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
export const keysOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));

/** What a JSON pointer leads to, or undefined. */
export function lookUp(root: unknown, pointer: string): unknown {
  let at = root;
  for (const key of keysOf(pointer)) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<string, unknown>)[key];
  }
  return at;
}

/** The schema that nothing fits, as `false` is normalised. */
export const isNothing = (schema: unknown): boolean =>
  isObject(schema) && Object.keys(schema).length === 1 && isObject(schema['not']) && Object.keys(schema['not']).length === 0;

export const nothing = (): Schema => ({ not: {} });
