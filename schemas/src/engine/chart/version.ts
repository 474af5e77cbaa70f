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
  const [, major, minor, patch, suffix = ''] = match;
  const numbers = [BigInt(major ?? 0), BigInt(minor ?? 0), BigInt(patch ?? 0)] as const;
  const prerelease = suffix === '' ? [] : suffix.split('.');
  if (numbers.some((number) => number >= 2n ** 64n) || prerelease.some((part) => /^0\d+$/.test(part))) return undefined;
  return { numbers, prerelease };
}

const sign = (one: bigint | string | number, other: bigint | string | number) => (one < other ? -1 : one > other ? 1 : 0);

/** Order of two prereleases by themselves: numbers before words, the shorter before the longer. */
export function comparePrereleases(one: readonly string[], other: readonly string[]): number {
  for (const [i, a] of one.entries()) {
    const b = other[i];
    if (b === undefined) break;
    const [aNumber, bNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)];
    const order = aNumber && bNumber ? sign(BigInt(a), BigInt(b)) : aNumber === bNumber ? sign(a, b) : aNumber ? -1 : 1;
    if (order !== 0) return order;
  }
  return sign(one.length, other.length);
}

export function compareVersions(one: Version, other: Version): number {
  for (const i of [0, 1, 2] as const) if (one.numbers[i] !== other.numbers[i]) return sign(one.numbers[i], other.numbers[i]);
  const [a, b] = [one.prerelease, other.prerelease];
  // A release comes after its prereleases.
  if (a.length === 0 || b.length === 0) return sign(b.length, a.length) && (a.length === 0 ? 1 : -1);
  return comparePrereleases(a, b);
}
