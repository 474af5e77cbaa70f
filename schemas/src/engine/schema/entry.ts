import { treeAt, type Path, type Tree } from '../tree.ts';

/** Whether a path leads to the `value` of an item such as `{ name: DB_PASSWORD, value: … }`, whose name says that it is a secret. */
export function isNamedEntry(tree: Tree, path: Path, isSecret: (path: Path) => boolean): boolean {
  return path.some((key, i) => {
    if (key !== 'value') return false;
    const item = treeAt(tree, path.slice(0, i));
    const name = item?.kind === 'map' ? item.entries.get('name') : undefined;
    return name?.kind === 'scalar' && typeof name.value === 'string' && isSecret([name.value]);
  });
}
