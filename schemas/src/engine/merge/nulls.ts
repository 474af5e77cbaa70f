import { Refusal, type Finding } from '../finding.ts';
import type { Helm } from '../helm.ts';
import { treeAt, type MapTree, type Path, type Tree } from '../tree.ts';
import { merged } from './coalesce.ts';
import { nullCodes } from './codes.ts';
import type { Disabled } from './dependencies.ts';
import type { Node } from './node.ts';
import { nullsOf } from './provenance.ts';
import { finding, named } from './report.ts';
import { isNull } from '../tree.ts';

/** Nulls among the root's own defaults. */
export const defaultNulls = (defaults: MapTree): Finding[] =>
  [...nullsOf(defaults)].map(({ path, tree }) =>
    finding(nullCodes.inDefaults, tree.at, path, `the default of ${named(path, tree.at)} is null, which Helm 4.2 and later leave out`, {
      help: 'leave the key out, or write an empty value',
    }),
  );

interface Context {
  readonly root: Node;
  readonly disabled: readonly Disabled[];
  readonly values: MapTree;
  readonly helm: Helm;
}

/** Nulls of overlays and flags that do not simply take a default away. */
export function userNulls(user: MapTree, { root, disabled, values, helm }: Context): Finding[] {
  const nulls = [...nullsOf(user)];
  if (nulls.length === 0) return [];
  const defaults = defaultsOf(root, helm);
  return nulls.flatMap(({ path, tree }): Finding[] => {
    const replaced = tree.over ? { related: [{ at: tree.over.at, message: 'what it takes away' }] } : {};
    const off = disabled.find(({ path: at }) => at.every((part, i) => part === path[i]));
    if (off ? off.path.length === path.length : isUse(root, path))
      return [
        finding(nullCodes.subchart, tree.at, path, `null does not switch ${named(path, tree.at)} off, it takes its values away`, {
          help: switchOf(path, tree),
          ...replaced,
        }),
      ];
    if (off) return [];
    if (belowUses(root, path)[0] === 'global')
      return [
        finding(
          nullCodes.global,
          tree.at,
          path,
          `null takes ${named(path, tree.at)} away from one chart and leaves it to its subcharts`,
          replaced,
        ),
      ];
    const below = treeAt(defaults, path);
    if (below && !isNull(below)) return [];
    const left = treeAt(values, path) ? 'templates see the null itself' : 'nothing comes of it';
    return [
      finding(nullCodes.withoutDefault, tree.at, path, `${named(path, tree.at)} has no default that null could take away: ${left}`, {
        help: 'leave the key out',
        ...replaced,
      }),
    ];
  });
}

/** Defaults of the chart and its subcharts; of the chart alone where a null of theirs refuses to be merged, as only 4.2 and later pass over. */
function defaultsOf(root: Node, helm: Helm): MapTree {
  try {
    return merged(root, helm);
  } catch (error) {
    if (error instanceof Refusal) return root.values;
    throw error;
  }
}

const switchOf = (path: Path, tree: Tree) => `write ${named([...path, 'enabled'], tree.at)}: false where its condition is that`;

/** Whether a path is that of a subchart. */
const isUse = (root: Node, path: Path) => belowUses(root, path).length === 0;

/** The part of a path that is inside the chart it leads to. */
function belowUses(node: Node, path: Path): Path {
  const child = node.charts.find(({ metadata }) => metadata.name === path[0]);
  return child ? belowUses(child, path.slice(1)) : path;
}
