import { expect, it } from 'vitest';
import { networkOf, pseudonyms } from './client-address.ts';

it.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['unknown', 'unknown'],
  ['', ''],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

it('names callers alike in every process with the key, and otherwise without it', () => {
  const [one, two, other] = [pseudonyms('a'.repeat(32)), pseudonyms('a'.repeat(32)), pseudonyms('b'.repeat(32))];
  expect(one('192.0.2.1')).toBe(two('192.0.2.1'));
  expect(one('192.0.2.1')).not.toBe(other('192.0.2.1'));
  expect(one('192.0.2.1')).toMatch(/^[\w-]{16}$/);
});
