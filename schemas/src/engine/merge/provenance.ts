import type { Source } from '../source.ts';
import type { MapTree, Path, Tree } from '../tree.ts';
import type { Effective } from './effective.ts';
import { isNull } from '../tree.ts';
import { layersOf } from './trees.ts';

export interface Contribution {
  readonly tree: Tree;
  readonly source: Source;
}

/** What each layer says of a path: the winner first, down to the default. A null that took the value away counts as a winner. */
export function contributions({ values }: Pick<Effective, 'values'>, path: Path): Contribution[] {
  return [...layersOf(find(values, path))].filter((tree) => !isMadeUp(tree)).map((tree) => ({ tree, source: tree.at.source }));
}

function find(values: MapTree, path: Path): Tree | undefined {
  let at: Tree | undefined = values;
  for (const part of path) {
    if (at?.kind === 'map') at = at.entries.get(String(part)) ?? at.removed.get(String(part));
    else at = at?.kind === 'list' ? at.items[Number(part)] : undefined;
  }
  return at;
}

/** Maps that Helm puts in although nobody wrote them, such as an empty `global`. */
const isMadeUp = ({ kind, at }: Tree) => kind === 'map' && at.start === at.end;

export interface Leaf {
  readonly path: Path;
  readonly tree: Tree;
}

/** Every value that has no others inside: scalars, those of lists too, and empty maps and lists. */
export function* leaves(tree: Tree, path: Path = []): Generator<Leaf> {
  if (tree.kind === 'map' && tree.entries.size > 0) for (const [key, child] of tree.entries) yield* leaves(child, [...path, key]);
  else if (tree.kind === 'list' && tree.items.length > 0) for (const [i, item] of tree.items.entries()) yield* leaves(item, [...path, i]);
  else yield { path, tree };
}

/** Nulls that are entries of maps: those inside lists mean nothing to a merge. */
export function* nullsOf(tree: Tree, path: Path = []): Generator<Leaf> {
  if (isNull(tree)) yield { path, tree };
  else if (tree.kind === 'map') for (const [key, child] of tree.entries) yield* nullsOf(child, [...path, key]);
}
