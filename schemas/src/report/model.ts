import type { Hidden } from '../cli/redact/values.ts';
import { openValue } from '../cli/redact/values.ts';
import { inline, leavesOf } from '../cli/output/leaf.ts';
import type { Effective } from '../engine/merge/effective.ts';
import { positionOf, type Position, type Source } from '../engine/source.ts';
import { pathText, type Path, type Tree } from '../engine/tree.ts';

/** One layer's word on a value. */
export interface Said extends Position {
  readonly layer: Source['kind'];
  readonly value: string;
}

/** One environment's value: the layer that won first, then what it overrode. */
export interface Cell {
  readonly value: string;
  readonly chain: readonly [Said, ...Said[]];
}

export interface Row {
  /** The whole path. */
  readonly path: string;
  /** The part below the top-level key. */
  readonly rest: string;
  /** By environment; undefined where it has no such value. */
  readonly cells: readonly (Cell | undefined)[];
  readonly differs: boolean;
}

export interface Group {
  readonly key: string;
  readonly rows: readonly Row[];
}

/** Values of all environments side by side, grouped by top-level key, in the order of the paths. */
export function tableOf(environments: readonly string[], effective: ReadonlyMap<string, Effective>, hidden: Hidden): Group[] {
  const rows = new Map<string, { path: Path; cells: (Cell | undefined)[] }>();
  environments.forEach((name, i) => {
    const values = effective.get(name)?.values;
    for (const { path, tree } of values ? leavesOf(values) : []) {
      if (path.length === 0) continue;
      const text = pathText(path);
      const row = rows.get(text) ?? { path, cells: environments.map(() => undefined) };
      rows.set(text, row);
      row.cells[i] = cellOf(tree, path, hidden);
    }
  });
  const groups = new Map<string, Row[]>();
  for (const [, { path, cells }] of [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const key = String(path[0]);
    const shown = cells.filter((_, i) => effective.has(environments[i] as string));
    const differs = new Set(shown.map((cell) => cell?.value)).size > 1;
    groups.set(key, [
      ...(groups.get(key) ?? []),
      { path: pathText(hidden.shown(path)), rest: pathText(hidden.shown(path).slice(1)), cells, differs },
    ]);
  }
  return [...groups].map(([key, list]) => ({ key, rows: list }));
}

function cellOf(tree: Tree, path: Path, hidden: Hidden): Cell {
  const shown = (one: Tree) => inline(openValue(one, path, hidden));
  const said = (one: Tree): Said => ({ ...positionOf(one.at), layer: one.at.source.kind, value: shown(one) });
  const below: Said[] = [];
  for (let over = tree.over; over; over = over.over) below.push(said(over));
  return { value: shown(tree), chain: [said(tree), ...below] };
}
