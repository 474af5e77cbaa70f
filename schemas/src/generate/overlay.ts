import type { JsonSchema, JsonType } from '../json-schema.ts';

const suffix = 'Partial';

/** Default values at a place of the schema; a definition stands at several. */
type Defaults = readonly unknown[];

/**
 * The schema of one overlay, for editors: a file that sets some of the values. Nothing is required and no condition holds over the
 * whole, but names, types and ranges are checked. A null may stand only for a key that has a default, which it deletes. Items of
 * lists stay complete, since Helm replaces whole lists.
 * @param full the schema of the chart's values
 * @param defaults the chart's values.yaml
 */
export function overlaySchema(full: JsonSchema, defaults: unknown): JsonSchema {
  const { definitions = {}, $schema, ...root } = full;
  const used = defaultsOfDefinitions(full, defaults);
  const usedBy = (name: string): Defaults => used.get(name) ?? [];
  const types = [...used.keys()].map((name) => [name + suffix, definitions[name]?.type] as const);
  const partial = partialOf(new Map(types.flatMap(([name, type]) => (type === undefined ? [] : [[name, type]]))));
  const overlay = partial({ ...root, title: 'Overlay' }, [defaults]);
  const candidates: Record<string, JsonSchema> = {
    ...definitions,
    ...Object.fromEntries(
      Object.entries(definitions).map(([name, schema]) => {
        const rewritten = partial({ ...schema, title: name + suffix }, usedBy(name));
        return [name + suffix, usedBy(name).length > 0 ? nullable(rewritten) : rewritten];
      }),
    ),
  };
  const needed = reachable(overlay, candidates);
  return {
    ...($schema ? { $schema } : {}),
    ...overlay,
    definitions: Object.fromEntries(Object.entries(candidates).filter(([name]) => needed.has(name))),
  };
}

/** Names of the definitions that a schema refers to, also through others: of most there is need in one form only. */
function reachable(schema: JsonSchema, definitions: Record<string, JsonSchema>): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (text: string): void => {
    for (const [, name = ''] of text.matchAll(/"#\/definitions\/([^"]+)"/g)) {
      if (found.has(name)) continue;
      found.add(name);
      visit(JSON.stringify(definitions[name]));
    }
  };
  visit(JSON.stringify(schema));
  return found;
}

/** Every default value that a definition describes somewhere. */
function defaultsOfDefinitions({ definitions = {}, ...root }: JsonSchema, defaults: unknown): ReadonlyMap<string, Defaults> {
  const found = new Map<string, unknown[]>();
  const visit = (schema: JsonSchema, value: unknown): void => {
    const name = nameOf(schema);
    if (name !== undefined) {
      found.set(name, [...(found.get(name) ?? []), value]);
      visit(definitions[name] ?? {}, value);
    }
    for (const part of [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) visit(part, value);
    for (const [key, child] of Object.entries(schema.properties ?? {}))
      if (child !== true) for (const below of valuesOf([value], (name) => name === key)) visit(child, below);
    for (const [pattern, child] of Object.entries(schema.patternProperties ?? {}))
      for (const below of valuesOf([value], (name) => new RegExp(pattern, 'u').test(name))) visit(child, below);
  };
  visit(root, defaults);
  return found;
}

/** Rewrites a schema for overlays, given the defaults at its place and the types of the definitions that take null. */
function partialOf(nullableTypes: ReadonlyMap<string, JsonType | JsonType[]>) {
  const partial = (schema: JsonSchema, defaults: Defaults): JsonSchema => {
    const { required: _required, if: _if, then: _then, else: _else, not: _not, ...kept } = schema;
    const { allOf, oneOf, anyOf, properties, patternProperties, $ref, ...rest } = kept;
    const below = (child: JsonSchema, matches: (name: string) => boolean): JsonSchema => {
      const values = valuesOf(defaults, matches);
      return values.length > 0 ? nullable(partial(child, values)) : notNull(partial(child, values), nullableTypes);
    };
    const parts = allOf?.map((part) => partial(part, defaults)).filter((part) => Object.keys(part).length > 0) ?? [];
    const choices = oneOf ?? anyOf;
    return {
      ...rest,
      ...($ref ? { $ref: $ref + suffix } : {}),
      ...(parts.length > 0 ? { allOf: parts } : {}),
      ...(choices ? { anyOf: choices.map((choice) => partial(choice, defaults)) } : {}),
      ...(properties
        ? { properties: mapEntries(properties, (child, key) => (child === true ? true : below(child, (name) => name === key))) }
        : {}),
      ...(patternProperties
        ? {
            patternProperties: mapEntries(patternProperties, (child, pattern) =>
              below(child, (name) => new RegExp(pattern, 'u').test(name)),
            ),
          }
        : {}),
    };
  };
  return partial;
}

const prefix = '#/definitions/';
const nameOf = ({ $ref }: JsonSchema): string | undefined => $ref?.slice(prefix.length);

const valuesOf = (maps: Defaults, matches: (name: string) => boolean): unknown[] =>
  maps.flatMap((map) =>
    typeof map !== 'object' || map === null || Array.isArray(map)
      ? []
      : Object.entries(map)
          .filter(([name]) => matches(name))
          .map(([, value]) => value as unknown),
  );

function nullable(schema: JsonSchema): JsonSchema {
  const { const: only, ...rest } = schema;
  const choices = only === undefined ? schema.enum : [only];
  return {
    ...rest,
    ...(schema.type === undefined ? {} : { type: [schema.type, 'null'].flat() as JsonType[] }),
    ...(choices ? { enum: [...choices, null] } : {}),
    ...(schema.anyOf ? { anyOf: [...schema.anyOf, { type: 'null' }] } : {}),
  };
}

/** A definition takes null if some key that it describes has a default: the other keys say its type once more. */
function notNull(schema: JsonSchema, nullableTypes: ReadonlyMap<string, JsonType | JsonType[]>): JsonSchema {
  const types = schema.allOf?.flatMap((part) => nullableTypes.get(nameOf(part) ?? '') ?? []) ?? [];
  return types.length === 0 ? schema : { ...schema, allOf: [...(schema.allOf ?? []), ...types.map((type) => ({ type }))] };
}

const mapEntries = <A, B>(record: Record<string, A>, f: (value: A, key: string) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, f(value, key)]));
