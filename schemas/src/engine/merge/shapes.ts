import type { Finding } from '../finding.ts';
import type { MapTree, Path, Tree } from '../tree.ts';
import { mergeCodes } from './codes.ts';
import { finding, kindOf, named } from './report.ts';
import { isNull } from '../tree.ts';
import { layersOf } from './trees.ts';

/** Where a map replaced what is none, or the other way round: each place once, however many charts see it. */
export function shapeFindings(values: MapTree): Finding[] {
  const found: Finding[] = [];
  const seen = new Set<Tree['at']>();
  const walk = (tree: Tree, path: Path): void => {
    for (const upper of layersOf(tree)) {
      const lower = upper.over;
      if (!lower || isNull(upper) || isNull(lower) || (upper.kind === 'map') === (lower.kind === 'map') || seen.has(upper.at)) continue;
      seen.add(upper.at);
      const info = upper.kind === 'map' ? mergeCodes.mapOverScalar : mergeCodes.scalarOverMap;
      const message = `${kindOf(upper)} at ${named(path, upper.at)} replaces ${kindOf(lower)}`;
      found.push(
        finding(info, upper.at, path, message, { related: [{ at: lower.at, message: `${kindOf(lower)} here, of which nothing is left` }] }),
      );
    }
    if (tree.kind === 'map') for (const [key, child] of tree.entries) walk(child, [...path, key]);
  };
  walk(values, []);
  return found;
}
