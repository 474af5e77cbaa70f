import { createHash } from 'node:crypto';
import type { ComponentName } from '../../contract/components.ts';
import type { Values } from '../../generated/values.ts';

const chartName = 'landfall';
const longest = 40;

/** Prefix of every object's name, as `landfall.fullname` of the chart makes it. */
export function fullname({ nameOverride, fullnameOverride }: Values, release: string): string {
  const name = nameOverride || chartName;
  const full = (fullnameOverride || (release.includes(name) ? release : `${release}-${name}`)).replaceAll('.', '-');
  if (full.length <= longest) return full;
  const hash = createHash('sha256').update(full).digest('hex').slice(0, 8);
  return `${full.slice(0, 31).replace(/-$/, '')}-${hash}`;
}

/** Name of every object of a component, as `landfall.componentName` of the chart makes it. */
export function objectName(values: Values, release: string, component: ComponentName): string {
  const { enabled, ordering } = values.migrations;
  const plain = component === 'migrations' && enabled && ordering === 'argoSyncWave';
  return `${fullname(values, release)}-${component}${plain ? '-sync' : ''}`;
}
