import { env, variablesOf, type ComponentName, type Variable } from '@landfall/schemas/contract';
import { loadEnv } from '@landfall/schemas/env';
import { describe, expect, it } from 'vitest';
import { matrix } from './lib/cases.ts';
import { render } from './lib/helm.ts';
import { componentOf, id, workloads, type KubeObject, type Workload } from './lib/objects.ts';

/** The environment of a workload's container, as the kubelet would resolve it; secrets that the release does not hold are examples. */
function resolved(objects: readonly KubeObject[], workload: Workload): NodeJS.ProcessEnv {
  const entries = workload.spec.template.spec.containers[0].env?.map(({ name, valueFrom }) => {
    const ref = valueFrom?.configMapKeyRef;
    if (ref) return [name, objects.find((o) => o.kind === 'ConfigMap' && o.metadata.name === ref.name)?.data?.[ref.key]];
    return [name, String((env as Record<string, Variable>)[name]?.example)];
  });
  return Object.fromEntries(entries ?? []) as NodeJS.ProcessEnv;
}

describe.each(matrix)('$name with $helm', ({ helm, case: c }) => {
  it("gives each pod the variables of its component, in the contract's order, and no others", async () => {
    for (const workload of workloads(await render(helm, c))) {
      const component = componentOf(workload) as ComponentName;
      const container = workload.spec.template.spec.containers[0];
      const names = (container.env ?? []).map((entry) => entry.name);
      expect(container.envFrom, component).toBeUndefined();
      expect(
        variablesOf(component).filter((name) => names.includes(name) || !('optional' in env[name])),
        component,
      ).toStrictEqual(names);
    }
  });

  it('gives each pod an environment that its program accepts', async () => {
    const objects = await render(helm, c);
    for (const workload of workloads(objects))
      expect(() => loadEnv(componentOf(workload) as ComponentName, resolved(objects, workload)), id(workload)).not.toThrow();
  });

  it('puts into each ConfigMap what its pod reads, and nothing else', async () => {
    const objects = await render(helm, c);
    for (const workload of workloads(objects)) {
      const read = (workload.spec.template.spec.containers[0].env ?? [])
        .filter((entry) => entry.valueFrom?.configMapKeyRef)
        .map((entry) => entry.name);
      const map = objects.find((o) => o.kind === 'ConfigMap' && o.metadata.name === workload.metadata.name);
      expect(Object.keys(map?.data ?? {}).toSorted(), id(workload)).toStrictEqual(read.toSorted());
    }
  });
});
