import { type Alias, isAlias, isMap, isScalar, isSeq, type ParsedNode, type Scalar, type YAMLMap } from 'yaml';

import type { Refusal } from '../finding.ts';
import type { Span } from '../source.ts';
import type { MapTree, Path, Tree } from '../tree.ts';
import { Aliases } from './aliases.ts';
import { isMerge, keyText } from './keys.ts';
import type { Problems } from './problems.ts';
import type { Resolved } from './scalar.ts';
import { Typing } from './typing.ts';

/** How an entry came about, to tell what a second one of the same name does. */
interface Entry {
  readonly type: Resolved['type'];
  readonly key: Span;
  readonly merged: boolean;
}

/** Builds one document's tree in the order in which go-yaml decodes it. */
export class Builder {
  readonly #problems: Problems;
  readonly #aliases: Aliases;
  readonly #span: (node: ParsedNode) => Span;
  readonly #typing: Typing;
  /** Values that JSON cannot have, and what to say of them should they survive: a later key of the same name may still drop them. */
  readonly #doomed = new Map<Tree, () => Refusal>();

  /**
   * @param span where a node stands in the source
   * @param unended offset within the document at which a block of text loses its last line break
   */
  constructor(problems: Problems, targets: ReadonlyMap<Alias.Parsed, ParsedNode>, span: (node: ParsedNode) => Span, unended: number) {
    this.#problems = problems;
    this.#aliases = new Aliases(problems, targets);
    this.#span = span;
    this.#typing = new Typing(problems, unended);
  }

  /** @param place the alias that the node is reached through, which then is the place of all below it */
  node(node: ParsedNode | null, path: Path, empty: Span, place?: Span, key?: Span): Tree {
    const at = place ?? (node ? this.#span(node) : empty);
    this.#aliases.count(at, place !== undefined);
    const base = key ? { at, key } : { at };
    if (node === null) return { kind: 'scalar', value: null, ...base };
    if (isAlias(node)) return this.#aliases.follow(node, at, (target) => this.node(target, path, at, at, key));
    if (isScalar(node)) return this.#scalarTree(node, path, base, place !== undefined);
    if (place === undefined) this.#typing.collection(node, path, at);
    if (isSeq(node)) {
      const items = node.items.map((item, i) => this.node(item, [...path, i], at, place));
      return { kind: 'list', items, ...base };
    }
    const map: MapTree = { kind: 'map', entries: new Map(), removed: new Map(), ...base };
    this.#fill(map, new Map(), node, path, place);
    return map;
  }

  #scalarTree(node: Scalar.Parsed, path: Path, base: { at: Span; key?: Span }, aliased: boolean): Tree {
    const { type, value } = aliased ? this.#typing.resolve(node, path, base.at) : this.#typing.scalar(node, path, base.at);
    const tree: Tree = { kind: 'scalar', value, ...base };
    if (type === 'float' && !Number.isFinite(value))
      this.#doomed.set(tree, () =>
        this.#problems.refuse('yaml/special-float', base.at, path, 'a number that JSON has', 'infinity or not-a-number'),
      );
    return tree;
  }

  /** @throws {Refusal} where the finished tree still holds something that JSON cannot have */
  refuseWhatJsonLacks(tree: Tree): void {
    if (this.#doomed.size === 0) return;
    const refusal = this.#doomed.get(tree);
    if (refusal) throw refusal();
    if (tree.kind === 'list') for (const item of tree.items) this.refuseWhatJsonLacks(item);
    if (tree.kind === 'map') for (const child of tree.entries.values()) this.refuseWhatJsonLacks(child);
  }

  #fill(map: MapTree, seen: Map<string, Entry>, node: YAMLMap.Parsed, path: Path, place?: Span, merging = false): void {
    for (const { key: keyNode, value } of node.items) {
      if (isMerge(keyNode)) {
        this.#merge(map, seen, keyNode, value, path, place);
        continue;
      }
      const { text, type, at } = this.#key(keyNode, path, place);
      if (text === undefined) {
        this.#doomed.set(map, () =>
          this.#problems.refuse(
            'yaml/key-type',
            at,
            path,
            'a key that is text',
            `${type === 'null' ? 'null' : 'an integer beyond 2^63'} as a key`,
          ),
        );
        this.node(value, path, at, place);
        continue;
      }
      const below = [...path, text];
      const known = seen.get(text);
      if (known && place === undefined && !merging && !known.merged) this.#problems.duplicate(at, below, known.key, known.type === type);
      const after: Span = { source: at.source, start: at.end, end: at.end };
      map.entries.set(text, this.node(value, below, after, place, at));
      seen.set(text, { type, key: at, merged: merging });
    }
  }

  #key(node: ParsedNode, path: Path, place?: Span): { text: string | undefined; type: Resolved['type']; at: Span } {
    const at = place ?? this.#span(node);
    this.#aliases.count(at, place !== undefined);
    if (isAlias(node)) {
      const { text, type } = this.#aliases.follow(node, at, (target) => this.#key(target, path, at));
      return { text, type, at };
    }
    if (!isScalar(node)) throw this.#problems.refuse('yaml/key-type', at, path, 'a key that is text', 'a map or list as a key');
    const resolved = this.#typing.resolve(node, path, at);
    const text = keyText(resolved);
    if (place === undefined && text !== undefined) this.#keyProblems(node, resolved.type, [...path, text], text, at);
    return { text, type: resolved.type, at };
  }

  #keyProblems(node: Scalar.Parsed, type: Resolved['type'], path: Path, text: string, at: Span): void {
    if (type === 'bool') this.#problems.booleanKey(at, path, text);
    else if (type !== 'string' && node.source !== text) this.#problems.keyType(at, path, text);
  }

  /** A merged map overwrites what stands before it, and is overwritten by what follows. */
  #merge(map: MapTree, seen: Map<string, Entry>, key: ParsedNode, value: ParsedNode | null, path: Path, place?: Span): void {
    const fault = (at: Span) => this.#problems.refuse('yaml/merge', at, path, 'a map or a list of maps to merge', 'something else');
    const one = (node: ParsedNode | null): void => {
      const at = place ?? (node ? this.#span(node) : this.#span(key));
      if (isAlias(node)) {
        this.#aliases.count(at, place !== undefined);
        this.#aliases.follow(node, at, (target) => {
          if (!isMap(target)) throw fault(at);
          this.#aliases.count(at, true);
          this.#fill(map, seen, target, path, at, true);
        });
      } else if (isMap(node)) {
        this.#aliases.count(at, place !== undefined);
        this.#fill(map, seen, node, path, place, true);
      } else throw fault(at);
    };
    const before = new Map(seen);
    if (isSeq(value)) for (const item of value.items.toReversed()) one(item);
    else one(value);
    if (place !== undefined) return;
    for (const [text, entry] of before)
      if (!entry.merged && seen.get(text) !== entry) this.#problems.mergeOrder(entry.key, [...path, text], this.#span(key));
  }
}
