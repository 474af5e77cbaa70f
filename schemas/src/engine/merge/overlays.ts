import type { Layer } from '../layer.ts';
import type { MapTree } from '../tree.ts';
import { emptyMap, over, put } from './trees.ts';

/** Values files one over the other: maps are merged; scalars, lists and nulls replace. The layers stay as they are. */
export function overlaid(layers: readonly Layer[], base: MapTree): MapTree {
  return layers.reduce((lower, { values }) => onTop(lower, values), emptyMap(base.at));
}

function onTop(lower: MapTree, upper: MapTree): MapTree {
  const result = over({ ...upper, entries: new Map(lower.entries), removed: new Map() }, lower);
  for (const [key, value] of upper.entries) {
    const below = lower.entries.get(key);
    if (!below) put(result, key, value);
    else put(result, key, value.kind === 'map' && below.kind === 'map' ? onTop(below, value) : over(value, below));
  }
  return result;
}
