import { describe, expect, it } from 'vitest';
import { matrix } from './lib/cases.ts';
import { render } from './lib/helm.ts';
import { id, ofKind, workloads } from './lib/objects.ts';

/** Volume types that the restricted Pod Security Standard allows. */
const volumeTypes = ['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret'];
/** Every kind that the chart may create: none of them grants rights. */
const kinds = [
  'ConfigMap',
  'Deployment',
  'ExternalSecret',
  'HorizontalPodAutoscaler',
  'Ingress',
  'Job',
  'NetworkPolicy',
  'PodDisruptionBudget',
  'Secret',
  'Service',
  'ServiceAccount',
];

describe.each(matrix)('$name with $helm', ({ helm, case: c }) => {
  it('makes pods that the restricted Pod Security Standard admits', async () => {
    const all = workloads(await render(helm, c));
    expect(all.length).toBeGreaterThanOrEqual(2);
    for (const workload of all) {
      const where = id(workload);
      const pod = workload.spec.template.spec;
      expect([pod.hostNetwork, pod.hostPID, pod.hostIPC, pod.securityContext.sysctls], where).toStrictEqual([
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
      expect(pod.securityContext.runAsNonRoot, where).toBe(true);
      expect(pod.securityContext.seccompProfile, where).toStrictEqual({ type: 'RuntimeDefault' });
      for (const { name, ...source } of pod.volumes ?? []) expect(volumeTypes, `${where} volume ${name}`).toContain(Object.keys(source)[0]);
      for (const container of [...(pod.initContainers ?? []), ...pod.containers]) {
        const context = container.securityContext;
        expect(context.allowPrivilegeEscalation, where).toBe(false);
        expect(context.capabilities, where).toStrictEqual({ drop: ['ALL'] });
        expect([context.privileged, context.procMount], where).toStrictEqual([undefined, undefined]);
        for (const port of container.ports ?? []) expect(port.hostPort, where).toBeUndefined();
      }
    }
  });

  it('runs as user 1000, without a writable root, a token or a shell', async () => {
    for (const workload of workloads(await render(helm, c))) {
      const pod = workload.spec.template.spec;
      expect(pod.securityContext.runAsUser, id(workload)).toBe(1000);
      expect(pod.automountServiceAccountToken, id(workload)).toBe(false);
      expect(pod.enableServiceLinks, id(workload)).toBe(false);
      for (const container of pod.containers) {
        expect(container.securityContext.runAsUser ?? 1000).toBe(1000);
        expect(container.securityContext.readOnlyRootFilesystem, id(workload)).toBe(true);
        expect(container.command?.[0], id(workload)).toBe('node');
        expect(container.volumeMounts?.map((m) => m.mountPath)).toStrictEqual(['/tmp']);
      }
    }
  });

  it('asks for resources and limits them', async () => {
    for (const workload of workloads(await render(helm, c))) {
      for (const { resources } of workload.spec.template.spec.containers) {
        expect(Object.keys(resources.requests).toSorted(), id(workload)).toStrictEqual(['cpu', 'memory']);
        expect(Object.keys(resources.limits), id(workload)).toContain('memory');
      }
    }
  });

  it('gives each workload a ServiceAccount that nobody else has, and no rights at all', async () => {
    const objects = await render(helm, c);
    const used = workloads(objects).map((w) => w.spec.template.spec.serviceAccountName);
    expect(new Set(used).size).toBe(used.length);
    expect(used).not.toContain('default');
    for (const account of objects.filter((o) => o.kind === 'ServiceAccount'))
      expect(account, id(account)).toMatchObject({ automountServiceAccountToken: false });
    for (const object of objects) expect(kinds, id(object)).toContain(object.kind);
  });

  it('keeps every pod in a network policy for both directions, where policies are on', async () => {
    const objects = await render(helm, c);
    const policies = ofKind<{ policyTypes: string[] }>(objects, 'NetworkPolicy');
    if (policies.length === 0) return;
    for (const policy of policies) expect(policy.spec.policyTypes, id(policy)).toStrictEqual(['Ingress', 'Egress']);
    for (const workload of workloads(objects)) expect(policies.map((p) => p.metadata.name)).toContain(workload.metadata.name);
  });

  it('runs identified images', async () => {
    for (const workload of workloads(await render(helm, c)))
      for (const { image } of workload.spec.template.spec.containers) {
        expect(image).toMatch(/(:[A-Za-z0-9_][A-Za-z0-9_.-]*|@sha256:[0-9a-f]{64})$/);
        expect(image).not.toMatch(/:latest$/);
      }
  });
});
