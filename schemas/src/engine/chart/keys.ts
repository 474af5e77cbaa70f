import type { Chart } from './chart.ts';

/** Keys under which a chart's values hold those of a subchart as unpacked: one for each dependency on it, else its name. */
export function keysOf({ dependencies }: Chart, child: Chart): string[] {
  const keys = dependencies.filter(({ name }) => name === child.name).map(({ name, alias }) => alias ?? name);
  return keys.length > 0 ? keys : [child.name];
}
