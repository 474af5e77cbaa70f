import type { Path } from '../tree.ts';
import { refOf, type Document } from './normalize.ts';
import { isMoved } from './moved.ts';
import { goRegExp } from './regexp.ts';
import { isNothing, isObject, isSchema, type Schema, type SchemaObject } from './walk.ts';

/** The schemas that apply to the same value as a schema does, or may: through references, combinations and conditions. */
export function inPlace(document: Document, schema: Schema | undefined, found = new Set<SchemaObject>()): Set<SchemaObject> {
  if (!isObject(schema) || found.has(schema)) return found;
  found.add(schema);
  inPlace(document, refOf(document, schema), found);
  for (const key of ['allOf', 'anyOf', 'oneOf'])
    if (Array.isArray(schema[key])) for (const child of schema[key] as unknown[]) if (isSchema(child)) inPlace(document, child, found);
  for (const key of ['then', 'else']) if (isSchema(schema[key])) inPlace(document, schema[key], found);
  return found;
}

/** What a schema says of the entries of one name. */
export function entryOf(schema: SchemaObject, key: string | number): Schema[] {
  if (typeof key === 'number') {
    const tuple = [schema['prefixItems'], schema['items']].find(Array.isArray) as unknown[] | undefined;
    const own = tuple?.[key];
    if (own !== undefined) return isSchema(own) ? [own] : [];
    return [Array.isArray(schema['items']) ? schema['additionalItems'] : schema['items']].filter(isSchema);
  }
  const entries: Schema[] = [];
  const properties = schema['properties'];
  if (isObject(properties) && Object.hasOwn(properties, key) && isSchema(properties[key])) entries.push(properties[key]);
  for (const [pattern, child] of Object.entries(isObject(schema['patternProperties']) ? schema['patternProperties'] : {}))
    if (isSchema(child) && matches(pattern, key)) entries.push(child);
  if (entries.length === 0)
    for (const rest of ['additionalProperties', 'unevaluatedProperties']) if (isSchema(schema[rest])) entries.push(schema[rest]);
  return entries;
}

const matches = (pattern: string, key: string): boolean => {
  try {
    return goRegExp(pattern).test(key);
  } catch {
    return false;
  }
};

/** The schemas that may apply to the value at a path. */
export function nodesAt(document: Document, path: Path): SchemaObject[] {
  let nodes = [...inPlace(document, document.root)];
  for (const key of path) {
    const next = new Set<SchemaObject>();
    for (const node of nodes) for (const entry of entryOf(node, key)) inPlace(document, entry, next);
    nodes = [...next];
  }
  return nodes;
}

/** Keys that schemas name, without those that no value fits or that have moved, in their order. */
export function namesIn(nodes: Iterable<SchemaObject>): string[] {
  const names = new Set<string>();
  for (const { properties } of nodes)
    if (isObject(properties))
      for (const [name, schema] of Object.entries(properties)) if (!isNothing(schema) && !isMoved(schema)) names.add(name);
  return [...names];
}

/** The first string that some schema has for an annotation. */
export const textIn = (nodes: Iterable<SchemaObject>, keyword: string): string | undefined => {
  for (const node of nodes) if (typeof node[keyword] === 'string') return node[keyword];
  return undefined;
};

const indexes = new WeakMap<Document, Map<string, string[][]>>();
const deepest = 8;
const most = 20_000;

/** Every place where the schema names a key, by the key; paths of maps only. */
export function places(document: Document): ReadonlyMap<string, readonly string[][]> {
  const known = indexes.get(document);
  if (known) return known;
  const index = new Map<string, string[][]>();
  let count = 0;
  const visit = (schema: Schema, path: string[], above: ReadonlySet<SchemaObject>): void => {
    if (!isObject(schema) || path.length >= deepest) return;
    const nodes = inPlace(document, schema);
    for (const name of namesIn(nodes)) {
      if (++count > most) return;
      const here = [...path, name];
      const known = index.get(name) ?? [];
      if (!known.some((other) => other.join('\0') === here.join('\0'))) index.set(name, [...known, here]);
      for (const node of nodes) {
        const child = isObject(node['properties']) ? node['properties'][name] : undefined;
        if (isObject(child) && !above.has(child)) visit(child, here, new Set([...above, child]));
      }
    }
  };
  visit(document.root, [], new Set());
  indexes.set(document, index);
  return index;
}
