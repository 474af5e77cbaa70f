import { components, type Component, type Need } from '@landfall/schemas/contract';
import type { Connection } from '../../../tools/netpol/decide.ts';
import type { Objects } from '../../../tools/netpol/isolation.ts';
import { componentLabel, ofKind, workloads, type KubeObject } from './objects.ts';

const contract: Readonly<Record<string, Component>> = components;
/** In no range that values name. */
const loadBalancer = '172.30.0.2';

/** A cluster in which the objects of a release run: a pod for each component and each test of `helm test`, and others around them. */
export interface World extends Objects {
  readonly routed: boolean;
  /** Components and tests that run. */
  readonly running: readonly string[];
  readonly connection: (from: string, to: string) => Connection;
}

export function worldOf(objects: readonly KubeObject[], namespace: string): World {
  const tests = objects.filter(({ kind }) => kind === 'Pod').map(({ metadata }) => metadata.labels ?? {});
  const components = workloads(objects).map(({ spec }) => spec.template.metadata.labels);
  const running = [...components, ...tests].map((labels) => ({ name: labels[componentLabel] ?? '', namespace, labels }));
  const web = running.find(({ name }) => name === 'web')?.labels ?? {};
  const pods = [
    ...running,
    { name: 'stranger', namespace, labels: { app: 'stranger' } },
    { name: 'impostor', namespace: 'elsewhere', labels: web },
    { name: 'monitoring', namespace: 'monitoring', labels: {} },
    { name: 'dns', namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } },
    { name: 'neighbour of dns', namespace: 'kube-system', labels: {} },
  ];
  const addresses = new Map(pods.map(({ name }, index) => [name, `192.168.0.${index + 1}`]));
  const address = (name: string) => addresses.get(name) ?? loadBalancer;
  return {
    policies: ofKind(objects, 'NetworkPolicy').map(({ metadata, spec }) => ({ metadata: { name: metadata.name, namespace }, spec })),
    pods: pods.map(({ name, namespace: of, labels }) => ({
      metadata: { name, namespace: of, labels },
      spec: { containers: [] },
      status: { phase: 'Running', podIP: address(name) },
    })),
    namespaces: [...new Set(pods.map((pod) => pod.namespace))].map((name) => ({
      metadata: { name, labels: { 'kubernetes.io/metadata.name': name } },
    })),
    routed: objects.some(({ kind }) => kind === 'Ingress' || kind === 'HTTPRoute'),
    running: running.map(({ name }) => name),
    connection: (from, to) => {
      const [callee = '', port = ''] = to.split(':');
      return { from: address(from), to: address(callee), protocol: port === 'udp' ? 'UDP' : 'TCP', port: portOf(callee, port) };
    },
  };
}

function portOf(callee: string, port: string): number {
  if (port === 'http') return contract[callee]?.port ?? 8080;
  if (port === 'metrics') return contract[callee]?.metricsPort ?? 9464;
  return 53;
}

export const callers = ({ running }: World): readonly string[] => [...running, 'stranger', 'impostor', 'monitoring', 'load balancer'];

export const callees = ({ running }: World): readonly string[] => [
  ...running.flatMap((name) => [`${name}:http`, `${name}:metrics`]),
  'dns:udp',
  'dns:tcp',
  'neighbour of dns:tcp',
  'stranger:tcp',
  'impostor:tcp',
];

/** The table of who talks to whom, from the contract alone; a test talks to the component that it is named after. */
export function expected({ running, routed }: World, from: string, to: string): boolean {
  const [callee = '', port = ''] = to.split(':');
  if (from === callee) return true;
  if (from.startsWith('tests-')) return to === `${from.slice('tests-'.length)}:http` || callee === 'dns';
  if (contract[callee]) {
    if (port === 'metrics') return from === 'monitoring' && contract[callee].metricsPort !== undefined;
    if (contract[callee].port === undefined) return false;
    return from === 'load balancer' ? routed : (contract[from]?.needs.includes(callee as Need) ?? false);
  }
  if (running.includes(callee)) return false;
  return !contract[from] || callee === 'dns';
}
