import { contains } from './cidr.ts';
import { endpoints, isolate, type Allowance, type Direction, type Objects, type Peer, type Port } from './isolation.ts';

/** The start of a connection, by addresses: in the place of a Service's, that of the pod behind it. */
export interface Connection {
  readonly from: string;
  readonly to: string;
  readonly protocol: string;
  readonly port: number;
}

/** Whether policies let a connection through: what the rules of both nodes come to. For tests, which hold it against the kernel. */
export function decide(objects: Objects, { from, to, protocol, port }: Connection): boolean {
  if (from === to) return true;
  const everybody = endpoints(objects);
  const lets = (direction: Direction, subject: string, peer: string) => {
    const isolation = isolate(direction, objects.policies, everybody, everybody).find(({ addresses }) => addresses.includes(subject));
    return !isolation || isolation.allowances.some((allowance) => covers(allowance, peer, protocol, to, port));
  };
  return lets('egress', from, to) && lets('ingress', to, from);
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
