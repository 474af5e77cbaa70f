import type { Chart } from '../engine/chart/chart.ts';
import { schemasAt } from '../engine/schema/documents.ts';
import { movedTo } from '../engine/schema/moved.ts';
import { nodesAt } from '../engine/schema/nodes.ts';
import type { Path } from '../engine/tree.ts';

/** Where a key has moved to, if it has. */
export type Moves = (path: Path) => Path | undefined;

/** What the schemas of a chart and of its subcharts say; a key that moved several times is at its last place. */
export function movesOf(chart: Chart): Moves {
  const known = new Map<string, Path | undefined>();
  const once = (path: Path): Path | undefined => {
    for (const [document, rest] of schemasAt(chart, path))
      for (const node of nodesAt(document, rest)) {
        const target = movedTo(node, rest);
        if (target) return [...path.slice(0, path.length - rest.length), ...target];
      }
    return undefined;
  };
  const last = (path: Path): Path | undefined => {
    const seen = new Set([JSON.stringify(path)]);
    let target: Path | undefined;
    for (let next = once(path); next && !seen.has(JSON.stringify(next)); next = once(next)) {
      seen.add(JSON.stringify(next));
      target = next;
    }
    return target;
  };
  return (path) => {
    const key = JSON.stringify(path);
    if (!known.has(key)) known.set(key, last(path));
    return known.get(key);
  };
}
