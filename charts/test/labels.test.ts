import { describe, expect, it } from 'vitest';
import { matrix } from './lib/cases.ts';
import { render } from './lib/helm.ts';
import { id, workloads } from './lib/objects.ts';

const label = /^[a-z0-9A-Z]([a-z0-9A-Z_.-]{0,61}[a-z0-9A-Z])?$/;
/** RFC 1035, which Service names follow; the strictest of all kinds. */
const dnsLabel = /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;
const wanted = ['name', 'instance', 'component', 'part-of', 'version', 'managed-by'].map((key) => `app.kubernetes.io/${key}`).toSorted();

describe.each(matrix)('$name with $helm', ({ helm, case: c }) => {
  it('labels every object and every pod, and nothing else', async () => {
    const objects = await render(helm, c);
    const labelled = [
      ...objects,
      ...workloads(objects).map((w) => ({ ...w.spec.template, kind: 'pod of', metadata: { ...w.spec.template.metadata, name: id(w) } })),
    ];
    expect(labelled.length).toBeGreaterThan(5);
    for (const { kind, metadata } of labelled) {
      const labels = metadata.labels ?? {};
      expect(Object.keys(labels).toSorted(), `${kind} ${metadata.name}`).toStrictEqual(wanted);
      for (const [key, value] of Object.entries(labels)) expect(value, `${key} of ${metadata.name}`).toMatch(label);
      expect(labels['app.kubernetes.io/managed-by']).toBe('Helm');
      expect(labels['app.kubernetes.io/instance']).toBe(c.release ?? 'landfall');
    }
  });

  it('names every object so that DNS and labels take it, in the namespace of the release', async () => {
    for (const object of await render(helm, c)) {
      expect(object.metadata.name).toMatch(dnsLabel);
      expect(object.metadata.namespace, id(object)).toBe(c.namespace ?? 'landfall-test');
    }
  });

  it('names every object of a component alike', async () => {
    const objects = await render(helm, c);
    const names = new Map(workloads(objects).map((w) => [w.spec.template.metadata.labels['app.kubernetes.io/component'], w.metadata.name]));
    for (const object of objects) {
      const name = names.get(object.metadata.labels?.['app.kubernetes.io/component']);
      if (name) expect(object.metadata.name).toBe(name);
    }
  });
});
