import { Ajv } from 'ajv';
import fc, { type Arbitrary } from 'fast-check';
import { inline } from '../lib/cases.ts';
import { leaves, root, type Leaf } from '../lib/schema/leaves.ts';
import { at, effective, get, isTree, merge, type Json, type Tree } from '../lib/values.ts';
import { value } from './arbitrary.ts';
import { scenario } from './scenarios.ts';

/** One thing that is set: a layer of values. */
export interface Draw {
  /** Layers, each of which the schema accepts on those before it. */
  readonly layers: readonly Tree[];
  readonly release: string;
}

/** Leaves as somebody writes them: maps and lists whole. */
export function units(): readonly Leaf[] {
  const found = new Map<string, Leaf>();
  for (const { path } of leaves()) {
    const end = path.findIndex((segment) => segment === '*' || segment === '[]');
    const own = end === -1 ? path : path.slice(0, end);
    found.set(own.join('.'), { path: own, node: nodeAt(own) });
  }
  return [...found.values()];
}

/** The schema of a path. */
function nodeAt(path: readonly string[]): Leaf['node'] {
  let node = root;
  for (const segment of path) {
    const refs = [node.$ref, ...(node.allOf ?? []).map(({ $ref }) => $ref)].filter((ref) => ref !== undefined);
    const properties = refs[0] ? root.definitions?.[refs[0].replace('#/definitions/', '')]?.properties : node.properties;
    node = properties?.[segment] ?? {};
  }
  return node;
}

const validate = new Ajv({ strict: false, allErrors: false }).compile(root as object);

/** The schema's opinion of values. */
export const accepts = (values: Tree): boolean => validate(values);

/** Mounts need a volume that the same component has. */
function withVolumes(values: Tree, layer: Tree, path: readonly string[]): Tree {
  if (path.at(-1) !== 'extraVolumeMounts') return layer;
  const component = path.slice(0, -1);
  const volumes = get(values, ...component, 'extraVolumes');
  const mounts = get(layer, ...path);
  const names = isTree(volumes) ? Object.keys(volumes) : [];
  const volume = names[0] ?? 'drawn';
  const bound = Object.entries(isTree(mounts) ? mounts : {}).map(([to, mount]): [string, Json] => [
    `/mnt${to === '/' ? '' : to.replace(/[^a-z0-9/]/gi, '_')}`,
    { ...(mount as Tree), volume },
  ]);
  const own = names.length > 0 ? {} : at([...component, 'extraVolumes', volume], { emptyDir: {} });
  return merge(at(path, Object.fromEntries(bound)), own);
}

/** Random valid values: what belongs together, and up to `most` values of any kind over it. */
export function draws(most = 16): Arbitrary<Draw> {
  const bySection = Object.values(
    Object.groupBy(units(), ({ path }) => (path[0] === 'workers' ? path.slice(0, 2).join('.') : path[0]!)),
  ) as Leaf[][];
  const unit = fc.oneof(
    ...bySection.map((section) =>
      fc.oneof(...section.map(({ path, node }) => value(node, path.join('.')).map((drawn) => ({ path, drawn })))),
    ),
  );
  const base = effective(inline);
  const release = fc.constantFrom('landfall', 'landfall', 'r', 'a-release-with-the-longest-name-that-helm-accepts-one');
  return fc.tuple(scenario, fc.array(unit, { minLength: 3, maxLength: most }), release).map(([first, rest, name]) => {
    const layers = [...first];
    let values = first.reduce(merge, base);
    if (!accepts(values)) throw new Error(`the schema refuses a scenario: ${JSON.stringify(first)}: ${JSON.stringify(validate.errors)}`);
    for (const { path, drawn } of rest) {
      const layer = withVolumes(values, at(path, drawn), path);
      const next = merge(values, layer);
      if (!accepts(next)) continue;
      layers.push(layer);
      values = next;
    }
    return { layers, release: name };
  });
}
