import { endpoints, isolate, type Allowance, type Direction, type Isolation, type Objects, type Peer, type Port } from './isolation.ts';

const directions = ['egress', 'ingress'] as const;

/**
 * The nftables ruleset of one node, for `nft -f -`, which replaces the one before it as a whole. It sees what the node forwards, after
 * kube-proxy has put a pod's address in the place of a Service's; what the node itself sends to its pods is not forwarded.
 *
 * @param podRange addresses that pods have
 */
export function ruleset(objects: Objects, node: string, podRange: string): string {
  const everybody = endpoints(objects);
  const local = everybody.filter((pod) => pod.node === node);
  const isolations = directions.map((direction) => ({ direction, groups: isolate(direction, objects.policies, local, everybody) }));
  return `add table ip netpol
delete table ip netpol
table ip netpol {
${isolations.flatMap(({ direction, groups }) => groups.map((group, index) => chain(direction, index, group))).join('')}${block('set pods', [
    'type ipv4_addr',
    elements(everybody.map(({ address }) => address)),
  ])}${block('set self', ['type ipv4_addr . ipv4_addr', elements(everybody.map(({ address }) => `${address} . ${address}`))])}${isolations
    .map(({ direction, groups }) =>
      block(`map ${direction}`, [
        'type ipv4_addr : verdict',
        elements(groups.flatMap(({ addresses }, index) => addresses.map((address) => `${address} : jump ${direction}-${index}`))),
      ]),
    )
    .join('')}${block('chain forward', [
    'type filter hook forward priority filter; policy accept;',
    'ct state established,related accept',
    // A pod that is not known yet waits, since senders repeat what is dropped; a rejected connection would fail.
    `ip saddr ${podRange} ip saddr != @pods drop`,
    `ip daddr ${podRange} ip daddr != @pods drop`,
    'ip saddr . ip daddr @self accept', // by way of its Service; a policy cannot forbid it
    'ip saddr vmap @egress',
    'ip daddr vmap @ingress',
  ])}}
`;
}

function chain(direction: Direction, index: number, { policies, allowances }: Isolation): string {
  const comment = policies.join(' ').slice(0, 127); // nft takes 128 bytes
  return block(`chain ${direction}-${index}`, [
    ...new Set(allowances.flatMap((allowance) => rules(direction, allowance))),
    `reject with icmp type admin-prohibited comment "${comment}"`, // says "policy", unlike the reset of a port where nobody listens
  ]);
}

/** One rule for each peer and port: nft does not take sets of ranges that overlap. */
function rules(direction: Direction, { peers, ports }: Allowance): string[] {
  const sides = peers ? peers.flatMap((peer) => peerMatch(direction === 'ingress' ? 'saddr' : 'daddr', peer) ?? []) : [''];
  const services = ports ? ports.flatMap((port) => portMatch(port) ?? []) : [''];
  return sides.flatMap((side) => services.map((service) => [side, service, 'return'].filter(Boolean).join(' ')));
}

function peerMatch(side: 'saddr' | 'daddr', peer: Peer): string | undefined {
  if ('addresses' in peer) return peer.addresses.length > 0 ? `ip ${side} { ${peer.addresses.join(', ')} }` : undefined;
  const within = peer.range === '0.0.0.0/0' ? [] : [`ip ${side} ${peer.range}`];
  if (peer.except.includes('0.0.0.0/0')) return undefined;
  return [...within, ...peer.except.map((range) => `ip ${side} != ${range}`)].join(' ');
}

function portMatch(port: Port): string | undefined {
  const protocol = port.protocol.toLowerCase();
  if ('destinations' in port) {
    const pairs = port.destinations.map((destination) => `${destination.address} . ${destination.port}`);
    return pairs.length > 0 ? `ip daddr . ${protocol} dport { ${pairs.join(', ')} }` : undefined;
  }
  if (port.first === undefined) return `meta l4proto ${protocol}`;
  return `${protocol} dport ${port.first === port.last ? port.first : `${port.first}-${port.last}`}`;
}

const elements = (values: readonly string[]) => (values.length > 0 ? `elements = { ${values.join(', ')} }` : '');

const block = (head: string, lines: readonly string[]) =>
  `  ${head} {\n${lines
    .filter(Boolean)
    .map((line) => `    ${line}\n`)
    .join('')}  }\n`;
