import { components, env, type ComponentName, type Variable } from '../../contract/index.ts';
import type { Path } from '../../engine/tree.ts';

/** The environment variable that a value feeds. */
export interface FedVariable {
  readonly name: string;
  readonly kind: 'config' | 'secret';
  readonly description: string;
  /** Components whose pods get it from this value. */
  readonly components: readonly string[];
}

/** `config.NAME`, `COMPONENT.config.NAME`, `workers.NAME.config.NAME` and `secrets.inline.NAME` of the project's own chart. */
export function variableOf(path: Path): FedVariable | undefined {
  const name = path.at(-1);
  if (typeof name !== 'string' || !Object.hasOwn(env, name)) return undefined;
  const variable: Variable = env[name as keyof typeof env];
  const parent = path.slice(0, -1).join('.');
  const only = componentOf(parent);
  if (parent === 'secrets.inline' ? variable.kind !== 'secret' : variable.kind !== 'config') return undefined;
  if (parent !== 'config' && parent !== 'secrets.inline' && only === undefined) return undefined;
  const readers = variable.readBy.filter((component) => only === undefined || only.includes(component));
  return { name, kind: variable.kind, description: variable.description, components: readers };
}

function componentOf(parent: string): readonly ComponentName[] | undefined {
  const match = /^(?:workers\.)?([\w-]+)\.config$/.exec(parent);
  if (!match) return undefined;
  const all = Object.keys(components) as ComponentName[];
  if (parent === 'workers.defaults.config') return all.filter((name) => name.startsWith('worker-'));
  const name = parent.startsWith('workers.') ? `worker-${match[1]}` : match[1];
  return all.filter((component) => component === name);
}
