import { components, type ComponentName } from '@landfall/schemas/contract';
import { describe, expect, it } from 'vitest';
import { decide } from '../../tools/netpol/decide.ts';
import { caseOf, cases, inline } from './lib/cases.ts';
import { helms, render, type Case } from './lib/helm.ts';
import { callers, callees, expected, worldOf } from './lib/network.ts';
import { componentOf, ofKind, type LabelSelector } from './lib/objects.ts';

interface Peer {
  readonly ipBlock?: { readonly cidr: string };
  readonly podSelector?: LabelSelector;
  readonly namespaceSelector?: LabelSelector;
}
interface Rule {
  readonly to?: readonly Peer[];
  readonly from?: readonly Peer[];
  readonly ports: readonly { readonly port: number; readonly protocol: string }[];
}
interface Policy {
  readonly podSelector: LabelSelector;
  readonly ingress?: readonly Rule[];
  readonly egress?: readonly Rule[];
}

/** A service of its own address and port for each need, so that a rule tells which need it is for. */
const endpoints = {
  database: ['10.0.0.1/32', 5432],
  redis: ['10.0.0.2/32', 6379],
  mail: ['10.0.0.3/32', 8025],
  objectStore: ['10.0.0.4/32', 9000],
  payments: ['10.0.0.5/32', 12111],
} as const;
const apart: Case = {
  ...inline,
  set: {
    ...Object.fromEntries(Object.entries(endpoints).map(([need, [cidr, port]]) => [`networkPolicy.${need}`, { cidrs: [cidr], port }])),
    'config.RESEND_BASE_URL': 'http://10.0.0.3:8025',
    'config.S3_ENDPOINT': 'http://10.0.0.4:9000',
    'config.STRIPE_BASE_URL': 'http://10.0.0.5:12111',
  },
};
/** With a load balancer's range that no pod is in. */
const enforceable = (c: Case): Case => ({ ...c, set: { ...c.set, 'networkPolicy.ingressCidrs': ['172.30.0.0/24'] } });
const name = (rule: Rule): string => {
  const target = rule.to?.[0];
  const service = Object.entries(endpoints).find(([, [cidr, port]]) => target?.ipBlock?.cidr === cidr && rule.ports[0]?.port === port)?.[0];
  if (service) return service;
  if (target?.namespaceSelector?.matchLabels?.['kubernetes.io/metadata.name'] === 'kube-system') return 'dns';
  return target?.podSelector?.matchLabels?.['app.kubernetes.io/component'] ?? JSON.stringify(rule);
};

describe.each(helms)('with %s', (helm) => {
  it('lets each component call what the contract says it needs, DNS, and nothing else', async () => {
    const policies = ofKind<Policy>(await render(helm, apart), 'NetworkPolicy').filter((p) => p.spec.egress);
    expect(policies.map(componentOf).toSorted()).toStrictEqual([...Object.keys(components), 'tests-api', 'tests-web'].toSorted());
    for (const policy of policies) {
      const component = componentOf(policy);
      const needs: readonly string[] = component.startsWith('tests-')
        ? [component.slice('tests-'.length)]
        : components[component as ComponentName].needs;
      expect(policy.spec.egress?.map(name).toSorted(), component).toStrictEqual(['dns', ...needs].toSorted());
      for (const rule of policy.spec.egress ?? []) expect(rule.to, component).toHaveLength(1);
    }
  });

  it.each(cases)('lets exactly those talk who need to, were $name enforced', async (c) => {
    const world = worldOf(await render(helm, enforceable(c)), c.namespace ?? 'landfall-test');
    if (world.policies.length === 0) return;
    const show = (passes: (from: string, to: string) => boolean) =>
      callers(world).flatMap((from) => callees(world).map((to) => `${from} → ${to}: ${passes(from, to)}`));
    const enforced = (from: string, to: string) => decide(world, world.connection(from, to));
    expect(show(enforced)).toStrictEqual(show((from, to) => expected(world, from, to)));
  });

  it('keeps Postgres and Redis to those that may have them', async () => {
    const policies = ofKind<Policy>(await render(helm, apart), 'NetworkPolicy');
    const callersOf = (need: string) =>
      policies
        .filter((p) => p.spec.egress?.some((rule) => name(rule) === need))
        .map(componentOf)
        .toSorted();
    const workers = ['worker-audit-archive', 'worker-feedback', 'worker-reminders'];
    expect(callersOf('database')).toStrictEqual(['api', 'migrations', ...workers]);
    expect(callersOf('redis')).toStrictEqual(['api', ...workers]);
    expect(callersOf('api')).toStrictEqual(['tests-api', 'web']);
  });

  it('opens every port to named peers only', async () => {
    for (const c of [inline, caseOf('ci/inline-full'), caseOf('values/prod')]) {
      for (const policy of ofKind<Policy>(await render(helm, c), 'NetworkPolicy')) {
        for (const rule of policy.spec.ingress ?? []) {
          expect(rule.from?.length, componentOf(policy)).toBeGreaterThan(0);
          expect(rule.ports, componentOf(policy)).toHaveLength(1);
        }
      }
    }
  });

  it('opens the metrics port to monitoring and to nobody else', async () => {
    for (const policy of ofKind<Policy>(await render(helm, inline), 'NetworkPolicy'))
      for (const rule of policy.spec.ingress ?? [])
        expect(rule.ports[0]?.port === 9464, componentOf(policy)).toBe(rule.from?.[0]?.namespaceSelector !== undefined);
  });
});
