import type { V1Pod } from '@kubernetes/client-node';
import { describe, expect, it } from 'vitest';
import { cases } from './cases.ts';
import { contains } from './cidr.ts';
import { endpoints, isolate, type Allowance, type Objects, type Peer, type Port } from './isolation.ts';
import { flows, objects, policy, type Flow } from './world.ts';

const { addresses, ...world } = objects();
const address = (pod: string) => {
  const found = addresses[pod];
  if (!found) throw new Error(`there is no pod ${pod}`);
  return found;
};

/** What the pure function says of one connection; the rules that nft gets from it are compared in ruleset.test.ts. */
function decide(view: Objects, { from, to, service }: Flow): boolean {
  const everybody = endpoints(view);
  const [protocol = '', port = 0] = service.split(' ');
  const lets = (direction: 'ingress' | 'egress', subject: string, peer: string) => {
    const isolation = isolate(direction, view.policies, everybody, everybody).find((group) => group.addresses.includes(subject));
    return !isolation || isolation.allowances.some((allowance) => covers(allowance, peer, protocol, address(to), Number(port)));
  };
  return lets('egress', address(from), address(to)) && lets('ingress', address(to), address(from));
}

const covers = ({ peers, ports }: Allowance, peer: string, protocol: string, destination: string, port: number): boolean =>
  (!peers || peers.some((one) => isPeer(one, peer))) && (!ports || ports.some((one) => isPort(one, protocol, destination, port)));

const isPeer = (peer: Peer, address: string): boolean =>
  'addresses' in peer
    ? peer.addresses.includes(address)
    : contains(peer.range, address) && !peer.except.some((range) => contains(range, address));

function isPort(one: Port, protocol: string, destination: string, port: number): boolean {
  if (one.protocol !== protocol) return false;
  if ('destinations' in one) return one.destinations.some((found) => found.address === destination && found.port === port);
  return one.first === undefined || (one.first <= port && port <= (one.last ?? one.first));
}

describe('the truth table of the API', () => {
  it.each(cases(address))('$name', ({ policies, allowed }) => {
    const show = (decision: (flow: Flow) => boolean) =>
      flows.map((flow) => `${flow.from} ${flow.to} ${flow.service}: ${decision(flow) ? 'allowed' : 'refused'}`);
    expect(show((flow) => decide({ ...world, policies }, flow))).toEqual(show(allowed));
  });

  it('has no two cases of one name, and only the first ones that refuse nothing', () => {
    const table = cases(address);
    expect(new Set(table.map(({ name }) => name)).size).toBe(table.length);
    expect(table.filter(({ allowed }) => flows.every(allowed)).length).toBe(3);
  });
});

describe('pods that take part', () => {
  const changed = (change: (pod: V1Pod) => void) => {
    const pod = structuredClone(world.pods[0]!);
    change(pod);
    return endpoints({ ...world, pods: [pod] });
  };
  const addressesAfter = (change: (pod: V1Pod) => void) => changed(change).map((one) => one.address);

  it.each(['Succeeded', 'Failed'])('are not those that ended: %s', (phase) =>
    expect(addressesAfter((pod) => (pod.status!.phase = phase))).toEqual([]),
  );
  it('are those that are about to end: they answer what they were asked', () =>
    expect(addressesAfter((pod) => (pod.metadata!.deletionTimestamp = new Date()))).toEqual(['10.244.1.2']));
  it('are not those without an address yet', () => expect(addressesAfter((pod) => (pod.status = { phase: 'Pending' }))).toEqual([]));
  it('are not those of the host’s network: they have the address of the node', () =>
    expect(addressesAfter((pod) => (pod.spec!.hostNetwork = true))).toEqual([]));
  it('have the IPv4 one of two addresses', () =>
    expect(addressesAfter((pod) => (pod.status = { podIP: 'fd00::2', podIPs: [{ ip: 'fd00::2' }, { ip: '10.244.1.9' }] }))).toEqual([
      '10.244.1.9',
    ]));
  it('have the ports of their sidecars, and not those of what runs before them', () => {
    const [found] = changed((pod) => {
      const ports = (name: string) => [{ name, containerPort: 9000 }];
      pod.spec!.initContainers = [
        { name: 'before', ports: ports('before') },
        { name: 'beside', ports: ports('beside'), restartPolicy: 'Always' },
      ];
    });
    expect(found?.ports.map(({ name }) => name)).toEqual(['http', 'dns', 'beside']);
  });
});

it('looks only at the pods that are asked about, and at all of them as peers', () => {
  const everybody = endpoints(world);
  const local = everybody.filter(({ node }) => node === 'node2');
  const [group, ...others] = isolate(
    'ingress',
    [policy('netpol-x', 'own', { podSelector: {}, ingress: [{ _from: [{ podSelector: {} }] }] })],
    local,
    everybody,
  );
  expect(others).toEqual([]);
  expect(group).toEqual({
    policies: ['netpol-x/own'],
    addresses: [address('x/b')],
    allowances: [{ peers: [{ addresses: [address('x/a'), address('x/b')] }] }],
  });
});
