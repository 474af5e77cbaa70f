import { describe, expect, it } from 'vitest';
import { matrix } from './lib/cases.ts';
import { render } from './lib/helm.ts';
import { isHook, hookWeight, id, matches, ofKind, workloads, type KubeObject, type LabelSelector, type Workload } from './lib/objects.ts';

interface Reference {
  readonly from: Workload;
  readonly kind: 'ConfigMap' | 'Secret' | 'ServiceAccount';
  readonly name: string;
  readonly key?: string;
}

/** Every object that a workload's pods need before they start. */
function* references(from: Workload): Generator<Reference> {
  const pod = from.spec.template.spec;
  yield { from, kind: 'ServiceAccount', name: pod.serviceAccountName };
  for (const container of [...(pod.initContainers ?? []), ...pod.containers]) {
    for (const { valueFrom } of container.env) {
      if (valueFrom?.configMapKeyRef) yield { from, kind: 'ConfigMap', ...valueFrom.configMapKeyRef };
      if (valueFrom?.secretKeyRef) yield { from, kind: 'Secret', ...valueFrom.secretKeyRef };
    }
  }
}

interface ExternalSecret {
  readonly target: { readonly name: string };
  readonly data: readonly { readonly secretKey: string }[];
}

/** The object that provides what is referred to, and the keys that it provides. */
function provider(objects: readonly KubeObject[], { kind, name }: Reference): { object: KubeObject; keys: readonly string[] } | undefined {
  const object = objects.find((o) => o.kind === kind && o.metadata.name === name);
  if (object) return { object, keys: Object.keys(object.data ?? {}) };
  const external = ofKind<ExternalSecret>(objects, 'ExternalSecret').find((o) => kind === 'Secret' && o.spec.target.name === name);
  return external && { object: external as unknown as KubeObject, keys: external.spec.data.map((d) => d.secretKey) };
}

/** Secrets that the release only refers to, by its values. */
const foreign = new Set(['landfall-secrets']);

describe.each(matrix)('$name with $helm', ({ helm, case: c }) => {
  it('gives every pod what it refers to', async () => {
    const objects = await render(helm, c);
    const all = workloads(objects).flatMap((w) => [...references(w)]);
    expect(all.length).toBeGreaterThan(10);
    for (const reference of all) {
      if (foreign.has(reference.name)) continue;
      const found = provider(objects, reference);
      expect(found, `${reference.kind} ${reference.name} of ${id(reference.from)}`).toBeDefined();
      if (reference.key) expect(found?.keys, `keys of ${reference.name}`).toContain(reference.key);
    }
  });

  it('creates what a hook refers to before it, and as a hook', async () => {
    const objects = await render(helm, c);
    for (const workload of workloads(objects).filter(isHook)) {
      for (const reference of references(workload)) {
        const found = provider(objects, reference)?.object;
        if (!found) continue;
        expect(isHook(found), `${id(found)} is a hook`).toBe(true);
        expect(hookWeight(found), `${id(found)} before ${id(workload)}`).toBeLessThan(hookWeight(workload));
      }
    }
  });

  it('lets no running pod use a hook, which the next upgrade deletes', async () => {
    const objects = await render(helm, c);
    for (const workload of workloads(objects).filter((w) => !isHook(w))) {
      for (const reference of references(workload)) {
        const found = provider(objects, reference)?.object;
        expect(found === undefined || !isHook(found), `${reference.kind} ${reference.name} of ${id(workload)}`).toBe(true);
      }
    }
  });

  it('routes every host to a Service, and every Service to a named port of its pods', async () => {
    const objects = await render(helm, c);
    interface Backend {
      readonly service: { readonly name: string; readonly port: { readonly name: string } };
    }
    interface Ingress {
      readonly rules: readonly { readonly host: string; readonly http: { readonly paths: readonly { readonly backend: Backend }[] } }[];
    }
    interface Service {
      readonly selector: Record<string, string>;
      readonly ports: readonly { readonly name: string; readonly targetPort: string }[];
    }
    const services = ofKind<Service>(objects, 'Service');
    for (const { spec } of ofKind<Ingress>(objects, 'Ingress')) {
      expect(spec.rules).toHaveLength(2);
      for (const { backend } of spec.rules.flatMap((rule) => rule.http.paths)) {
        const service = services.find((s) => s.metadata.name === backend.service.name);
        expect(service?.spec.ports.map((p) => p.name)).toContain(backend.service.port.name);
      }
    }
    for (const { spec } of services) {
      const selected = workloads(objects).filter((w) => matches({ matchLabels: spec.selector }, w.spec.template.metadata.labels));
      expect(selected).toHaveLength(1);
      const ports = selected[0]?.spec.template.spec.containers[0].ports?.map((p) => p.name);
      for (const port of spec.ports) expect(ports).toContain(port.targetPort);
    }
  });

  it('scales what exists', async () => {
    const objects = await render(helm, c);
    for (const hpa of ofKind<{ scaleTargetRef: { kind: string; name: string } }>(objects, 'HorizontalPodAutoscaler')) {
      const target = hpa.spec.scaleTargetRef;
      expect(objects.map(id)).toContain(`${target.kind}/${target.name}`);
    }
  });

  it('lets every Deployment select its own pods', async () => {
    const objects = await render(helm, c);
    for (const deployment of ofKind<{ selector: LabelSelector; template: Workload['spec']['template'] }>(objects, 'Deployment'))
      expect(matches(deployment.spec.selector, deployment.spec.template.metadata.labels)).toBe(true);
  });
});
