import { describe, expect, it } from 'vitest';
import { matrix } from './lib/cases.ts';
import { render } from './lib/helm.ts';
import { id, matches, ofKind, workloads, type KubeObject, type LabelSelector } from './lib/objects.ts';

interface Policy {
  readonly podSelector: LabelSelector;
  readonly ingress?: readonly unknown[];
  readonly egress?: readonly unknown[];
}

/** Every selector that acts on pods, but for the policy without rules, which is for all of them. */
function selectors(objects: readonly KubeObject[]): { owner: string; selector: LabelSelector }[] {
  return [
    ...ofKind<{ selector: Record<string, string> }>(objects, 'Service').map((s) => ({
      owner: id(s),
      selector: { matchLabels: s.spec.selector },
    })),
    ...ofKind<{ selector: LabelSelector }>(objects, 'Deployment').map((d) => ({ owner: id(d), selector: d.spec.selector })),
    ...ofKind<{ selector: LabelSelector }>(objects, 'PodDisruptionBudget').map((p) => ({ owner: id(p), selector: p.spec.selector })),
    ...ofKind<Policy>(objects, 'NetworkPolicy')
      .filter((p) => p.spec.ingress ?? p.spec.egress)
      .map((p) => ({ owner: id(p), selector: p.spec.podSelector })),
  ];
}

describe.each(matrix)('$name with $helm', ({ helm, case: c }) => {
  it('selects by name, instance and component, and by nothing that changes', async () => {
    for (const { owner, selector } of selectors(await render(helm, c))) {
      expect(selector.matchExpressions, owner).toBeUndefined();
      expect(Object.keys(selector.matchLabels ?? {}).toSorted(), owner).toStrictEqual([
        'app.kubernetes.io/component',
        'app.kubernetes.io/instance',
        'app.kubernetes.io/name',
      ]);
    }
  });

  it('selects one workload each, and a Job only by its own policy', async () => {
    const objects = await render(helm, c);
    for (const { owner, selector } of selectors(objects)) {
      const selected = workloads(objects).filter((w) => matches(selector, w.spec.template.metadata.labels));
      expect(selected.map(id), owner).toHaveLength(1);
      if (selected[0]?.kind === 'Job') expect(owner).toBe(`NetworkPolicy/${selected[0].metadata.name}`);
    }
  });

  it('denies by default for every running pod, and for no Job', async () => {
    const objects = await render(helm, c);
    const deny = ofKind<Policy>(objects, 'NetworkPolicy').filter((p) => !(p.spec.ingress ?? p.spec.egress));
    if (ofKind(objects, 'NetworkPolicy').length === 0) return;
    expect(deny).toHaveLength(1);
    for (const w of workloads(objects))
      expect(matches(deny[0]?.spec.podSelector ?? {}, w.spec.template.metadata.labels), id(w)).toBe(w.kind !== 'Job');
  });
});
