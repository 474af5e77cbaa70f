import type { Source, Span } from '../src/engine/source.ts';
import type { MapTree, Tree, Values } from '../src/engine/tree.ts';

/** The tree of plain values, as if a file had them; every span is the whole of `name`. */
export function treeOf(values: Values, name = 'values.yaml'): MapTree {
  const source: Source = { name, kind: 'overlay', text: JSON.stringify(values) };
  return build(values, { source, start: 0, end: source.text.length }) as MapTree;
}

function build(value: unknown, at: Span): Tree {
  if (Array.isArray(value)) return { kind: 'list', at, items: value.map((item) => build(item, at)) };
  if (typeof value !== 'object' || value === null) return { kind: 'scalar', at, value: value as null | boolean | number | bigint | string };
  const entries = Object.entries(value).map(([key, child]) => [key, { ...build(child, at), key: at }] as const);
  return { kind: 'map', at, entries: new Map(entries), removed: new Map() };
}
