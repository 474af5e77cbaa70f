import { child, equal, idOf, isMap, resolve, type Json, type Keywords, type Node } from './node.ts';

/** Keywords that refuse nothing. `format` is not among them: most validators check it. */
const annotations = new Set(
  [
    '$schema',
    '$id',
    'id',
    '$comment',
    'title',
    'description',
    'markdownDescription',
    'default',
    'examples',
    'example',
    'deprecated',
  ].concat(
    ['readOnly', 'writeOnly', 'definitions', '$defs', 'tsType', 'tsEnumNames', 'errorMessage', 'deprecationMessage', 'contentEncoding'],
    ['contentMediaType', 'enumDescriptions', 'markdownEnumDescriptions', 'defaultSnippets', 'doNotSuggest', 'intellijEnumMetadata'],
  ),
);

export const isAnnotation = (name: string): boolean => annotations.has(name) || name.startsWith('x-');

const single = new Set(['additionalProperties', 'additionalItems', 'items', 'contains', 'propertyNames', 'not', 'if', 'then', 'else']);
const lists = new Set(['allOf', 'anyOf', 'oneOf', 'items', 'prefixItems']);
const maps = new Set(['properties', 'patternProperties', 'dependencies', 'dependentSchemas']);

/** Whether two subschemas say the same, whatever their texts and the names of their definitions are. False may mean "not seen". */
export function same(a: Node, b: Node, assumed = new Set<string>()): boolean {
  const pair = `${idOf(a)} ${idOf(b)}`;
  // Met again on the way down: equal unless something else differs.
  if (assumed.has(pair)) return true;
  assumed.add(pair);
  if (typeof a.schema === 'boolean' || typeof b.schema === 'boolean')
    return empty(a.schema) === empty(b.schema) && empty(a.schema) !== undefined;
  const [one, other] = [assertions(a.schema), assertions(b.schema)];
  return one.length === other.length && one.every((name) => Object.hasOwn(b.schema as Keywords, name) && sameKeyword(a, b, name, assumed));
}

const assertions = (schema: Keywords) => Object.keys(schema).filter((name) => !isAnnotation(name));

/** True for the schema that takes all, false for the one that takes nothing, undefined for others. */
const empty = (schema: Node['schema']) => (typeof schema === 'boolean' ? schema : assertions(schema).length === 0 ? true : undefined);

function sameKeyword(a: Node, b: Node, name: string, assumed: Set<string>): boolean {
  const [one, other] = [(a.schema as Keywords)[name] as Json, (b.schema as Keywords)[name] as Json];
  if (name === '$ref') {
    const [target, otherTarget] = [resolve(a), resolve(b)];
    return target && otherTarget ? same(target, otherTarget, assumed) : one === other && typeof one === 'string' && !one.startsWith('#');
  }
  if (name === '$dynamicRef' || name === '$recursiveRef') return false;
  const both = (...parts: (string | number)[]) => same(child(a, name, ...parts), child(b, name, ...parts), assumed);
  if (lists.has(name) && Array.isArray(one)) return Array.isArray(other) && one.length === other.length && one.every((_, i) => both(i));
  if (single.has(name)) return !Array.isArray(other) && both();
  if (maps.has(name) && isMap(one)) {
    const keys = Object.keys(one);
    const sameEntry = (key: string, x: Json | undefined, y: Json | undefined) =>
      Array.isArray(x) || Array.isArray(y) ? sameSet(x, y) : both(key);
    return (
      isMap(other) &&
      keys.length === Object.keys(other).length &&
      keys.every((key) => Object.hasOwn(other, key) && sameEntry(key, one[key], other[key]))
    );
  }
  if (['required', 'enum', 'type'].includes(name)) return sameSet(one, other);
  return equal(one, other);
}

function sameSet(a: Json | undefined, b: Json | undefined): boolean {
  const [one, other] = [a, b].map((value) => (Array.isArray(value) ? value : [value]));
  const within = (x: unknown[], y: unknown[]) => x.every((item) => y.some((candidate) => equal(item, candidate)));
  return one !== undefined && other !== undefined && within(one, other) && within(other, one);
}
