import { env, variablesOf } from '../../contract/env.ts';
import type { Values } from '../../generated/values.ts';
import { running } from './components.ts';
import { deployed } from './environment.ts';
import { fullname, objectName } from './names.ts';

/** Objects that the chart makes, as `<kind> <name>`, less those whose names only a render has, such as the migration's Job. */
export function ownObjects(values: Values, release: string): ReadonlySet<string> {
  const { routing, secrets, networkPolicy } = values;
  const own = new Set<string>();
  const add = (name: string, kinds: Readonly<Record<string, boolean>>) => {
    for (const [kind, made] of Object.entries(kinds)) if (made) own.add(`${kind} ${name}`);
  };
  for (const component of deployed(values)) {
    const secret = secrets.source !== 'existing' && variablesOf(component).some((variable) => env[variable].kind === 'secret');
    add(objectName(values, release, component), {
      ConfigMap: true,
      ServiceAccount: true,
      Secret: secret,
      ExternalSecret: secret && secrets.source === 'external',
      NetworkPolicy: networkPolicy.enabled,
    });
  }
  for (const { kind, name, scaler, values: one } of running(values))
    add(objectName(values, release, name), {
      Deployment: true,
      Service: kind === 'server',
      HTTPRoute: kind === 'server' && routing.kind === 'gateway',
      HorizontalPodAutoscaler: scaler === 'autoscaling',
      ScaledObject: scaler === 'keda',
      PodDisruptionBudget: one.disruption.enabled,
    });
  const full = fullname(values, release);
  add(full, { Ingress: routing.kind === 'ingress' });
  add(routing.gateway.name || full, { Gateway: routing.kind === 'gateway' && routing.gateway.create });
  return own;
}
