import type { Scalar } from '../tree.ts';

const smallest = -(2n ** 63n);
const largest = 2n ** 63n - 1n;

/** A decimal integer of 64 bits as Go's strconv reads it, a sign of either kind included; undefined for anything else. */
export function integer(text: string): bigint | undefined {
  if (!/^[+-]?[0-9]+$/.test(text)) return undefined;
  const value = BigInt(text.replace(/^\+/, ''));
  return value >= smallest && value <= largest ? value : undefined;
}

/** What `--set` makes of a plain value: booleans and null in any case, integers unless they begin with a zero, else text. */
export function typed(text: string): Scalar {
  // Unicode case folding, which also takes the long s.
  if (/^true$/iu.test(text)) return true;
  if (/^false$/iu.test(text)) return false;
  if (/^null$/iu.test(text)) return null;
  if (text === '0') return 0;
  const whole = text.startsWith('0') ? undefined : integer(text);
  if (whole === undefined) return text;
  return Number.isSafeInteger(Number(whole)) ? Number(whole) : whole;
}
