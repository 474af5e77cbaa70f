import { env } from '../contract/env.ts';
import type { Derivation } from '../contract/variable.ts';
import { treeAt, type MapTree, type Path, type Tree } from '../engine/tree.ts';
import type { Container, Variable } from './environment.ts';

/** The value in the values files that a variable was made from. */
export interface Supplier {
  readonly path: Path;
  readonly tree: Tree;
}

const text = (tree: Tree) => (tree.kind === 'scalar' && tree.value !== null ? String(tree.value) : undefined);

/** Where a component of this project's chart has its own values. */
const homeOf = (component: string): Path =>
  component.startsWith('worker-') ? ['workers', component.slice('worker-'.length)] : [component];

/** Values that the chart works a variable out from, the first one that is set. */
const derived: Partial<Record<Derivation, readonly (readonly string[])[]>> = {
  databasePoolSize: [['database', 'poolSize']],
  drainSeconds: [['shutdown', 'drainSeconds']],
  workerConcurrency: [['concurrency']],
};
const shared: Partial<Record<Derivation, readonly Path[]>> = {
  appUrl: [['routing', 'hosts', 'app'], ['domain']],
  apiUrl: [['routing', 'hosts', 'api'], ['domain']],
  cookieDomain: [['domain']],
  resourceAttributes: [['environment']],
};

/** What supplied a variable of this project's chart. */
export function supplierOf(values: MapTree, { component }: Container, variable: Variable): Supplier | undefined {
  const declared = Object.hasOwn(env, variable.name)
    ? (env as Record<string, { kind: string; derive?: Derivation }>)[variable.name]
    : undefined;
  const home = homeOf(component);
  const derive = declared?.derive;
  const candidates: Path[] = [
    [...home, 'config', variable.name],
    ['config', variable.name],
    ['secrets', 'inline', variable.name],
    ...((derive && derived[derive]) ?? []).flatMap((path) => [
      [...home, ...path],
      ['workers', 'defaults', ...path],
    ]),
    ...((derive && shared[derive]) ?? []),
  ];
  for (const path of candidates) {
    const tree = treeAt(values, path);
    if (tree && (text(tree) ?? '') !== '' && (variable.origin.kind !== 'Secret' || path[0] === 'secrets')) return { path, tree };
  }
  return undefined;
}

/**
 * What likely supplied a variable of any chart: the one value that stands under the variable's own name (or in a list beside it)
 * and reads the same. Undefined where there is none, or more than one.
 */
export function likelySupplier(values: MapTree, variable: Variable): Supplier | undefined {
  const found: Supplier[] = [];
  const fits = (tree: Tree) => variable.secret || text(tree) === variable.value;
  const visit = (tree: Tree, path: Path): void => {
    if (tree.kind === 'list') tree.items.forEach((item, i) => visit(item, [...path, i]));
    if (tree.kind !== 'map') return;
    const [name, value] = [tree.entries.get('name'), tree.entries.get('value')];
    if (name && value && text(name) === variable.name && fits(value)) found.push({ path: [...path, 'value'], tree: value });
    for (const [key, child] of tree.entries) {
      if (key === variable.name && child.kind === 'scalar' && fits(child)) found.push({ path: [...path, key], tree: child });
      visit(child, [...path, key]);
    }
  };
  visit(values, []);
  return found.length === 1 ? found[0] : undefined;
}
