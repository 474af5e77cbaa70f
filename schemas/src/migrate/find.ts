import { isMap, isScalar, isSeq, type Document, type Pair, type Scalar, type YAMLMap } from 'yaml';
import type { Path } from '../engine/tree.ts';
import type { Moves } from './moves.ts';

/** A key in a file, and where it should stand. */
export interface Move {
  readonly from: Path;
  readonly to: Path;
  readonly pair: KeyedPair;
  /** The map that the key stands in. */
  readonly map: YAMLMap;
}

export type KeyedPair = Pair<Scalar> & { readonly key: Scalar };

export const isKeyed = (pair: Pair): pair is KeyedPair => isScalar(pair.key) && pair.key.range !== undefined;

/** Every key that has moved, in the order of the text; not those within one. An alias is not followed: its anchor is seen once. */
export function movesIn(document: Document, moves: Moves): Move[] {
  const found: Move[] = [];
  const visit = (node: unknown, path: Path): void => {
    if (isSeq(node)) for (const [index, item] of node.items.entries()) visit(item, [...path, index]);
    if (!isMap(node)) return;
    for (const pair of node.items) {
      if (!isKeyed(pair)) continue;
      const from = [...path, String(pair.key.value)];
      const to = moves(from);
      if (to) found.push({ from, to, pair, map: node });
      else visit(pair.value, from);
    }
  };
  visit(document.contents, []);
  return found;
}

/** The deepest map on a path that the text has, how much of the path leads to it, and whether something stands in the way of the rest. */
export function nearestMap(document: Document, path: Path): { map: YAMLMap | undefined; depth: number; taken: boolean } {
  let node: unknown = document.contents;
  let nearest: { map: YAMLMap | undefined; depth: number } = { map: undefined, depth: 0 };
  for (const [depth, key] of path.entries()) {
    if (isMap(node)) {
      nearest = { map: node, depth };
      const pair = entryOf(node, key);
      if (!pair) return { ...nearest, taken: false };
      node = pair.value;
    } else if (isSeq(node) && typeof key === 'number' && key < node.items.length) node = node.items[key];
    else return { map: nearest.map, depth, taken: true };
  }
  return { map: nearest.map, depth: path.length, taken: true };
}

export const entryOf = (map: YAMLMap, key: string | number | undefined): KeyedPair | undefined =>
  map.items.filter((pair) => isKeyed(pair)).find((pair) => String(pair.key.value) === String(key));
