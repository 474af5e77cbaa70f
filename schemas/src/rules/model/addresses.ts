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
