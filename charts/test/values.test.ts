import { environmentValues } from '@landfall/schemas/effective';
import { describe, expect, it } from 'vitest';
import { caseOf } from './lib/cases.ts';
import { helms, render, root } from './lib/helm.ts';
import { componentOf, ofKind } from './lib/objects.ts';

interface Deployment {
  readonly replicas?: number;
  readonly minReadySeconds?: number;
  readonly template: {
    readonly spec: {
      readonly terminationGracePeriodSeconds: number;
      readonly containers: readonly { readonly resources: unknown }[];
    };
  };
}
interface Autoscaler {
  readonly minReplicas: number;
  readonly maxReplicas: number;
}

describe.each(['dev', 'stage', 'prod'].flatMap((name) => helms.map((helm) => ({ name, helm }))))('$name with $helm', ({ name, helm }) => {
  const values = environmentValues(root, name);

  it.each(['web', 'api'] as const)('runs %s as its values say', async (server) => {
    const { autoscaling, minReadySeconds, replicas, resources, shutdown } = values[server];
    const objects = await render(helm, caseOf(`values/${name}`));
    const [deployment] = ofKind<Deployment>(objects, 'Deployment').filter((one) => componentOf(one) === server);
    expect(deployment?.spec.minReadySeconds).toBe(minReadySeconds);
    expect(deployment?.spec.replicas).toBe(autoscaling.enabled ? undefined : replicas);
    expect(deployment?.spec.template.spec.terminationGracePeriodSeconds).toBe(shutdown.gracePeriodSeconds);
    expect(deployment?.spec.template.spec.containers.map((container) => container.resources)).toEqual([resources]);
    const scalers = ofKind<Autoscaler>(objects, 'HorizontalPodAutoscaler').filter((one) => componentOf(one) === server);
    const { minReplicas, maxReplicas } = autoscaling;
    expect(scalers.map(({ spec }) => ({ minReplicas: spec.minReplicas, maxReplicas: spec.maxReplicas }))).toEqual(
      autoscaling.enabled ? [{ minReplicas, maxReplicas }] : [],
    );
  });

  it.each(['reminders', 'feedback', 'audit-archive'] as const)('runs the worker %s as its values say', async (worker) => {
    const { replicas, resources, shutdown } = { ...values.workers.defaults, ...values.workers[worker] };
    const objects = await render(helm, caseOf(`values/${name}`));
    const [deployment] = ofKind<Deployment>(objects, 'Deployment').filter((one) => componentOf(one) === `worker-${worker}`);
    expect(deployment?.spec.replicas).toBe(replicas);
    expect(deployment?.spec.template.spec.terminationGracePeriodSeconds).toBe(shutdown?.gracePeriodSeconds);
    expect(deployment?.spec.template.spec.containers.map((container) => container.resources)).toEqual([resources]);
  });
});
