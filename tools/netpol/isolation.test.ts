import type { V1NetworkPolicy, V1Pod } from '@kubernetes/client-node';
import { describe, expect, it } from 'vitest';
import { cases } from './cases.ts';
import { decide } from './decide.ts';
import { endpoints, isolate, type Objects } from './isolation.ts';
import { flows, objects, policy, wire, type Flow } from './world.ts';

const { addresses, ...world } = objects();
const address = (pod: string) => {
  const found = addresses[pod];
  if (!found) throw new Error(`there is no pod ${pod}`);
  return found;
};

/** The rules that nft gets are compared in ruleset.test.ts, and what the kernel makes of them in the end-to-end suite. */
const decision = (view: Objects) => (flow: Flow) => {
  const [protocol = '', port] = flow.service.split(' ');
  return decide(view, { from: address(flow.from), to: address(flow.to), protocol, port: Number(port) });
};

const asWatched = (policies: readonly V1NetworkPolicy[]) => JSON.parse(wire(policies)) as V1NetworkPolicy[];

describe('the truth table of the API', () => {
  it.each(cases(address))('$name', ({ policies, allowed }) => {
    const show = (passes: (flow: Flow) => boolean) =>
      flows.map((flow) => `${flow.from} ${flow.to} ${flow.service}: ${passes(flow) ? 'allowed' : 'refused'}`);
    expect(show(decision({ ...world, policies }))).toEqual(show(allowed));
    expect(show(decision({ ...world, policies: asWatched(policies) })), 'as the watch shows them').toEqual(show(allowed));
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
