/** A version as Masterminds/semver coerces it: `v1.2` is 1.2.0. */
export interface Version {
  readonly numbers: readonly [bigint, bigint, bigint];
  readonly prerelease: readonly string[];
}

const loose = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*))?(?:\+[\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*)?$/;

/** Undefined where Masterminds refuses the text. */
export function versionOf(text: string): Version | undefined {
  const match = text.length > 256 ? null : loose.exec(text);
  if (!match) return undefined;
  const [, major = '0', minor = '0', patch = '0', suffix = ''] = match;
  const numbers = [BigInt(major), BigInt(minor), BigInt(patch)] as const;
  const prerelease = suffix === '' ? [] : suffix.split('.');
  if (numbers.some((number) => number >= 2n ** 64n) || prerelease.some((part) => /^0\d+$/.test(part))) return undefined;
  return { numbers, prerelease };
}

const sign = (one: bigint | string | number, other: bigint | string | number) => (one < other ? -1 : one > other ? 1 : 0);

/** Order of two prereleases by themselves: numbers before words, the shorter before the longer. */
export function comparePrereleases(one: readonly string[], other: readonly string[]): number {
  for (let i = 0; i < Math.max(one.length, other.length); i++) {
    const [a, b] = [one[i], other[i]];
    if (a === undefined || b === undefined) return sign(one.length, other.length);
    const [aNumber, bNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)];
    const order = aNumber && bNumber ? sign(BigInt(a), BigInt(b)) : aNumber === bNumber ? sign(a, b) : aNumber ? -1 : 1;
    if (order !== 0) return order;
  }
  return 0;
}

export function compareVersions(one: Version, other: Version): number {
  for (const i of [0, 1, 2] as const) if (one.numbers[i] !== other.numbers[i]) return sign(one.numbers[i], other.numbers[i]);
  const [a, b] = [one.prerelease, other.prerelease];
  // A release comes after its prereleases.
  if (a.length === 0 || b.length === 0) return sign(b.length, a.length) && (a.length === 0 ? 1 : -1);
  return comparePrereleases(a, b);
}
