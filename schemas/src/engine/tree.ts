import type { Span } from './source.ts';

/** What Helm's JSON has; `bigint` only where `--set` gave an integer beyond 2^53, which Helm keeps exact. */
export type Scalar = null | boolean | number | bigint | string;

interface Base {
  /** The value. */
  readonly at: Span;
  /** Its key, where it is an entry of a map. */
  readonly key?: Span;
  /** What it replaced: the value of the layer below, which may itself have replaced another. */
  readonly over?: Tree;
}

export interface ScalarTree extends Base {
  readonly kind: 'scalar';
  readonly value: Scalar;
}

export interface ListTree extends Base {
  readonly kind: 'list';
  readonly items: readonly Tree[];
}

/** Merging changes `entries` and `removed` in place, as Helm changes its maps: two trees may share them. */
export interface MapTree extends Base {
  readonly kind: 'map';
  readonly entries: Map<string, Tree>;
  /** Keys that a null deleted: that null, whose `over` is what it deleted. */
  readonly removed: Map<string, Tree>;
}

/** A value with the place that it was written at and what it overrode: the provenance of every leaf. */
export type Tree = ScalarTree | ListTree | MapTree;

export const isNull = (tree: Tree | undefined): boolean => tree?.kind === 'scalar' && tree.value === null;

export type Path = readonly (string | number)[];

export type Values = { [key: string]: unknown };

/** The tree as plain values, maps in the order of their keys' first appearance. */
export function toValues(tree: MapTree): Values;
export function toValues(tree: Tree): unknown;
export function toValues(tree: Tree): unknown {
  switch (tree.kind) {
    case 'scalar':
      return tree.value;
    case 'list':
      return tree.items.map((item) => toValues(item));
    case 'map':
      // Unlike assignments, this makes __proto__ a key like any other.
      return Object.fromEntries([...tree.entries].map(([key, child]) => [key, toValues(child)]));
  }
}

/** The value at a path, or undefined where there is none. */
export function treeAt(tree: Tree, path: Path): Tree | undefined {
  let at: Tree | undefined = tree;
  for (const part of path) {
    if (at?.kind === 'map') at = at.entries.get(String(part));
    else if (at?.kind === 'list') at = at.items[Number(part)];
    else return undefined;
  }
  return at;
}

/** The value at a path, or what came nearest: the null that removed it, else the deepest parent that there is. */
export function nearestTo(tree: Tree, path: Path): Tree {
  let at = tree;
  for (const part of path) {
    const next: Tree | undefined = at.kind === 'map' ? (at.entries.get(String(part)) ?? at.removed.get(String(part))) : treeAt(at, [part]);
    if (!next) return at;
    at = next;
  }
  return at;
}

/** A path as people write it: `api.replicas`, `podAnnotations["example.com/team"]`, `hosts[0]`. */
export const pathText = (path: Path): string =>
  path
    .map((part, i) => {
      if (typeof part === 'number') return `[${part}]`;
      if (!/^(?:[A-Za-z0-9_-]+|\(secret\))$/.test(part)) return `[${JSON.stringify(part)}]`;
      return i === 0 ? part : `.${part}`;
    })
    .join('');

/**
 * The inverse of {@link pathText}; a dot may also be escaped with a backslash, as `--set` has it.
 * @throws {SyntaxError} where a bracket or quote is not closed, or what it holds is no number or string
 */
export function parsePath(text: string): Path {
  const path: (string | number)[] = [];
  // An index, a string as JSON has it, or a plain key.
  const token = /\.?(?:\[(\d+)\]|\[("(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*")\]|((?:[^.[\\]|\\.)+))/gy;
  let end = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [, index, quoted, plain] = match;
    if (index !== undefined) path.push(Number(index));
    else if (quoted !== undefined) path.push(JSON.parse(quoted) as string);
    else path.push((plain as string).replaceAll(/\\(.)/g, '$1'));
    end = token.lastIndex;
  }
  if (end !== text.length) throw new SyntaxError(`${JSON.stringify(text)} is no path: expected a key at column ${end + 1}`);
  return path;
}
