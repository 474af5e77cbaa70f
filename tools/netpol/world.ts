import type { V1Namespace, V1NetworkPolicy, V1NetworkPolicySpec, V1Pod } from '@kubernetes/client-node';
import type { Labels } from './selectors.ts';

/** A small cluster that shows what a policy means: in tests of the pure function, and as real pods in the end-to-end suite. */
export const namespaces: Readonly<Record<string, Labels>> = {
  'netpol-x': { team: 'blue' },
  'netpol-y': { team: 'green' },
  'netpol-z': {},
};

export interface WorldPod {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Labels;
  /** The port that this pod calls `http`. */
  readonly http: number;
}

export const pods: readonly WorldPod[] = [
  { namespace: 'netpol-x', name: 'a', labels: { app: 'a', tier: 'front' }, http: 8080 },
  { namespace: 'netpol-x', name: 'b', labels: { app: 'b' }, http: 8081 },
  { namespace: 'netpol-y', name: 'a', labels: { app: 'a' }, http: 8080 },
  { namespace: 'netpol-z', name: 'c', labels: { app: 'c' }, http: 8080 },
];

/** Every pod listens on each of these; its name `dns` is that of the UDP port. */
export const services = ['TCP 8080', 'TCP 8081', 'UDP 8080'] as const;
export type Service = (typeof services)[number];

/** `x/a`: the namespace without its prefix, and the pod. */
export const idOf = ({ namespace, name }: { readonly namespace: string; readonly name: string }): string =>
  `${namespace.replace('netpol-', '')}/${name}`;

export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly service: Service;
}

/** Every pair of two pods, with every service. */
export const flows: readonly Flow[] = pods.flatMap((from) =>
  pods.filter((to) => to !== from).flatMap((to) => services.map((service) => ({ from: idOf(from), to: idOf(to), service }))),
);

export interface Case {
  readonly name: string;
  readonly policies: readonly V1NetworkPolicy[];
  readonly allowed: (flow: Flow) => boolean;
}

export const policy = (namespace: string, name: string, spec: V1NetworkPolicySpec): V1NetworkPolicy => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { namespace, name },
  spec,
});

/** As JSON of the API, whose `from` the client's types call `_from`. */
export const wire = (value: unknown): string => JSON.stringify(value).replaceAll('"_from":', '"from":');

/** The world as the API server would show it, with a node for each other pod. */
export function objects(): { namespaces: V1Namespace[]; pods: V1Pod[]; addresses: Record<string, string> } {
  const addresses = Object.fromEntries(pods.map((pod, index) => [idOf(pod), `10.244.${1 + (index % 2)}.${index + 2}`]));
  return {
    addresses,
    namespaces: Object.entries(namespaces).map(([name, labels]) => ({
      metadata: { name, labels: { 'kubernetes.io/metadata.name': name, ...labels } },
    })),
    pods: pods.map((pod, index) => ({
      metadata: { name: pod.name, namespace: pod.namespace, labels: pod.labels },
      spec: { nodeName: `node${1 + (index % 2)}`, containers: [{ name: 'server', ports: containerPorts(pod) }] },
      status: { phase: 'Running', podIP: addresses[idOf(pod)] ?? '' },
    })),
  };
}

export const containerPorts = ({ http }: WorldPod) => [
  { name: 'http', containerPort: http, protocol: 'TCP' },
  { name: 'dns', containerPort: 8080, protocol: 'UDP' },
];
