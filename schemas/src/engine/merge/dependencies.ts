import { groupsPrereleases, inRange } from '../chart/constraint.ts';
import type { Helm } from '../helm.ts';
import type { MapTree, Path, Tree } from '../tree.ts';
import { coalesced, merged, mergeTables } from './coalesce.ts';
import { useOf, type Node, type Requirement } from './node.ts';
import { copyOf, emptyMap } from './trees.ts';

/** A dependency that tags or conditions switched off. */
export interface Disabled {
  readonly path: Path;
  readonly requirement: Requirement;
  /** The value of the tag or condition that did it. */
  readonly by: Tree | undefined;
}

type Deciders = Map<Requirement, Tree | undefined>;

/**
 * Takes the uses of charts that are enabled: by alias, range of versions, tags and conditions; changes the node in place.
 * Below the root Helm looks conditions and tags up in the root's values, mixed with the defaults of the charts on the way.
 * @throws {Refusal} merge/refused
 */
export function enableDependencies(node: Node, values: MapTree, helm: Helm, path: readonly string[] = []): Disabled[] {
  const { requirements } = node.metadata;
  if (!requirements) return [];
  const grouped = groupsPrereleases(helm.version);
  const fits = ({ name, declared }: Requirement, { metadata, chart }: Node) =>
    metadata.name === name && inRange(declared.version, chart.version, grouped);
  const uses = node.charts.filter((child) => !requirements.some((requirement) => fits(requirement, child)));
  for (const requirement of requirements) {
    const { name, declared } = requirement;
    const found = node.charts.find((child) => fits(requirement, child));
    if (found) uses.push(useOf(found, declared.alias, helm.sharedAliases));
    requirement.name = declared.alias ?? name;
  }
  node.charts = uses;
  for (const requirement of requirements) requirement.enabled = true;
  const seen = coalesced(node, values, helm, path);
  const deciders: Deciders = new Map();
  applyTags(requirements, seen, deciders);
  applyConditions(requirements, seen, path, deciders);
  const off = requirements.filter(({ enabled }) => !enabled);
  const isOff = (name: string) => off.some((requirement) => requirement.name === name);
  const disabled: Disabled[] = off.map((requirement) => ({
    path: [...path, requirement.name],
    requirement,
    by: deciders.get(requirement),
  }));
  const kept = uses.filter(({ metadata }) => !isOff(metadata.name));
  for (const child of kept) disabled.push(...enableDependencies(child, seen, helm, [...path, child.metadata.name]));
  const left = requirements.filter(({ name }) => !isOff(name));
  node.metadata.requirements = left.length > 0 ? left : undefined;
  node.charts = kept;
  return disabled;
}

const booleanOf = (tree: Tree | undefined): boolean | undefined =>
  tree?.kind === 'scalar' && typeof tree.value === 'boolean' ? tree.value : undefined;

function applyTags(requirements: readonly Requirement[], values: MapTree, deciders: Deciders): void {
  const tags = values.entries.get('tags');
  if (tags?.kind !== 'map') return;
  for (const requirement of requirements) {
    const found = requirement.declared.tags.map((tag) => tags.entries.get(tag));
    const off = found.find((tree) => booleanOf(tree) === false);
    requirement.enabled = !off || found.some((tree) => booleanOf(tree) === true);
    deciders.set(requirement, off);
  }
}

function applyConditions(requirements: readonly Requirement[], values: MapTree, path: readonly string[], deciders: Deciders): void {
  for (const requirement of requirements) {
    for (const condition of conditionsOf(requirement)) {
      const tree = lookup(values, [...path, condition].join('.').split('.'));
      const found = booleanOf(tree);
      if (found === undefined) continue;
      requirement.enabled = found;
      deciders.set(requirement, tree);
      break;
    }
  }
}

/** Paths of a condition; Helm trims the whole, not each. */
export const conditionsOf = ({ declared }: Requirement): string[] =>
  (declared.condition ?? '')
    .trim()
    .split(',')
    .filter((text) => text !== '');

/** Only maps can be walked through; unlike the engine's own paths this one knows no lists. */
function lookup(values: MapTree, path: readonly string[]): Tree | undefined {
  let at: Tree | undefined = values;
  for (const part of path) at = at?.kind === 'map' ? at.entries.get(part) : undefined;
  return at;
}

/** Makes each chart's values what it and its enabled dependencies default to, and takes in what `import-values` asks for. */
export function importValues(node: Node, helm: Helm): void {
  for (const child of node.charts) importValues(child, helm);
  if (!node.metadata.requirements) return;
  const values = merged(node, helm);
  let imported = emptyMap(node.values.at);
  for (const requirement of node.metadata.requirements) {
    for (const entry of requirement.importValues) {
      const [child, parent] = typeof entry === 'string' ? [`exports.${entry}`, '.'] : [entry.child, entry.parent];
      const table = lookup(values, `${requirement.name}.${child}`.split('.'));
      if (table?.kind !== 'map') continue;
      const own = table.entries.size === 0 ? { ...table, entries: new Map(), removed: new Map() } : table;
      mergeTables(imported, nested(parent, own), helm);
    }
    // A name by itself is put in another form as well, and neither form is read twice.
    requirement.importValues = [];
  }
  const all = copyOf(values);
  mergeTables(all, imported, helm);
  node.values = all;
}

function nested(parent: string, table: MapTree): MapTree {
  if (parent === '.') return table;
  return parent.split('.').reduceRight<MapTree>((inner, part) => {
    const outer = emptyMap(table.at);
    outer.entries.set(part, inner);
    return outer;
  }, table);
}
