import { id, matches, ofKind, podTemplates, type KubeObject, type LabelSelector } from '../objects.ts';
import type { Law } from './law.ts';

interface Policy {
  readonly podSelector: LabelSelector;
  readonly ingress?: readonly unknown[];
  readonly egress?: readonly unknown[];
}

const identity = ['app.kubernetes.io/component', 'app.kubernetes.io/instance', 'app.kubernetes.io/name'].join();

/** Every selector that acts on the pods of one workload: all but that of the policy without rules, which is for all of them. */
function* selectors(objects: readonly KubeObject[]): Generator<{ owner: Pick<KubeObject, 'kind' | 'metadata'>; selector: LabelSelector }> {
  for (const o of ofKind<{ selector: Record<string, string> }>(objects, 'Service'))
    yield { owner: o, selector: { matchLabels: o.spec.selector } };
  for (const kind of ['Deployment', 'PodDisruptionBudget'])
    for (const o of ofKind<{ selector: LabelSelector }>(objects, kind)) yield { owner: o, selector: o.spec.selector };
  for (const o of ofKind<Policy>(objects, 'NetworkPolicy'))
    if (o.spec.ingress ?? o.spec.egress) yield { owner: o, selector: o.spec.podSelector };
}

export const selectorsAreForOneWorkload: Law = function* ({ objects }) {
  for (const { owner, selector } of selectors(objects)) {
    const keys = Object.keys(selector.matchLabels ?? {})
      .toSorted()
      .join();
    if (keys !== identity || selector.matchExpressions)
      yield `${id(owner)} selects by ${keys}, and not by name, instance and component alone`;
    const selected = podTemplates(objects).filter(({ pod }) => matches(selector, pod.metadata.labels ?? {}));
    // The pods of `helm test` are no workload, and have one policy.
    const tests = selected.length > 0 && selected.every((s) => s.owner.kind === 'Pod');
    if (selected.length !== 1 && !tests) yield `${id(owner)} selects ${selected.map((s) => id(s.owner)).join(', ') || 'nothing'}`;
    const [one] = selected;
    if (one && one.owner.kind !== 'Deployment' && owner.kind !== 'NetworkPolicy') yield `${id(owner)} selects ${id(one.owner)}`;
    if (one && owner.kind === 'Deployment' && one.owner !== owner) yield `${id(owner)} selects ${id(one.owner)}`;
  }
};

export const noTwoActOnOnePod: Law = function* ({ objects }) {
  for (const kind of ['PodDisruptionBudget', 'Deployment']) {
    for (const { owner, pod } of podTemplates(objects)) {
      const own = [...selectors(objects)].filter((s) => s.owner.kind === kind && matches(s.selector, pod.metadata.labels ?? {}));
      if (own.length > 1) yield `${id(owner)} is selected by ${own.map((s) => id(s.owner)).join(' and ')}`;
    }
  }
};

/** Where policies are on, every pod is in one, and one without rules closes whatever else runs in a Deployment. */
export const everyPodIsClosedByDefault: Law = function* ({ objects }) {
  const policies = ofKind<Policy & { policyTypes: readonly string[] }>(objects, 'NetworkPolicy');
  if (policies.length === 0) return;
  for (const policy of policies)
    if (policy.spec.policyTypes.toSorted().join() !== 'Egress,Ingress')
      yield `${id(policy)} is for ${policy.spec.policyTypes.join()} alone`;
  for (const { owner, pod } of podTemplates(objects)) {
    const own = policies.filter((p) => matches(p.spec.podSelector, pod.metadata.labels ?? {}));
    if (own.length === 0) yield `${id(owner)} is in no policy`;
    const closed = own.some(({ spec }) => !(spec.ingress ?? spec.egress));
    if (owner.kind === 'Deployment' && !closed) yield `${id(owner)} is not closed by default`;
  }
};
