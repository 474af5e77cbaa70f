import type { Path } from '../engine/tree.ts';
import type { Moves } from './moves.ts';

type Data = Record<string, unknown>;
const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Values with every moved key in its new place: what a migrated file has to hold. Undefined where two would stand in one place. */
export function movedValues(values: Data, moves: Moves): Data | undefined {
  const taken: { to: Path; value: unknown }[] = [];
  const visit = (value: unknown, path: Path): unknown => {
    if (Array.isArray(value)) return value.map((item, i) => visit(item, [...path, i]));
    if (!isData(value)) return value;
    const kept: Data = {};
    for (const [key, child] of Object.entries(value)) {
      const to = moves([...path, key]);
      if (to) taken.push({ to, value: child });
      else kept[key] = visit(child, [...path, key]);
    }
    return kept;
  };
  const moved = visit(values, []) as Data;
  return taken.every(({ to, value }) => put(moved, to, value)) ? moved : undefined;
}

function put(values: Data, to: Path, value: unknown): boolean {
  let at: unknown = values;
  for (const key of to.slice(0, -1)) {
    if (!isData(at) && !Array.isArray(at)) return false;
    const within = at as Data;
    at = within[key] ??= {};
  }
  const last = String(to.at(-1));
  if (!isData(at) || Object.hasOwn(at, last)) return false;
  at[last] = value;
  return true;
}
