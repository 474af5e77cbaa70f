import { positionOf } from '../../engine/source.ts';
import { pathText, toValues, type MapTree, type Path, type Tree } from '../../engine/tree.ts';
import { jsonText } from '../../engine/write/data.ts';
import { leavesOf } from '../output/leaf.ts';
import { openValue, type Hidden } from '../redact/values.ts';
import { kindOf, type Kind } from './kind.ts';

/** One side of a difference; secrets are hidden. */
export interface Side {
  readonly value: unknown;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface Difference {
  readonly path: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly kind: Kind;
  /** Whether the policy of an environment judges the value; missing where that cannot be told. */
  readonly policy?: boolean;
  readonly from?: Side;
  readonly to?: Side;
}

/** Leaves whose values differ, by path; a list counts as one value, as Helm replaces it whole. */
export function differences(from: MapTree, to: MapTree, hidden: Hidden, judged?: (path: Path) => boolean): Difference[] {
  const before = byPath(from);
  const after = byPath(to);
  const paths = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return paths.flatMap((text): Difference[] => {
    const [a, b] = [before.get(text), after.get(text)];
    if (a && b && same(a.tree, b.tree)) return [];
    const { path } = (a ?? b) as { path: Path };
    return [
      {
        path: pathText(hidden.shown(path)),
        change: a ? (b ? 'changed' : 'removed') : 'added',
        kind: kindOf(path, hidden.path),
        ...(judged ? { policy: judged(path) } : {}),
        ...(a ? { from: side(a.tree, path, hidden) } : {}),
        ...(b ? { to: side(b.tree, path, hidden) } : {}),
      },
    ];
  });
}

const byPath = (tree: MapTree) =>
  new Map(
    leavesOf(tree)
      .filter(({ path }) => path.length > 0)
      .map((leaf) => [pathText(leaf.path), leaf]),
  );

const same = (a: Tree, b: Tree): boolean => jsonText(toValues(a)) === jsonText(toValues(b));

const side = (tree: Tree, path: Path, hidden: Hidden): Side => ({
  value: openValue(tree, path, hidden),
  ...positionOf(tree.at),
});
