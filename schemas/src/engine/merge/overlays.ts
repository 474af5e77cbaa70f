import type { Layer } from '../layer.ts';
import type { MapTree, Tree } from '../tree.ts';
import { emptyMap, over } from './trees.ts';

/** Values files one over the other: maps are merged; scalars, lists and nulls replace. The layers stay as they are. */
export function overlaid(layers: readonly Layer[], base: MapTree): MapTree {
  return stacked([emptyMap(base.at), ...layers.map(({ values }) => values)]) as MapTree;
}

/** What the layers have at one path, the lowest first, as one value. Where a map wins, the maps directly below it are in it too. */
function stacked(values: readonly Tree[]): Tree {
  // Each comes from a file of its own, so that what it lies over need not be searched for itself.
  const top = values.reduce((lower, upper) => (upper.over ? over(upper, lower) : { ...upper, over: lower }));
  if (top.kind !== 'map' || values.length === 1) return top;
  const maps = values.slice(values.findLastIndex(({ kind }) => kind !== 'map') + 1) as MapTree[];
  return { ...top, entries: entriesOf(maps), removed: new Map() };
}

function entriesOf(maps: readonly MapTree[]): Map<string, Tree> {
  const written = new Map<string, Tree[]>();
  for (const { entries } of maps)
    for (const [key, value] of entries) {
      const known = written.get(key);
      if (known) known.push(value);
      else written.set(key, [value]);
    }
  return new Map([...written].map(([key, values]) => [key, stacked(values)]));
}
