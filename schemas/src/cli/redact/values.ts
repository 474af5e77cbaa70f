import type { MapTree, Path, Tree, Values } from '../../engine/tree.ts';
import { secret } from '../output/frame.ts';

/** As `toValues`, with {@link secret} in the place of everything that is one. */
export const openValues = (tree: MapTree, isSecret: (path: Path) => boolean): Values => openValue(tree, [], isSecret) as Values;

/** One value below {@link openValues}, a part of `path`. */
export function openValue(tree: Tree, root: Path, isSecret: (path: Path) => boolean): unknown {
  return visit(tree, root);

  function visit(at: Tree, path: Path): unknown {
    switch (at.kind) {
      case 'scalar':
        // That there is nothing is no secret, and tells what is missing.
        return at.value !== null && at.value !== '' && isSecret(path) ? secret : at.value;
      case 'list':
        return at.items.map((item, i) => visit(item, [...path, i]));
      case 'map':
        return Object.fromEntries([...at.entries].map(([key, child]) => [key, visit(child, [...path, key])]));
    }
  }
}
