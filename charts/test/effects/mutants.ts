import { isTree, merge, type Json, type Tree } from '../lib/values.ts';
import { covers, type Leaf } from '../lib/schema/leaves.ts';

export interface Test {
  readonly it: string;
  readonly set?: Tree;
  readonly asserts: readonly Tree[];
}
export interface Suite {
  readonly set?: Tree;
  readonly tests?: readonly Test[];
}

/** A test without one of the values that it sets. */
export interface Mutant {
  readonly suite: Suite;
  readonly leaf: Leaf;
  readonly test: Test;
}

/** The segments of a key of `set`: dots divide them, but for those that a backslash or brackets keep. */
export function segments(key: string): readonly string[] {
  const out: string[] = [];
  for (const [, quoted, index, plain = ''] of key.matchAll(/\["?([^\]"]*[^\]"0-9][^\]"]*)"?\]|\[([0-9]+)\]|((?:\\.|[^.[\\])+)/g))
    out.push(quoted ?? (index === undefined ? plain.replace(/\\(.)/g, '$1') : '[]'));
  return out;
}

/** Every place below a value, itself among them. */
function* places(value: Json, at: readonly string[]): Generator<readonly string[]> {
  yield at;
  if (Array.isArray(value)) for (const item of value as readonly Json[]) yield* places(item, [...at, '[]']);
  else if (isTree(value)) for (const [key, inner] of Object.entries(value)) yield* places(inner, [...at, key]);
}

/** A value without what stands at a path; undefined where that is all of it. */
function without(value: Json, [first, ...rest]: readonly string[]): Json | undefined {
  if (first === undefined) return undefined;
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => without(item, rest)).filter((item) => item !== undefined);
  if (!isTree(value)) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, Json | undefined] => [
    key,
    first === '*' || first === key ? without(inner, rest) : inner,
  ]);
  return Object.fromEntries(entries.filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

/** Each test of a suite without each of the values that it sets: if it still passes, it does not show what the value does. */
export function* mutants(suite: Suite, leaves: readonly Leaf[]): Generator<Mutant> {
  for (const test of suite.tests ?? []) {
    // Helm-unittest lays the test's own over those of the suite, key by key.
    const set = merge(suite.set ?? {}, test.set ?? {});
    const found = new Map<Leaf, Set<string>>();
    for (const [key, value] of Object.entries(set)) {
      for (const place of places(value, segments(key))) {
        const leaf = leaves.find((one) => covers(one, place) && one.path.length === place.length);
        if (leaf) found.set(leaf, (found.get(leaf) ?? new Set()).add(key));
      }
    }
    for (const [leaf, keys] of found) {
      const changed = { ...set };
      for (const key of keys) {
        const rest = without(changed[key]!, leaf.path.slice(segments(key).length));
        if (rest === undefined) delete changed[key];
        else changed[key] = rest;
      }
      yield { suite, leaf, test: { ...test, set: changed } };
    }
  }
}
