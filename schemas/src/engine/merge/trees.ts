import type { Span } from '../source.ts';
import type { MapTree, Tree } from '../tree.ts';

/** A map that nobody wrote; it is said to be where it was needed. */
export const emptyMap = ({ source, start }: Span): MapTree => ({
  kind: 'map',
  at: { source, start, end: start },
  entries: new Map(),
  removed: new Map(),
});

/** A copy whose maps can be changed without changing the original's; lists are never changed. */
export function copyOf<T extends Tree>(tree: T): T {
  if (tree.kind !== 'map') return tree;
  const entries = new Map(tree.entries);
  for (const [key, child] of entries) if (child.kind === 'map') entries.set(key, copyOf(child));
  return { ...tree, entries, removed: new Map(tree.removed) };
}

/** A copy of one level: the maps inside stay shared. */
export const shallowCopyOf = (tree: MapTree): MapTree => ({ ...tree, entries: new Map(tree.entries), removed: new Map(tree.removed) });

export function put(map: MapTree, key: string, value: Tree): void {
  map.entries.set(key, value);
  map.removed.delete(key);
}

/** Takes a key away because of a null. */
export function drop(map: MapTree, key: string, by: Tree): void {
  map.entries.delete(key);
  map.removed.set(key, by);
}

/** What a value replaced, the value itself first. */
export function* layersOf(tree: Tree | undefined): Generator<Tree> {
  for (let at = tree; at; at = at.over) yield at;
}

const samePlace = (one: Tree, other: Tree) =>
  one.at.source === other.at.source && one.at.start === other.at.start && one.at.end === other.at.end && one.kind === other.kind;

/** The value with another at the bottom of what it replaced; a map keeps its very entries. */
export function over<T extends Tree>(top: T, lower: Tree): T {
  if (!top.over && ![...layersOf(lower)].some((layer) => samePlace(top, layer))) return { ...top, over: lower };
  const chain = [...layersOf(top)];
  const added = [...layersOf(lower)].filter((layer) => chain.every((known) => !samePlace(known, layer)));
  if (added.length === 0) return top;
  const below = [...chain.slice(1), ...added].reduceRight<Tree | undefined>((under, layer) => withOver(layer, under), undefined);
  return withOver(top, below);
}

function withOver<T extends Tree>(tree: T, below: Tree | undefined): T {
  if (below) return { ...tree, over: below };
  const { over: _, ...rest } = tree;
  return rest as T;
}
