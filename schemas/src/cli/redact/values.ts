import type { MapTree, Path, Tree, Values } from '../../engine/tree.ts';
import { secret } from '../output/frame.ts';

/** As `toValues`, with {@link secret} in the place of everything that is one. */
export const openValues = (tree: MapTree, hidden: Hidden): Values => openValue(tree, [], hidden) as Values;

/** What is not shown: values by their path, and texts that are a secret elsewhere. */
export interface Hidden {
  readonly path: (path: Path) => boolean;
  readonly text: (text: string) => boolean;
  /** A path without keys that are not shown. */
  readonly shown: (path: Path) => Path;
}

/** The value at a path, as {@link openValues} has it. */
export function openValue(tree: Tree, path: Path, hidden: Hidden): unknown {
  switch (tree.kind) {
    case 'scalar':
      // That there is nothing is no secret, and tells what is missing.
      if (tree.value === null || tree.value === '') return tree.value;
      return hidden.path(path) || hidden.text(String(tree.value)) ? secret : tree.value;
    case 'list':
      return tree.items.map((item, i) => openValue(item, [...path, i], hidden));
    case 'map':
      return Object.fromEntries(
        [...tree.entries].map(([key, child]) => [hidden.shown([...path, key]).at(-1), openValue(child, [...path, key], hidden)]),
      );
  }
}
