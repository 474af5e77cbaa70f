import { components, type Component, type ComponentName, type Need } from '../../contract/components.ts';
import { queueNames } from '../../contract/queues.ts';
import type { Path } from '../../engine/tree.ts';
import type { Values } from '../../generated/values.ts';

type Config = Values['config'];

/** A plain environment variable as a component gets it, and where that is written. */
export interface Setting<T> {
  readonly value: T;
  readonly path: Path;
}

/** Path of a component's own values. */
export function valuesPath(component: ComponentName): Path {
  const queue = queueNames.find((name) => component === `worker-${name}`);
  return queue ? ['workers', queue] : [component];
}

function ownConfig(values: Values, component: ComponentName): Partial<Config> {
  switch (component) {
    case 'web':
    case 'api':
    case 'migrations':
      return values[component].config;
    case 'worker-reminders':
      return values.workers.reminders.config;
    case 'worker-feedback':
      return values.workers.feedback.config;
    case 'worker-audit-archive':
      return values.workers['audit-archive'].config;
  }
}

/** A variable of `config`: the component's own one wins over that of all. */
export function setting<N extends keyof Config>(values: Values, component: ComponentName, name: N): Setting<Config[N] | undefined> {
  const own = ownConfig(values, component)[name];
  return own === undefined
    ? { value: values.config[name], path: ['config', name] }
    : { value: own, path: [...valuesPath(component), 'config', name] };
}

const isRunning = (values: Values, component: ComponentName): boolean => {
  if (component === 'migrations') return values.migrations.enabled;
  const queue = queueNames.find((name) => component === `worker-${name}`);
  return queue === undefined || (values.workers[queue].enabled ?? values.workers.defaults.enabled);
};

/** Every component that the chart deploys with these values. */
export const deployed = (values: Values): readonly ComponentName[] =>
  (Object.keys(components) as ComponentName[]).filter((name) => isRunning(values, name));

/** Those of them that talk to a managed service or to another component. */
export const needing = (values: Values, need: Need): readonly ComponentName[] =>
  deployed(values).filter((name) => {
    const { needs, optionalNeeds }: Component = components[name];
    const variable = optionalNeeds?.[need] as keyof Config | undefined;
    return needs.includes(need) || (variable !== undefined && setting(values, name, variable).value !== undefined);
  });

/** A variable of every component that has it, each place once. */
export function settings<N extends keyof Config>(
  values: Values,
  names: readonly ComponentName[],
  name: N,
): readonly Setting<Exclude<Config[N], undefined>>[] {
  const byPlace = new Map<string, Setting<Exclude<Config[N], undefined>>>();
  for (const component of names) {
    const { value, path } = setting(values, component, name);
    if (value !== undefined) byPlace.set(String(path), { value: value as Exclude<Config[N], undefined>, path });
  }
  return [...byPlace.values()];
}
