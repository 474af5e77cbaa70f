import { expect, it } from 'vitest';
import type { V1NetworkPolicy } from '@kubernetes/client-node';
import { ruleset } from './ruleset.ts';
import { objects, policy } from './world.ts';

const { addresses: _, ...world } = objects();
const rulesOf = (node: string, ...policies: V1NetworkPolicy[]) => ruleset({ ...world, policies }, node, '10.244.0.0/16');
/** The lines of one block. */
const blockOf = (text: string, head: string) =>
  new RegExp(`^  ${head} \\{\\n((?:    .*\\n)*)  \\}$`, 'm')
    .exec(text)?.[1]
    ?.split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

it('replaces the table as a whole', () => {
  expect(rulesOf('node1').split('\n').slice(0, 3)).toEqual(['add table ip netpol', 'delete table ip netpol', 'table ip netpol {']);
});

it('knows all pods, isolates those of the node', () => {
  const text = rulesOf('node1', policy('netpol-x', 'deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] }));
  expect(blockOf(text, 'set pods')?.[1]).toBe('elements = { 10.244.1.2, 10.244.1.4, 10.244.2.3, 10.244.2.5 }');
  expect(blockOf(text, 'map ingress')?.[1]).toBe('elements = { 10.244.1.2 : jump ingress-0 }');
  expect(blockOf(text, 'map egress')?.[1]).toBe('elements = { 10.244.1.2 : jump egress-0 }');
  expect(blockOf(text, 'chain ingress-0')).toEqual(['reject with icmp type admin-prohibited comment "netpol-x/deny"']);
});

it('lets answers pass first, holds what is unknown, then asks both ends', () => {
  expect(blockOf(rulesOf('node1'), 'chain forward')).toEqual([
    'type filter hook forward priority filter; policy accept;',
    'ct state established,related accept',
    'ip saddr 10.244.0.0/16 ip saddr != @pods drop',
    'ip daddr 10.244.0.0/16 ip daddr != @pods drop',
    'ip saddr . ip daddr @self accept',
    'ip saddr vmap @egress',
    'ip daddr vmap @ingress',
  ]);
});

it('has no elements where there are none: nft takes no empty list', () => {
  expect(ruleset({ policies: [], pods: [], namespaces: [] }, 'node1', '10.244.0.0/16')).not.toContain('elements');
});

it('writes peers and ports', () => {
  const text = rulesOf(
    'node1',
    policy('netpol-x', 'in', {
      podSelector: {},
      ingress: [
        {
          _from: [
            { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16', 'fd00::/8', '10.1.1.0/24'] } },
            { ipBlock: { cidr: 'fd00::/8' } },
            { podSelector: {} },
          ],
          ports: [{ port: 80 }, { port: 90, endPort: 99, protocol: 'UDP' }, { protocol: 'SCTP' }, { port: 'http' }, { port: 'none' }],
        },
        { _from: [{ ipBlock: { cidr: '0.0.0.0/0' } }, { ipBlock: { cidr: '10.0.0.0/8', except: ['0.0.0.0/0'] } }], ports: [{ port: 443 }] },
        { ports: [{ port: 443 }] },
      ],
    }),
  );
  const range = 'ip saddr 10.0.0.0/8 ip saddr != 10.1.0.0/16 ip saddr != 10.1.1.0/24';
  const own = 'ip saddr { 10.244.1.2, 10.244.2.3 }';
  const ports = ['tcp dport 80', 'udp dport 90-99', 'meta l4proto sctp', 'ip daddr . tcp dport { 10.244.1.2 . 8080 }'];
  expect(blockOf(text, 'chain ingress-0')).toEqual([
    ...ports.map((port) => `${range} ${port} return`),
    ...ports.map((port) => `${own} ${port} return`),
    'tcp dport 443 return',
    'reject with icmp type admin-prohibited comment "netpol-x/in"',
  ]);
});

it('shares a chain among pods that the same policies isolate', () => {
  const pods = structuredClone(world.pods);
  for (const pod of pods) pod.spec!.nodeName = 'node1';
  const policies = [policy('netpol-x', 'deny', { podSelector: {} })];
  const text = ruleset({ ...world, pods, policies }, 'node1', '10.244.0.0/16');
  expect(blockOf(text, 'map ingress')?.[1]).toBe('elements = { 10.244.1.2 : jump ingress-0, 10.244.2.3 : jump ingress-0 }');
  expect(text).not.toContain('ingress-1');
});

it('does not depend on the order in which objects arrive', () => {
  const policies = ['one', 'two', 'three'].map((name) =>
    policy('netpol-x', name, { podSelector: {}, ingress: [{ ports: [{ port: name.length }] }] }),
  );
  const reversed = { namespaces: world.namespaces.toReversed(), pods: world.pods.toReversed(), policies: policies.toReversed() };
  expect(ruleset(reversed, 'node1', '10.244.0.0/16')).toBe(ruleset({ ...world, policies }, 'node1', '10.244.0.0/16'));
});
