import { isNull } from '../tree.ts';
import type { Span } from '../source.ts';
import type { MapTree, Path, Tree } from '../tree.ts';
import type { Dependency } from './chart.ts';
import { chartCodes } from './codes.ts';
import { refuse } from './refuse.ts';
import { versionOf } from './version.ts';

/** What the engine needs of Chart.yaml. */
export interface Metadata {
  readonly name: string;
  readonly version: string;
  readonly type: string;
  /** Where the type stands. */
  readonly typeAt: Span;
  /** Undefined where there is no list, which Helm tells from an empty one. */
  readonly dependencies: readonly Dependency[] | undefined;
}

type Kind = 'string' | 'boolean' | 'strings' | 'stringMap' | 'maintainers' | 'dependencies';

const fields: Readonly<Record<string, Kind>> = {
  name: 'string',
  home: 'string',
  sources: 'strings',
  version: 'string',
  description: 'string',
  keywords: 'strings',
  maintainers: 'maintainers',
  icon: 'string',
  apiversion: 'string',
  condition: 'string',
  tags: 'string',
  appversion: 'string',
  deprecated: 'boolean',
  annotations: 'stringMap',
  kubeversion: 'string',
  dependencies: 'dependencies',
  type: 'string',
};

const dependencyFields: Readonly<Record<string, Kind | 'any'>> = {
  name: 'string',
  version: 'string',
  repository: 'string',
  condition: 'string',
  tags: 'strings',
  enabled: 'boolean',
  'import-values': 'any',
  alias: 'string',
};

type Fields = Map<string, Tree>;

/**
 * What Helm reads from Chart.yaml, and from requirements.yaml on top of it: names of fields in any case, numbers and booleans taken
 * as text, unknown fields passed over.
 * @throws {Refusal} chart/metadata where Helm refuses
 */
export function metadataOf(chart: MapTree, requirements?: MapTree): Metadata {
  const found = fieldsOf(chart, fields);
  let dependencies = dependenciesOf(found.get('dependencies'));
  if (requirements) {
    for (const [name, tree] of fieldsOf(requirements, fields)) if (!isNull(tree)) found.set(name, tree);
    const more = fieldsOf(requirements, fields).get('dependencies');
    // Go decodes the entries of the second list into those of the first.
    if (more) dependencies = dependenciesOf(more, dependencies);
  }
  const text = (name: string) => textOf(found.get(name));
  const at = (name: string) => (found.get(name) ?? chart).at;
  const [name, version, type] = [sanitized(text('name')), text('version'), text('type')];
  const stop = (field: string, message: string) =>
    refuse(chartCodes.metadata, at(field), message, undefined, found.has(field) ? [field] : []);
  if (name === '') throw stop('name', 'the chart has no name');
  if (name.includes('/') || name === '.' || name === '..') throw stop('name', `${JSON.stringify(name)} cannot be the name of a chart`);
  if (version === '') throw stop('version', 'the chart has no version');
  if (!versionOf(version)) throw stop('version', `expected a version such as 1.2.3, found ${JSON.stringify(version)}`);
  if (!['', 'application', 'library'].includes(type))
    throw stop('type', `expected the type application or library, found ${JSON.stringify(type)}`);
  return { name, version, type, typeAt: at('type'), dependencies: dependencies && checked(dependencies) };
}

const textOf = (tree: Tree | undefined): string => (tree?.kind === 'scalar' && tree.value !== null ? String(tree.value) : '');

/** As Helm cleans texts: every kind of space is one blank, what cannot be printed is gone. */
const sanitized = (text: string) => text.replaceAll(/\p{White_Space}/gu, ' ').replaceAll(/\p{C}/gu, '');

function fieldsOf(map: MapTree, kinds: Readonly<Record<string, Kind | 'any'>>, path: Path = []): Fields {
  const found: Fields = new Map();
  // Helm decodes JSON whose keys were sorted: of NAME and name the latter counts.
  for (const key of [...map.entries.keys()].toSorted()) {
    const tree = map.entries.get(key) as Tree;
    const name = key.toLowerCase();
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (kind === undefined) continue;
    if (!fits(tree, kind))
      throw refuse(chartCodes.metadata, tree.at, `expected ${nameOfKind[kind]} for ${key}, found ${nameOfTree(tree)}`, undefined, [
        ...path,
        key,
      ]);
    found.set(name, tree);
  }
  return found;
}

const nameOfKind: Readonly<Record<Kind | 'any', string>> = {
  any: 'anything',
  string: 'text',
  boolean: 'a boolean',
  strings: 'a list of texts',
  stringMap: 'a map of texts',
  maintainers: 'a list of maps',
  dependencies: 'a list of maps',
};

const nameOfTree = (tree: Tree) => `a ${tree.kind === 'scalar' ? typeof tree.value : tree.kind}`;

function fits(tree: Tree, kind: Kind | 'any'): boolean {
  if (kind === 'any' || isNull(tree)) return true;
  switch (kind) {
    case 'string':
      return tree.kind === 'scalar';
    case 'boolean':
      return tree.kind === 'scalar' && typeof tree.value === 'boolean';
    case 'strings':
      return tree.kind === 'list' && tree.items.every((item) => item.kind === 'scalar');
    case 'stringMap':
      return tree.kind === 'map' && [...tree.entries.values()].every((item) => item.kind === 'scalar');
    case 'maintainers':
      return (
        tree.kind === 'list' &&
        tree.items.every((item) => item.kind === 'map' && [...item.entries.values()].every((value) => value.kind === 'scalar'))
      );
    case 'dependencies':
      return tree.kind === 'list' && tree.items.every((item) => item.kind === 'map' || isNull(item));
  }
}

function dependenciesOf(tree: Tree | undefined, before: readonly Dependency[] = []): Dependency[] | undefined {
  if (tree?.kind !== 'list') return undefined;
  return tree.items.map((item, i) => {
    if (item.kind !== 'map')
      throw refuse(chartCodes.metadata, item.at, 'an entry of dependencies is empty', undefined, ['dependencies', i]);
    const found = fieldsOf(item, dependencyFields, ['dependencies', i]);
    const known = before[i];
    const text = (name: 'name' | 'version' | 'alias' | 'condition') =>
      isNull(found.get(name)) || !found.has(name) ? (known?.[name] ?? '') : textOf(found.get(name));
    const [alias, condition] = [text('alias'), sanitized(text('condition'))];
    const tags = found.get('tags');
    const imports = found.get('import-values');
    if (imports && imports.kind !== 'list' && !isNull(imports))
      throw refuse(chartCodes.metadata, imports.at, `expected a list for import-values, found ${nameOfTree(imports)}`, undefined, [
        'dependencies',
        i,
        'import-values',
      ]);
    return {
      name: sanitized(text('name')),
      version: sanitized(text('version')),
      ...(alias === '' ? {} : { alias }),
      ...(condition === '' ? {} : { condition }),
      tags: tags?.kind === 'list' ? tags.items.map((tag) => sanitized(textOf(tag))) : (known?.tags ?? []),
      importValues: imports?.kind === 'list' ? imports.items.flatMap(importOf) : (known?.importValues ?? []),
      at: item.at,
    };
  });
}

function importOf(tree: Tree): Dependency['importValues'] {
  if (tree.kind === 'scalar') return typeof tree.value === 'string' ? [tree.value] : [];
  if (tree.kind !== 'map') return [];
  const text = (name: string) => {
    const value = tree.entries.get(name);
    return value === undefined || isNull(value) ? '<nil>' : textOf(value);
  };
  return [{ child: text('child'), parent: text('parent') }];
}

function checked(dependencies: readonly Dependency[]): readonly Dependency[] {
  const names = new Set<string>();
  dependencies.forEach(({ name, alias, at }, i) => {
    const stop = (message: string) => refuse(chartCodes.metadata, at as Span, message, undefined, ['dependencies', i]);
    if (alias !== undefined && !/^[a-zA-Z0-9_-]+$/.test(alias))
      throw stop(`${JSON.stringify(alias)} cannot be an alias: it may have letters, digits, _ and -`);
    const used = alias ?? name;
    if (names.has(used)) throw stop(`more than one dependency is called ${used}`);
    names.add(used);
  });
  return dependencies;
}
