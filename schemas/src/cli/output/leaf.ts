import type { Path, Tree } from '../../engine/tree.ts';
import { secret } from './frame.ts';
import { readsPlainInFlow } from '../../engine/write/plain.ts';
import { printable } from './width.ts';

/** One value that is shown as a whole: a scalar, a list, or an empty map. */
export interface Leaf {
  readonly path: Path;
  readonly tree: Tree;
}

/** Every leaf below a tree, keys sorted. */
export function leavesOf(tree: Tree, path: Path = []): Leaf[] {
  if (tree.kind !== 'map' || tree.entries.size === 0) return [{ path, tree }];
  return [...tree.entries].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([key, child]) => leavesOf(child, [...path, key]));
}

/** A value in one line, written so that its type is seen. */
export function inline(value: unknown): string {
  if (typeof value === 'string') {
    if (value === secret) return secret;
    return readsPlainInFlow(value) ? printable(value) : printable(JSON.stringify(value));
  }
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([key, child]) => `${inline(key)}: ${inline(child)}`)
      .join(', ')}}`;
  return String(value);
}
