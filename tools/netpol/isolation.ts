import type {
  V1Namespace,
  V1NetworkPolicy,
  V1NetworkPolicyIngressRule,
  V1NetworkPolicyEgressRule,
  V1NetworkPolicyPeer,
  V1NetworkPolicyPort,
  V1Pod,
} from '@kubernetes/client-node';
import { isIPv4 } from 'node:net';
import { ipv4Range } from './cidr.ts';
import { matches, type Labels } from './selectors.ts';

export interface Objects {
  readonly policies: readonly V1NetworkPolicy[];
  readonly pods: readonly V1Pod[];
  readonly namespaces: readonly V1Namespace[];
}

export type Direction = 'ingress' | 'egress';
export type Protocol = 'TCP' | 'UDP' | 'SCTP';

/** Other side of a connection: pods, or an address range less some others. */
export type Peer = { readonly addresses: readonly string[] } | { readonly range: string; readonly except: readonly string[] };

/** Destination port; of named ones each pod has its own. */
export type Port =
  | { readonly protocol: Protocol; readonly first?: number; readonly last?: number }
  | { readonly protocol: Protocol; readonly destinations: readonly { readonly address: string; readonly port: number }[] };

/** A connection with one of these peers to one of these ports is allowed; absent means any, an empty list means none. */
export interface Allowance {
  readonly peers?: readonly Peer[];
  readonly ports?: readonly Port[];
}

/** The client renames `from` in objects that it lists, and hands over those that it watches as they come. */
type Rule = V1NetworkPolicyIngressRule & V1NetworkPolicyEgressRule & { readonly from?: V1NetworkPolicyPeer[] };

/** Pods that the same policies isolate in one direction. */
export interface Isolation {
  readonly policies: readonly string[];
  readonly addresses: readonly string[];
  readonly allowances: readonly Allowance[];
}

/** A pod with an address of its own: not one of the host's network, and not one that has ended, whose address others may get. */
export interface Endpoint {
  readonly address: string;
  readonly node: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly namespaceLabels: Labels;
  readonly ports: readonly { readonly name?: string; readonly protocol: string; readonly port: number }[];
}

/** Pods that take part in the network, in the order of their addresses. */
export function endpoints({ pods, namespaces }: Pick<Objects, 'pods' | 'namespaces'>): Endpoint[] {
  const labelsOf = new Map(namespaces.map(({ metadata }) => [metadata?.name, metadata?.labels ?? {}]));
  const found = pods.flatMap((pod): Endpoint[] => {
    const { metadata, spec, status } = pod;
    const address = [status?.podIP, ...(status?.podIPs ?? []).map(({ ip }) => ip)].find((ip) => ip && isIPv4(ip));
    if (!address || spec?.hostNetwork || status?.phase === 'Succeeded' || status?.phase === 'Failed') return [];
    const namespace = metadata?.namespace ?? '';
    return [
      {
        address,
        node: spec?.nodeName ?? '',
        namespace,
        labels: metadata?.labels ?? {},
        namespaceLabels: labelsOf.get(namespace) ?? {},
        ports: containerPorts(pod),
      },
    ];
  });
  return found.toSorted((one, other) => one.address.localeCompare(other.address));
}

/** Sidecars are init containers that go on running. */
function containerPorts({ spec }: V1Pod): Endpoint['ports'] {
  const sidecars = (spec?.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always');
  return [...(spec?.containers ?? []), ...sidecars]
    .flatMap(({ ports = [] }) => ports)
    .map(({ name, protocol = 'TCP', containerPort }) => ({ ...(name && { name }), protocol, port: containerPort }));
}

/**
 * What the policies say of one direction, as https://kubernetes.io/docs/concepts/services-networking/network-policies/ has it: a pod
 * that no policy selects is free; of one that is selected, what any of its policies allows is allowed.
 *
 * @param subjects the pods that are asked about: those of one node
 */
export function isolate(
  direction: Direction,
  policies: readonly V1NetworkPolicy[],
  subjects: readonly Endpoint[],
  everybody: readonly Endpoint[],
): Isolation[] {
  const named = policies
    .filter((policy) => directions(policy).has(direction))
    .map((policy) => ({ name: `${policy.metadata?.namespace}/${policy.metadata?.name}`, policy }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
  const selecting = (pod: Endpoint) =>
    named.filter(({ policy }) => policy.metadata?.namespace === pod.namespace && matches(policy.spec?.podSelector ?? {}, pod.labels));
  const isolated = subjects.map((pod) => ({ pod, by: selecting(pod) })).filter(({ by }) => by.length > 0);
  const groups = Map.groupBy(isolated, ({ by }) => by.map(({ name }) => name).join(' '));
  return [...groups.values()].map((members) => {
    const pods = members.map(({ pod }) => pod);
    const by = members[0]?.by ?? [];
    return {
      policies: by.map(({ name }) => name),
      addresses: pods.map(({ address }) => address),
      allowances: by.flatMap(({ policy }) => allowances(direction, policy, pods, everybody)),
    };
  });
}

/** Left out, they are Ingress, and Egress if there are rules for it: as the API server's default. */
function directions({ spec }: V1NetworkPolicy): Set<Direction> {
  const types = spec?.policyTypes ?? ['Ingress', ...(spec?.egress?.length ? ['Egress'] : [])];
  return new Set(types.map((type) => (type === 'Ingress' ? 'ingress' : 'egress')));
}

function allowances(
  direction: Direction,
  policy: V1NetworkPolicy,
  subjects: readonly Endpoint[],
  everybody: readonly Endpoint[],
): Allowance[] {
  const rules: Rule[] = policy.spec?.[direction] ?? [];
  const destinations = direction === 'ingress' ? subjects : everybody;
  return rules.map(({ _from: listed, from: watched, to, ports }) => {
    const peers = (direction === 'ingress' ? (listed ?? watched) : to) ?? [];
    return {
      ...(peers.length > 0 && { peers: peers.flatMap((peer) => resolvePeer(peer, policy.metadata?.namespace ?? '', everybody) ?? []) }),
      ...(ports?.length && { ports: ports.map((port) => resolvePort(port, destinations)) }),
    };
  });
}

function resolvePeer(peer: V1NetworkPolicyPeer, namespace: string, everybody: readonly Endpoint[]): Peer | undefined {
  if (peer.ipBlock) {
    const range = ipv4Range(peer.ipBlock.cidr);
    return range === undefined ? undefined : { range, except: (peer.ipBlock.except ?? []).flatMap((cidr) => ipv4Range(cidr) ?? []) };
  }
  const { namespaceSelector, podSelector } = peer;
  const chosen = everybody.filter(
    (pod) =>
      (namespaceSelector ? matches(namespaceSelector, pod.namespaceLabels) : pod.namespace === namespace) &&
      matches(podSelector ?? {}, pod.labels),
  );
  return { addresses: chosen.map(({ address }) => address) };
}

function resolvePort({ port, endPort, protocol = 'TCP' }: V1NetworkPolicyPort, destinations: readonly Endpoint[]): Port {
  const known = protocol as Protocol;
  if (port === undefined) return { protocol: known };
  if (typeof port === 'number') return { protocol: known, first: port, last: endPort ?? port };
  const having = destinations.flatMap(({ address, ports }) =>
    ports.filter((one) => one.name === port && one.protocol === protocol).map((one) => ({ address, port: one.port })),
  );
  return { protocol: known, destinations: having };
}
