import { BlockList, isIP } from 'node:net';

/** Whether text is an IP address and not a name. */
export const isAddress = (host: string): boolean => isIP(host) !== 0;

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Whether an IP address lies in one of some ranges of the schema's form. */
export function isInRanges(address: string, cidrs: readonly string[]): boolean {
  const list = new BlockList();
  for (const cidr of cidrs) {
    const [base, bits] = cidr.split('/') as [string, string];
    list.addSubnet(base, Number(bits), familyOf(base));
  }
  return list.check(address, familyOf(address));
}

/** Whether a range is every address there is. */
export const isEverything = (cidr: string): boolean => cidr.endsWith('/0');

/** Why a host is one inside the cluster or the pod, if its name says so. */
export function insideCluster(host: string): string | undefined {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (name === 'localhost' || name === '::1' || name.startsWith('127.')) return 'the pod itself';
  if (/\.svc(\.|$)/.test(name) || name.endsWith('.cluster.local')) return 'a Service of the cluster';
  if (!name.includes('.') && !isAddress(name)) return 'a Service of the namespace';
  return undefined;
}

/** An address as a number of 32 or 128 bits. */
function numberOf(address: string): bigint {
  if (isIP(address) === 4) return address.split('.').reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
  // Written by URL in its canonical form, without an IPv4 tail.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const groups = (text = '') => text.split(':').filter(Boolean);
  const zeros = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  return [...groups(head), ...Array<string>(zeros).fill('0'), ...groups(tail)].reduce(
    (sum, part) => (sum << 16n) | BigInt(`0x${part}`),
    0n,
  );
}

/** Whether the address of a range of the schema's form has bits beyond its prefix, as 10.0.0.1/8 has. */
export function hasHostBits(cidr: string): boolean {
  const [base, prefix] = cidr.split('/') as [string, string];
  const width = isIP(base) === 6 ? 128n : 32n;
  return (numberOf(base) & ((1n << (width - BigInt(prefix))) - 1n)) !== 0n;
}
