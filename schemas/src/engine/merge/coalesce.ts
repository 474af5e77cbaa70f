import { isNull } from '../tree.ts';
import type { Helm } from '../helm.ts';
import type { MapTree, Path } from '../tree.ts';
import type { Node } from './node.ts';
import { refuseSubchart } from './refuse.ts';
import { copyOf, drop, emptyMap, over, put, shallowCopyOf } from './trees.ts';

/** How nulls are handled, by generation (−1 is Helm's `p`), and whether this pass keeps them. */
interface Mode {
  readonly generation: number;
  readonly keep: boolean;
}

export const generationOf = ({ nulls }: Helm): number => (nulls === 'p' ? -1 : nulls);

/** The values of a chart and its subcharts on top of all their defaults, nulls taking defaults away. `values` stays as it is. */
export const coalesced = (node: Node, values: MapTree, helm: Helm, path: Path = []): MapTree =>
  coalesceChart(node, copyOf(values), { generation: generationOf(helm), keep: false }, path);

/** The same with nulls kept, for what will be coalesced once more. */
export const merged = (node: Node, helm: Helm): MapTree =>
  coalesceChart(node, emptyMap(node.values.at), { generation: generationOf(helm), keep: true }, []);

/** Merges the lower map into the upper one, nulls kept; both are changed in place. */
export const mergeTables = (upper: MapTree, lower: MapTree, helm: Helm): void =>
  coalesceTables(upper, lower, { generation: generationOf(helm), keep: true });

function coalesceChart(node: Node, values: MapTree, mode: Mode, path: Path): MapTree {
  coalesceDefaults(node, values, mode);
  for (const child of node.charts) {
    const name = child.metadata.name;
    const below = [...path, name];
    let own = values.entries.get(name);
    if (!own)
      own = emptyMap((node.metadata.requirements?.find((requirement) => requirement.name === name)?.declared ?? values).at ?? values.at);
    else if (own.kind !== 'map') throw refuseSubchart(own, below);
    coalesceGlobals(own, values, mode);
    put(values, name, coalesceChart(child, own, mode, below));
  }
  return over(values, node.values);
}

/** A chart's defaults below what is there already. */
function coalesceDefaults(node: Node, values: MapTree, mode: Mode): void {
  for (const [key, value] of copyOf(node.values).entries) {
    const above = values.entries.get(key);
    const cleans = mode.generation >= 3 && !mode.keep;
    if (!above) {
      if (cleans && isNull(value)) {
        values.removed.set(key, value);
        continue;
      }
      if (cleans && value.kind === 'map') removeNulls(value);
      put(values, key, value);
    } else if (isNull(above) && !mode.keep) drop(values, key, over(above, value));
    else {
      if (above.kind === 'map' && value.kind === 'map') {
        // Since 3.17.1 a null for a subchart's key waits for the subchart.
        const waits = mode.generation >= 0 && node.charts.some((child) => child.metadata.name === key);
        if (cleans && !waits) removeNulls(value);
        coalesceTables(above, value, waits ? { ...mode, keep: true } : mode);
      }
      put(values, key, over(above, value));
    }
  }
}

/** The parent's globals on top of the child's. Maps below the first level are the parent's own: the child's entries get into them. */
function coalesceGlobals(child: MapTree, parent: MapTree, mode: Mode): void {
  const own = child.entries.get('global') ?? emptyMap(child.at);
  const from = parent.entries.get('global') ?? emptyMap(parent.at);
  if (own.kind !== 'map' || from.kind !== 'map') return;
  for (const [key, value] of from.entries) {
    const below = own.entries.get(key);
    if (value.kind !== 'map') {
      if (below?.kind !== 'map') put(own, key, below ? over(value, below) : value);
    } else if (!below) put(own, key, shallowCopyOf(value));
    else if (below.kind === 'map') {
      const copy = shallowCopyOf(value);
      coalesceTables(copy, below, { ...mode, keep: true });
      put(own, key, over(copy, below));
    }
  }
  put(child, 'global', own);
}

function coalesceTables(upper: MapTree, lower: MapTree, mode: Mode): void {
  const valued = new Set([...lower.entries].filter(([, value]) => !isNull(value)).map(([key]) => key));
  for (const [key, value] of upper.entries) {
    if (!isNull(value)) continue;
    const below = lower.entries.get(key);
    const known = below ? over(value, below) : value;
    upper.entries.set(key, known);
    // Since 3.19.5 the null gets into the lower map too, which others may see.
    if (mode.generation >= 1) put(lower, key, known);
  }
  for (const [key, value] of lower.entries) {
    const above = upper.entries.get(key);
    if (!above) put(upper, key, value);
    else if (isNull(above) && !mode.keep) {
      if (mode.generation < 2 || valued.has(key)) drop(upper, key, above);
    } else {
      if (above.kind === 'map' && value.kind === 'map') coalesceTables(above, value, mode);
      put(upper, key, over(above, value));
    }
  }
  for (const [key, value] of lower.removed) if (!upper.entries.has(key) && !upper.removed.has(key)) upper.removed.set(key, value);
}

function removeNulls(map: MapTree): void {
  for (const [key, value] of map.entries) {
    if (isNull(value)) drop(map, key, value);
    else if (value.kind === 'map') removeNulls(value);
  }
}
