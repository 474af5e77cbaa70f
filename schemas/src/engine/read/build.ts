import { type Alias, isAlias, isMap, isPair, isScalar, isSeq, type ParsedNode, type Scalar } from 'yaml';

import type { Refusal } from '../finding.ts';
import type { Span } from '../source.ts';
import type { MapTree, Path, Tree } from '../tree.ts';
import { floatKey } from './number.ts';
import type { Problems } from './problems.ts';
import { type Resolved, resolvePlain, resolveTagged, TagMismatch } from './scalar.ts';
import { trapOf } from './traps.ts';

type MapNode = Extract<ParsedNode, { items: unknown }>;

/** How an entry came about, to tell what a second one of the same name does. */
interface Entry {
  readonly type: Resolved['type'];
  readonly key: Span;
  readonly merged: boolean;
}

/** Builds one document's tree in the order in which go-yaml decodes it. */
export class Builder {
  readonly #problems: Problems;
  readonly #targets: ReadonlyMap<Alias.Parsed, ParsedNode>;
  readonly #span: (node: ParsedNode) => Span;
  readonly #open = new Set<Alias.Parsed>();
  readonly #unended: number;
  /** Values that JSON cannot have, and what to say of them should they survive: a later key of the same name may still drop them. */
  readonly #doomed = new Map<Tree, () => Refusal>();
  #decoded = 1;
  #aliased = 0;

  /**
   * @param span where a node stands in the source
   * @param unended offset within the document at which a block of text loses its last line break
   */
  constructor(problems: Problems, targets: ReadonlyMap<Alias.Parsed, ParsedNode>, span: (node: ParsedNode) => Span, unended = Infinity) {
    this.#problems = problems;
    this.#targets = targets;
    this.#span = span;
    this.#unended = unended;
  }

  /** @param place the alias that the node is reached through, which then is the place of all below it */
  node(node: ParsedNode | null, path: Path, empty: Span, place?: Span, key?: Span): Tree {
    const at = place ?? (node ? this.#span(node) : empty);
    this.#count(at, place !== undefined);
    const base = key ? { at, key } : { at };
    if (node === null) return { kind: 'scalar', value: null, ...base };
    if (isAlias(node)) return this.#alias(node, path, at, key);
    if (isScalar(node)) return this.#scalarTree(node, path, base, place !== undefined);
    if (place === undefined) this.#collectionTag(node, path, at);
    if (isSeq(node)) {
      const items = node.items.map((item, i) => this.node(item, [...path, i], at, place));
      return { kind: 'list', items, ...base };
    }
    const map: MapTree = { kind: 'map', entries: new Map(), removed: new Map(), ...base };
    this.#fill(map, new Map(), node, path, place);
    return map;
  }

  #scalarTree(node: Scalar.Parsed, path: Path, base: { at: Span; key?: Span }, aliased: boolean): Tree {
    const { type, value } = this.#scalar(node, path, base.at, aliased);
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

  #alias(alias: Alias.Parsed, path: Path, at: Span, key?: Span): Tree {
    return this.#within(alias, at, (target) => this.node(target, path, at, at, key));
  }

  #within<T>(alias: Alias.Parsed, at: Span, use: (target: ParsedNode) => T): T {
    if (this.#open.has(alias))
      throw this.#problems.refuse('yaml/aliasing', at, [], 'an alias of something outside of it', 'one that contains itself');
    this.#open.add(alias);
    const result = use(this.#targets.get(alias) as ParsedNode);
    this.#open.delete(alias);
    return result;
  }

  /** go-yaml's guard against files that grow without bound when their aliases are written out. */
  #count(at: Span, aliased: boolean): void {
    this.#decoded++;
    if (aliased) this.#aliased++;
    if (this.#aliased <= 100 || this.#decoded <= 1000) return;
    const span = 3_600_000;
    const excess = Math.min(Math.max(this.#decoded - 400_000, 0), span);
    if (this.#aliased / this.#decoded > 0.99 - 0.89 * (excess / span))
      throw this.#problems.refuse('yaml/aliasing', at, [], 'a few aliases', 'so many aliases of aliases that Helm gives up');
  }

  #fill(map: MapTree, seen: Map<string, Entry>, node: MapNode, path: Path, place?: Span, merging = false): void {
    for (const pair of node.items) {
      if (!isPair(pair)) continue;
      const keyNode = pair.key as ParsedNode | null;
      const value = pair.value;
      if (isMerge(keyNode)) {
        this.#merge(map, seen, keyNode, value, path, place);
        continue;
      }
      const fallback = place ?? map.at;
      const { text, type, at } = this.#key(keyNode, path, fallback, place);
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
        this.node(value, path, fallback, place);
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

  #key(node: ParsedNode | null, path: Path, fallback: Span, place?: Span): { text: string | undefined; type: Resolved['type']; at: Span } {
    const at = place ?? (node ? this.#span(node) : fallback);
    this.#count(at, place !== undefined);
    if (isAlias(node)) {
      const { text, type } = this.#within(node, at, (target) => this.#key(target, path, at, at));
      return { text, type, at };
    }
    if (node !== null && !isScalar(node))
      throw this.#problems.refuse('yaml/key-type', at, path, 'a key that is text', 'a map or list as a key');
    const resolved: Resolved = node === null ? { type: 'null', value: null } : this.#resolve(node, path, at);
    const text = keyText(resolved);
    if (place === undefined && node !== null && text !== undefined) this.#keyProblems(node, resolved, text, path, at);
    return { text, type: resolved.type, at };
  }

  #keyProblems(node: Scalar.Parsed, resolved: Resolved, text: string, path: Path, at: Span): void {
    if (resolved.type === 'string') return;
    const below = [...path, text];
    if (resolved.type === 'bool') this.#problems.booleanKey(at, below, text);
    else this.#problems.keyType(at, below, text, node.source === text);
  }

  /** A merged map overwrites what stands before it, and is overwritten by what follows. */
  #merge(map: MapTree, seen: Map<string, Entry>, key: ParsedNode, value: ParsedNode | null, path: Path, place?: Span): void {
    const fault = (at: Span) => this.#problems.refuse('yaml/merge', at, path, 'a map or a list of maps to merge', 'something else');
    const one = (node: ParsedNode | null): void => {
      const at = place ?? (node ? this.#span(node) : this.#span(key));
      if (isAlias(node)) {
        this.#count(at, place !== undefined);
        this.#within(node, at, (target) => {
          if (!isMap(target)) throw fault(at);
          this.#count(at, true);
          this.#fill(map, seen, target, path, at, true);
        });
      } else if (isMap(node)) {
        this.#count(at, place !== undefined);
        this.#fill(map, seen, node, path, place, true);
      } else throw fault(at);
    };
    const before = new Map(seen);
    if (isSeq(value)) for (const item of [...value.items].toReversed()) one(item);
    else one(value);
    if (place !== undefined) return;
    for (const [text, entry] of before)
      if (!entry.merged && seen.get(text) !== entry) this.#problems.mergeOrder(entry.key, [...path, text], this.#span(key));
  }

  #scalar(node: Scalar.Parsed, path: Path, at: Span, aliased: boolean): Resolved {
    const resolved = this.#resolve(node, path, at);
    if (aliased) return resolved;
    if (node.tag === undefined && node.type === 'PLAIN') {
      const trap = trapOf(node.source, resolved);
      if (trap) this.#problems.trap(trap, at, path);
    } else if (node.tag !== undefined && !/^(?:!|tag:yaml\.org,2002:(?:str|int|float|bool|null|timestamp))$/.test(node.tag))
      this.#problems.tag(at, path, node.tag === 'tag:yaml.org,2002:binary');
    return resolved;
  }

  #resolve(node: Scalar.Parsed, path: Path, at: Span): Resolved {
    const block = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
    const text = block && node.range[1] >= this.#unended ? node.source.replace(/\n$/, '') : node.source;
    if (node.tag === undefined) return node.type === 'PLAIN' ? resolvePlain(text) : { type: 'string', value: text };
    try {
      return resolveTagged(node.tag, text);
    } catch (error) {
      if (error instanceof TagMismatch)
        throw this.#problems.refuse('yaml/tag', at, path, 'a value of the type that its tag names', 'one of another type');
      throw error;
    }
  }

  #collectionTag(node: ParsedNode, path: Path, at: Span): void {
    if (node.tag !== undefined && !/^(?:!|tag:yaml\.org,2002:(?:map|seq))$/.test(node.tag)) this.#problems.tag(at, path, false);
  }
}

const isMerge = (node: ParsedNode | null): node is Scalar.Parsed =>
  isScalar(node) &&
  node.source === '<<' &&
  (node.tag === undefined ? node.type === 'PLAIN' : node.tag === '!' || node.tag === 'tag:yaml.org,2002:merge');

/** The key that JSON gets; undefined for what Helm refuses as one. */
function keyText(resolved: Resolved): string | undefined {
  switch (resolved.type) {
    case 'string':
      return resolved.value;
    case 'bool':
      return String(resolved.value);
    case 'float':
      return floatKey(resolved.value);
    case 'int':
      return resolved.exact < 2n ** 63n ? resolved.exact.toString() : undefined;
    case 'null':
      return undefined;
  }
}
