import { accepts, matches } from './evaluate.ts';
import { child, equal, flatten, isMap, keysOf, keyword, type Json, type Node } from './node.ts';
import { listed, typesOf } from './types.ts';

/** Schemas that hold together for one value, references and `allOf` taken apart. */
export type Parts = readonly Node[];

/** The values that are left where these can be counted. */
export function finite(parts: Parts): Json[] | undefined {
  const lists = parts.map(listed).filter((values) => values !== undefined);
  const types = typesOf(parts);
  const small = ['null', 'boolean'].map((type) => [type, types.has(type as 'null')] as const);
  const values =
    lists[0] ?? ([...types].every((type) => type === 'null' || type === 'boolean') ? constants(small[0]?.[1], small[1]?.[1]) : undefined);
  return values?.filter((value) => accepts(parts, value) !== false);
}

const constants = (nothing: boolean | undefined, truth: boolean | undefined): Json[] => [
  ...(nothing ? [null] : []),
  ...(truth ? [true, false] : []),
];

/** Certainly no value fulfils all of the parts. */
export function impossible(parts: Parts, depth = 0): boolean {
  if (typesOf(parts).size === 0 || forbidden(parts)) return true;
  if (finite(parts)?.length === 0) return true;
  const types = typesOf(parts);
  if (types.size !== 1 || !types.has('object') || depth > 8) return false;
  return requiredOf(parts).some((key) => impossible(flatten(at(parts, key), true), depth + 1));
}

/** Written to refuse all: `false`, or `not` of what takes all. */
export const forbidden = (parts: Parts): boolean =>
  parts.some((part) => part.schema === false || (keyword(part, 'not') !== undefined && takesAll(child(part, 'not'))));

const takesAll = (node: Node) => node.schema === true || (isMap(node.schema) && Object.keys(node.schema).length === 0);

/** Schemas of the value under a key that is known by its name. */
export const at = (parts: Parts, key: string, demanded = false): Node[] => parts.flatMap((part) => atPart(part, key, demanded));

/** Of a pattern that cannot be read nothing is known, but all may be demanded. */
function atPart(part: Node, key: string, demanded: boolean): Node[] {
  const found: Node[] = keysOf(part, 'properties').includes(key) ? [child(part, 'properties', key)] : [];
  let certain = found.length > 0;
  for (const pattern of keysOf(part, 'patternProperties')) {
    const hit = matches(pattern, key);
    if (hit === true || (hit === undefined && demanded)) found.push(child(part, 'patternProperties', pattern));
    if (hit === true || (hit === undefined && !demanded)) certain = true;
  }
  return certain || keyword(part, 'additionalProperties') === undefined ? found : [child(part, 'additionalProperties')];
}

/** Schemas of a key that is not named anywhere and matches no pattern of the parts. */
export const rest = (parts: Parts): Node[] =>
  parts.filter((part) => keyword(part, 'additionalProperties') !== undefined).map((part) => child(part, 'additionalProperties'));

/** What is known of a key that is not named anywhere and matches the pattern. */
export function matching(parts: Parts, pattern: string): Node[] {
  return parts.flatMap((part) => {
    const patterns = keysOf(part, 'patternProperties');
    if (patterns.includes(pattern)) return [child(part, 'patternProperties', pattern)];
    return patterns.length === 0 ? rest([part]) : [];
  });
}

export const named = (parts: Parts): string[] => [...new Set(parts.flatMap((part) => keysOf(part, 'properties')))];
export const patternsOf = (parts: Parts): string[] => [...new Set(parts.flatMap((part) => keysOf(part, 'patternProperties')))];

/** Keys that an object certainly has. */
export const requiredOf = (parts: Parts): string[] => [...new Set(parts.flatMap((part) => requiredIn(part)))];
export function requiredIn(part: Node): string[] {
  const keys = keyword(part, 'required');
  return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : [];
}

/** The strictest of a bound that several parts may give. */
export function bound(parts: Parts, name: string, pick: (...values: number[]) => number): number | undefined {
  const values = parts.map((part) => keyword(part, name)).filter((value) => typeof value === 'number');
  return values.length > 0 ? pick(...values) : undefined;
}

/** Whether one of the parts has the keyword with just this value. */
export const says = (parts: Parts, name: string, value: Json): boolean => parts.some((part) => equal(keyword(part, name), value));
