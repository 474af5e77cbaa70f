import { applyFlags, type Flag } from '../../src/engine/set/flags.ts';
import { Refusal, type Finding } from '../../src/engine/finding.ts';
import { helmOf } from '../../src/engine/helm.ts';
import { toValues, type MapTree, type Values } from '../../src/engine/tree.ts';
import { treeOf } from '../trees.ts';

/** What became of some flags: the tree and its values, or the finding that refuses them. */
export type Outcome = { readonly tree: MapTree; readonly values: Values } | { readonly refused: Finding };

/** Applies flags on top of plain values. */
export function run(flags: readonly Flag[], base: Values = {}, version = '4', readFile: (name: string) => string = missing): Outcome {
  const tree = treeOf(base);
  try {
    applyFlags(tree, flags, helmOf(version), readFile);
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.finding };
    throw error;
  }
  return { tree, values: toValues(tree) };
}

export function missing(name: string): string {
  throw Object.assign(new Error(`no such file: ${name}`), { code: 'ENOENT' });
}
