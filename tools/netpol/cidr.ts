/** An IPv4 range in the form that nft takes: the API server lets bits of the host and leading zeros pass. Undefined for IPv6. */
export function ipv4Range(cidr: string): string | undefined {
  const found = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(cidr);
  if (!found) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, length = 0] = found.slice(1).map(Number);
  const address = ((a << 24) | (b << 16) | (c << 8) | d) & mask(length);
  return `${[24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.')}/${length}`;
}

const mask = (length: number) => (length === 0 ? 0 : -1 << (32 - length));

/** Whether an IPv4 address lies in a range. */
export const contains = (range: string, address: string): boolean =>
  ipv4Range(`${address}/${range.slice(range.indexOf('/') + 1)}`) === range;
