import type { Span } from '../source.ts';
import type { ListTree, MapTree, Tree } from '../tree.ts';

/** A list that only this run changes. */
export interface OwnList extends ListTree {
  readonly items: Tree[];
}

/** The key of a new map or list, or what it replaces in a list. */
interface Origin {
  readonly key?: Span;
  readonly over?: Tree | undefined;
}

/**
 * Writes into maps and lists as Go does, by reference. Those of a layer are copied before their first change: layers are shared by
 * environments.
 */
export class Writer {
  readonly #owned = new WeakSet<Tree>();
  readonly #gaps = new WeakSet<Tree>();

  constructor(root: MapTree) {
    this.#owned.add(root);
  }

  newMap(at: Span, { key, over }: Origin): MapTree {
    return this.#own(this.#replace({ kind: 'map', at, ...(key ? { key } : {}), entries: new Map(), removed: new Map() }, over));
  }

  newList(at: Span, { key, over }: Origin): OwnList {
    return this.#own(this.#replace({ kind: 'list', at, ...(key ? { key } : {}), items: [] }, over));
  }

  ownMap(map: MapTree): MapTree {
    return this.#owned.has(map) ? map : this.#own({ ...map, entries: new Map(map.entries), removed: new Map(map.removed) });
  }

  ownList(list: ListTree): OwnList {
    return this.#owned.has(list) ? (list as OwnList) : this.#own({ ...list, items: [...list.items] });
  }

  /** A new value over the one that the key has; an empty key takes none. */
  set(map: MapTree, name: string, key: Span, value: Tree): void {
    if (name !== '') this.replace(map, name, { ...value, key });
  }

  /** A new value over the one that the key has. */
  replace(map: MapTree, name: string, value: Tree): void {
    const over = map.entries.get(name) ?? map.removed.get(name);
    map.removed.delete(name);
    map.entries.set(name, this.#replace(value, over));
  }

  /** A map or list that was created or changed; an empty key takes none. */
  put(map: MapTree, name: string, inner: Tree): void {
    if (name !== '') map.entries.set(name, inner);
  }

  /** A new value at an index. */
  setItem(list: OwnList, index: number, at: Span, value: Tree): OwnList {
    return this.putItem(list, index, at, this.#replace(value, list.items[index]));
  }

  /** A list too short is replaced by a longer one, whose gaps are null. */
  putItem(list: OwnList, index: number, at: Span, inner: Tree): OwnList {
    const long = index < list.items.length ? list : this.#lengthened(list, index + 1, at);
    long.items[index] = inner;
    return long;
  }

  #lengthened(list: OwnList, length: number, at: Span): OwnList {
    const gap: Tree = { kind: 'scalar', at, value: null };
    this.#gaps.add(gap);
    return this.#own({ ...list, items: [...list.items, ...Array.from({ length: length - list.items.length }, () => gap)] });
  }

  #replace<T extends Tree>(value: T, over: Tree | undefined): T {
    return over && !this.#gaps.has(over) ? { ...value, over } : value;
  }

  #own<T extends Tree>(tree: T): T {
    this.#owned.add(tree);
    return tree;
  }
}
