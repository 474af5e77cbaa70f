import type { Finding } from '../finding.ts';
import { treeAt, type MapTree, type Path, type Tree } from '../tree.ts';
import { mergeCodes } from './codes.ts';
import { conditionsOf, type Disabled } from './dependencies.ts';
import { leaves } from './provenance.ts';
import { finding, named } from './report.ts';
import { layersOf } from './trees.ts';

/** What each overlay and flag sets for dependencies that are switched off, besides the switch itself. */
export const disabledFindings = (user: MapTree, disabled: readonly Disabled[]): Finding[] =>
  disabled.flatMap(({ path, requirement, by }) => {
    const block = treeAt(user, path);
    if (block?.kind !== 'map') return [];
    const switches = conditionsOf(requirement).map((condition) => [...path.slice(0, -1), ...condition.split('.')].join('\0'));
    const set = [...leaves(block, path)].filter(({ path: at, tree }) => tree !== block && !switches.includes(at.join('\0')));
    const layers = set.flatMap(({ tree }) => [...layersOf(tree)]);
    const blocks = [...layersOf(block)];
    return [...new Set(layers.map(({ at }) => at.source))].map((source) => {
      // A flag writes into the map of a file and has none of its own.
      const { key, at } = [...blocks, ...layers].find((tree) => tree.at.source === source) as Tree;
      return reportOf(path, key ?? at, by);
    });
  });

function reportOf(path: Path, at: Finding['at'], by: Disabled['by']): Finding {
  const message = `${named(path, at)} is switched off: nothing uses or checks these values`;
  return finding(
    mergeCodes.disabledSubchartValues,
    at,
    path,
    message,
    by ? { related: [{ at: by.at, message: 'switched off here' }] } : {},
  );
}
