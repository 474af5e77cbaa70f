import { isDeepStrictEqual } from 'node:util';
import type { Source, Span } from '../engine/source.ts';
import { pointerSpans } from './positions.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Keywords = { [keyword: string]: Json };

/** A whole schema file. */
export interface Root {
  readonly json: Json;
  readonly source?: Source;
}

/** A subschema and where it stands: `pointer` is a JSON Pointer into the file. */
export interface Node {
  readonly root: Root;
  readonly pointer: string;
  /** Set where some keywords of the text are left out, which ones. */
  readonly variant?: string;
  readonly schema: boolean | Keywords;
}

export const isMap = (value: unknown): value is Keywords => typeof value === 'object' && value !== null && !Array.isArray(value);

export const rootNode = (root: Root): Node => ({ root, pointer: '', schema: schemaOf(root.json) });

/** What is no schema refuses nothing. */
const schemaOf = (json: Json | undefined): Node['schema'] => (typeof json === 'boolean' || isMap(json) ? json : true);

const escape = (part: string | number) => String(part).replaceAll('~', '~0').replaceAll('/', '~1');

/** The subschema below a keyword, such as `child(node, 'properties', 'replicas')`. */
export function child(node: Node, ...parts: readonly (string | number)[]): Node {
  let json: Json | undefined = node.schema;
  for (const part of parts)
    json = Array.isArray(json) ? json[Number(part)] : isMap(json) && Object.hasOwn(json, part) ? json[part] : undefined;
  return { root: node.root, pointer: `${node.pointer}/${parts.map(escape).join('/')}`, schema: schemaOf(json) };
}

/** A keyword's own value, where it has the form that is asked for. */
export function keyword(node: Node, name: string): Json | undefined {
  return isMap(node.schema) && Object.hasOwn(node.schema, name) ? node.schema[name] : undefined;
}
export const keysOf = (node: Node, name: string): string[] => {
  const value = keyword(node, name);
  return isMap(value) ? Object.keys(value) : [];
};
export const listOf = (node: Node, name: string): Node[] => {
  const value = keyword(node, name);
  return Array.isArray(value) ? value.map((_, i) => child(node, name, i)) : [];
};

/** The target of a reference within the file; undefined for any other. */
export function resolve(node: Node): Node | undefined {
  const ref = keyword(node, '$ref');
  if (ref !== '#' && !(typeof ref === 'string' && ref.startsWith('#/'))) return undefined;
  const parts = decodeURIComponent(ref.slice(1))
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  let json: Json | undefined = node.root.json;
  for (const part of parts)
    json = Array.isArray(json) ? json[Number(part)] : isMap(json) && Object.hasOwn(json, part) ? json[part] : undefined;
  if (typeof json !== 'boolean' && !isMap(json)) return undefined;
  return { root: node.root, pointer: parts.map((part) => `/${escape(part)}`).join(''), schema: json };
}

const modern = (root: Root) => {
  const draft = isMap(root.json) ? root.json['$schema'] : undefined;
  return typeof draft === 'string' && /2019-09|2020-12/.test(draft);
};

/**
 * The schemas that a value has to fulfil all of, references and `allOf` taken apart. What stands beside a `$ref` counts only
 * for some validators before 2019-09: as something that is `known` it does not count there, as something demanded it does.
 */
export function flatten(nodes: readonly Node[], known: boolean): Node[] {
  const parts: Node[] = [];
  const seen = new Set<string>();
  const visit = (node: Node): void => {
    if (node.schema === true || seen.has(idOf(node))) return;
    seen.add(idOf(node));
    const target = resolve(node);
    if (target) visit(target);
    if (known && keyword(node, '$ref') !== undefined && !modern(node.root)) return;
    for (const part of listOf(node, 'allOf')) visit(part);
    // Taken apart once and for all: a second pass must not bring back what a case has left out.
    parts.push(without(node, ...(target ? ['$ref'] : []), ...(keyword(node, 'allOf') === undefined ? [] : ['allOf'])));
  };
  nodes.forEach(visit);
  return parts;
}

/** The same schema less some keywords. */
export function without(node: Node, ...names: readonly string[]): Node {
  if (!isMap(node.schema) || names.length === 0) return node;
  const schema = Object.fromEntries(Object.entries(node.schema).filter(([name]) => !names.includes(name)));
  return { root: node.root, pointer: node.pointer, variant: `${node.variant ?? ''}-${names.join('-')}`, schema };
}

const rootIds = new WeakMap<Root, number>();
let roots = 0;
/** Tells subschemas of different files apart. */
export function idOf(node: Node): string {
  const known = rootIds.get(node.root) ?? roots++;
  rootIds.set(node.root, known);
  return `${known}#${node.pointer}${node.variant ? ` ${node.variant}` : ''}`;
}

export const spanOf = (node: Node | undefined): Span | undefined => node?.root.source && pointerSpans(node.root.source).get(node.pointer);

/** Within a file `$id` moves what references mean; nothing here follows that. */
export function hasInnerId(json: Json, top = true): boolean {
  if (Array.isArray(json)) return json.some((item) => hasInnerId(item, false));
  if (!isMap(json)) return false;
  if (!top && typeof json['$id'] === 'string') return true;
  return Object.entries(json).some(([name, value]) => !['default', 'examples', 'enum', 'const'].includes(name) && hasInnerId(value, false));
}

export const equal = (a: unknown, b: unknown): boolean => isDeepStrictEqual(a, b);
