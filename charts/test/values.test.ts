import { environmentValues, servers, workers } from '@landfall/schemas/effective';
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
      readonly containers: readonly { readonly resources: unknown; readonly lifecycle?: unknown }[];
    };
  };
}
interface Autoscaler {
  readonly minReplicas: number;
  readonly maxReplicas: number;
}

/** The times are worked out twice, by the chart and for the checker: here they have to agree. */
describe.each(['dev', 'stage', 'prod'].flatMap((name) => helms.map((helm) => ({ name, helm }))))('$name with $helm', ({ name, helm }) => {
  const values = environmentValues(root, name);

  it.each(servers(values))('runs $name as its values say', async (server) => {
    const { autoscaling, minReadySeconds, replicas, resources, shutdown } = server.values;
    const objects = await render(helm, caseOf(`values/${name}`));
    const [deployment] = ofKind<Deployment>(objects, 'Deployment').filter((one) => componentOf(one) === server.name);
    expect(deployment?.spec.minReadySeconds).toBe(minReadySeconds);
    expect(deployment?.spec.replicas).toBe(autoscaling.enabled ? undefined : replicas);
    expect(deployment?.spec.template.spec.terminationGracePeriodSeconds).toBe(shutdown.gracePeriodSeconds);
    const lifecycle = { preStop: { sleep: { seconds: shutdown.preStopSeconds } } };
    expect(deployment?.spec.template.spec.containers).toMatchObject([{ resources, lifecycle }]);
    const scalers = ofKind<Autoscaler>(objects, 'HorizontalPodAutoscaler').filter((one) => componentOf(one) === server.name);
    const { minReplicas, maxReplicas } = autoscaling;
    expect(scalers.map(({ spec }) => ({ minReplicas: spec.minReplicas, maxReplicas: spec.maxReplicas }))).toEqual(
      autoscaling.enabled ? [{ minReplicas, maxReplicas }] : [],
    );
  });

  it.each(workers(values))('runs $name as its values say', async (worker) => {
    const { autoscaling, keda, replicas, resources, shutdown } = worker.values;
    const objects = await render(helm, caseOf(`values/${name}`));
    const [deployment] = ofKind<Deployment>(objects, 'Deployment').filter((one) => componentOf(one) === worker.name);
    expect(deployment?.spec.replicas).toBe(autoscaling.enabled || keda.enabled ? undefined : replicas);
    expect(deployment?.spec.template.spec.terminationGracePeriodSeconds).toBe(shutdown.gracePeriodSeconds);
    expect(deployment?.spec.template.spec.containers).toMatchObject([{ resources }]);
  });
});
