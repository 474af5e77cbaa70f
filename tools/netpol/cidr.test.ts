import { describe, expect, it } from 'vitest';
import { contains, ipv4Range } from './cidr.ts';

it.each([
  ['10.0.0.0/8', '10.0.0.0/8'],
  ['10.1.2.3/8', '10.0.0.0/8'],
  ['10.1.2.3/32', '10.1.2.3/32'],
  ['255.255.255.255/1', '128.0.0.0/1'],
  ['1.2.3.4/0', '0.0.0.0/0'],
  ['010.001.0.0/16', '10.1.0.0/16'],
  ['fd00::/8', undefined],
  ['::ffff:10.0.0.0/104', undefined],
])('%s is %s', (cidr, range) => expect(ipv4Range(cidr)).toBe(range));

describe('an address is in a range', () => {
  it.each([
    ['10.0.0.0/8', '10.255.255.255', true],
    ['10.0.0.0/8', '11.0.0.0', false],
    ['172.30.0.20/32', '172.30.0.20', true],
    ['172.30.0.20/32', '172.30.0.21', false],
    ['0.0.0.0/0', '192.0.2.1', true],
  ])('%s, %s: %s', (range, address, expected) => expect(contains(range, address)).toBe(expected));
});
