import { createHmac, hkdfSync } from 'node:crypto';
import { isIPv6 } from 'node:net';

/** What a client is counted by: an IPv4 address, or the 64 bits of an IPv6 address that name its network. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const [head = '', tail] = (address.split('%', 1)[0] ?? '').toLowerCase().split('::');
  const before = groupsOf(head);
  const after = tail === undefined ? [] : groupsOf(tail);
  const groups = [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

const groupsOf = (part: string): string[] => (part === '' ? [] : part.split(':'));

/** Names that neither Redis nor the log can turn back into an address, and that are the same in every process. */
export function pseudonyms(secret: string): (value: string) => string {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'landfall pseudonyms of callers', 32));
  return (value) => createHmac('sha256', key).update(value).digest('base64url').slice(0, 16);
}
