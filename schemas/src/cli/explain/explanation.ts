import { isOurChart } from '../../engine/project.ts';
import type { Span } from '../../engine/source.ts';
import { positionOf } from '../../engine/source.ts';
import { nearestTo, pathText, treeAt, type MapTree, type Path, type Tree } from '../../engine/tree.ts';
import type { Evaluation } from '../evaluate.ts';
import { leavesOf } from '../output/leaf.ts';
import { openValue, type Hidden } from '../redact/values.ts';
import { schemaFacts, type SchemaFacts } from './schema.ts';
import { variableOf, type FedVariable } from './variable.ts';

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What one layer says of the path. */
export interface Contribution extends Place {
  readonly value: unknown;
  readonly role: 'wins' | 'overridden' | 'deletes' | 'deleted';
  /** Whether the chart's own values.yaml says it. */
  readonly default: boolean;
}

/** Everything that is known of one path of one environment; secrets are hidden. */
export interface Explanation {
  readonly version: 1;
  readonly environment: string;
  readonly path: string;
  /** The same in parts. */
  readonly keys: Path;
  readonly state: 'value' | 'map' | 'deleted' | 'unset';
  /** Effective value; absent where there is none. */
  readonly value?: unknown;
  /** The last layer first; empty for a map that is merged from several. */
  readonly layers: readonly Contribution[];
  /** Leaves of a map. */
  readonly leaves: readonly (Place & { readonly path: string; readonly keys: Path; readonly value: unknown })[];
  readonly schema?: SchemaFacts;
  readonly variable?: FedVariable;
}

/** Undefined where neither the values nor a schema know the path. */
export function explanationOf(evaluation: Evaluation, environment: string, path: Path): Explanation | undefined {
  const effective = evaluation.effective.get(environment);
  if (!effective) return undefined;
  const hidden = evaluation.hidden.suspected;
  const tree = treeAt(effective.values, path);
  const schema = schemaFacts(effective.chart, path);
  const removed = tree ? undefined : removedAt(effective.values, path);
  if (!tree && !removed && !schema) return undefined;
  const isMap = tree?.kind === 'map' && tree.entries.size > 0;
  const variable = isOurChart(effective.chart) ? variableOf(path) : undefined;
  return {
    version: 1,
    environment,
    path: pathText(hidden.shown(path)),
    keys: hidden.shown(path),
    state: tree ? (isMap ? 'map' : 'value') : removed ? 'deleted' : 'unset',
    ...(tree ? { value: openValue(tree, path, hidden) } : {}),
    layers: tree && !isMap ? valueChain(tree, path, hidden) : removed ? deletedChain(removed, path, hidden) : [],
    leaves: isMap
      ? leavesOf(tree, path).map((leaf) => ({
          path: pathText(hidden.shown(leaf.path)),
          keys: hidden.shown(leaf.path),
          value: openValue(leaf.tree, leaf.path, hidden),
          ...place(leaf.tree.at),
        }))
      : [],
    ...(schema ? { schema: hideDefault(schema, hidden.path(path)) } : {}),
    ...(variable ? { variable } : {}),
  };
}

const place = (span: Span): Place => positionOf(span);

/** The null that deleted a path, or something that it stood in. */
function removedAt(values: MapTree, path: Path): { tree: Tree; path: Path } | undefined {
  const nearest = nearestTo(values, path);
  for (let length = 1; length <= path.length; length++) {
    const parent = treeAt(values, path.slice(0, length - 1));
    if (parent?.kind !== 'map') continue;
    const tree = parent.removed.get(String(path[length - 1]));
    if (tree && !parent.entries.has(String(path[length - 1])) && (tree === nearest || length === path.length))
      return { tree, path: path.slice(0, length) };
  }
  return undefined;
}

function* chainOf(tree: Tree): Generator<Tree> {
  for (let at: Tree | undefined = tree; at; at = at.over) yield at;
}

const valueChain = (tree: Tree, path: Path, hidden: Hidden): Contribution[] =>
  [...chainOf(tree)].map((at, i) => contribution(at, path, i === 0 ? 'wins' : 'overridden', hidden));

/** The null, then what it deleted at the path itself. */
function deletedChain(removed: { tree: Tree; path: Path }, path: Path, hidden: Hidden): Contribution[] {
  const [by, ...others] = chainOf(removed.tree);
  const below = others.map((tree) => treeAt(tree, path.slice(removed.path.length))).filter((tree) => tree !== undefined);
  return [
    contribution(by as Tree, removed.path, 'deletes', hidden),
    ...below.flatMap((tree) => [...chainOf(tree)]).map((tree) => contribution(tree, path, 'deleted', hidden)),
  ];
}

const contribution = (tree: Tree, path: Path, role: Contribution['role'], hidden: Hidden): Contribution => ({
  ...place(tree.at),
  value: openValue(tree, path, hidden),
  role,
  default: tree.at.source.kind === 'defaults',
});

const hideDefault = (schema: SchemaFacts, hidden: boolean): SchemaFacts => {
  if (!hidden) return schema;
  const { default: _, allowed: __, ...rest } = schema;
  return rest;
};
