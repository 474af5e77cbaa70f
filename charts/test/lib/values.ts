import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { chart, type Case } from './helm.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Tree = { readonly [key: string]: Json };

export const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** One layer of values over another, as Helm merges them: lists are replaced, null deletes. */
export function merge(below: Tree, above: Tree): Tree {
  const out: Record<string, Json> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const under = out[key];
    if (value === null) delete out[key];
    else out[key] = isTree(value) && isTree(under) ? merge(under, value) : value;
  }
  return out;
}

/** A value at a path, as a layer. */
export const at = (segments: readonly string[], value: Json): Tree =>
  segments.reduceRight<Json>((inner, segment) => ({ [segment]: inner }), value) as Tree;

export const read = (file: string): Tree => (parse(readFileSync(file, 'utf8'), { merge: true }) as Tree | null) ?? {};
export const get = (values: Json | undefined, ...segments: readonly string[]): Json | undefined =>
  segments.reduce<Json | undefined>((node, segment) => (isTree(node) ? node[segment] : undefined), values);

export const defaults = (): Tree => read(path.join(chart, 'values.yaml'));

/** What templates see of a case. */
export function effective(c: Case): Tree {
  const layers = [
    defaults(),
    ...c.files.map(read),
    ...Object.entries(c.set ?? {}).map(([key, value]) => at(key.split('.'), value as Json)),
  ];
  return layers.reduce(merge);
}
