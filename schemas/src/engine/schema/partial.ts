import { refOf, type Document } from './normalize.ts';
import { isObject, type Schema, type SchemaObject } from './walk.ts';

/** What holds only of the whole: an overlay need not have it. */
const dropped = new Set([
  'required',
  'if',
  'then',
  'else',
  'not',
  'dependencies',
  'dependentRequired',
  'dependentSchemas',
  'minProperties',
  'unevaluatedProperties',
  'definitions',
  '$defs',
]);
/** Lists are replaced whole, so their items must be complete; names are complete as they are. */
const complete = new Set(['items', 'prefixItems', 'additionalItems', 'contains', 'unevaluatedItems', 'propertyNames']);

/**
 * The schema of one overlay by itself: nothing is required and no condition holds over the whole. Nulls, which delete defaults, are
 * to be taken out of the values before.
 */
export function partialSchema(full: Document): Document {
  const names = new Map<Schema, string>();
  const definitions: Record<string, Schema> = {};

  const nameOf = (target: Schema): string => {
    const known = names.get(target);
    if (known !== undefined) return known;
    const name = `d${names.size}`;
    names.set(target, name);
    definitions[name] = partial(target);
    return name;
  };

  function partial(schema: Schema): Schema {
    if (!isObject(schema)) return schema;
    if (isNothing(schema)) return { not: {} };
    const result: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(schema)) {
      if (dropped.has(key)) continue;
      if (key === '$ref') {
        const target = refOf(full, schema);
        result[key] = target === undefined ? value : `#/definitions/${nameOf(target)}`;
      } else if (complete.has(key)) result[key] = whole(value);
      else if (key === 'properties' || key === 'patternProperties')
        result[key] = Object.fromEntries(Object.entries(value as SchemaObject).map(([name, child]) => [name, partial(child as Schema)]));
      else if (key === 'additionalProperties') result[key] = partial(value as Schema);
      else if (key === 'allOf' || key === 'anyOf') result[key] = (value as Schema[]).map(partial);
      else if (key !== 'oneOf') result[key] = value;
    }
    if (Array.isArray(schema['oneOf'])) {
      const choice = { anyOf: (schema['oneOf'] as Schema[]).map(partial) };
      if (result['anyOf'] === undefined) Object.assign(result, choice);
      else result['allOf'] = [...((result['allOf'] as Schema[] | undefined) ?? []), choice];
    }
    return result;
  }

  const root = partial(full.root);
  return { draft: full.draft, root: isObject(root) ? { ...root, definitions } : root, full, remotes: [] };
}

/** A copy whose references lead into the full document. */
function whole(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(whole);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, key === '$ref' && typeof child === 'string' ? `full${child}` : whole(child)]),
  );
}

/** The schema that nothing fits, as `false` is normalised. */
export const isNothing = (schema: unknown): boolean =>
  isObject(schema) && Object.keys(schema).length === 1 && isObject(schema['not']) && Object.keys(schema['not']).length === 0;

/** Values without their nulls; those in lists stay. */
export function withoutNulls(value: unknown): unknown {
  if (!isObject(value)) return value;
  const kept: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(value)) if (child !== null) define(kept, key, withoutNulls(child));
  return kept;
}

/** Values as a validator takes them: integers beyond 2^53 as numbers. */
export function withNumbers(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(withNumbers);
  if (!isObject(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(value)) define(copy, key, withNumbers(child));
  return copy;
}

const define = (object: Record<string, unknown>, key: string, value: unknown): void => {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
};
