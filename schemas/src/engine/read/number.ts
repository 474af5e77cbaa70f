/** Numbers as Go's strconv reads and writes them, so far as YAML meets it. */

const integer = /^([+-]?)(?:0([xX][0-9a-fA-F]+|[oO][0-7]+|[bB][01]+|[0-7]*)|[1-9][0-9]*)$/;
const decimal = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

const minInt64 = -(2n ** 63n);
const maxInt64 = 2n ** 63n - 1n;
const maxUint64 = 2n ** 64n - 1n;

/** An integer in Go's notation, base by prefix, that fits int64 or, without a sign, uint64. */
export function parseInteger(text: string): bigint | undefined {
  const match = integer.exec(text);
  if (!match) return undefined;
  const [, sign, rest] = match;
  const digits = sign ? text.slice(1) : text;
  const octal = rest !== undefined && /^[0-7]+$/.test(rest);
  const size = BigInt(octal ? `0o${rest}` : digits);
  const value = sign === '-' ? -size : size;
  if (value < minInt64 || value > (sign ? maxInt64 : maxUint64)) return undefined;
  return value;
}

/** A decimal number; undefined for what is none or overflows. */
export function parseDecimal(text: string): number | undefined {
  if (!decimal.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** A number as a key of JSON: the shortest digits that give the same 32-bit float, in the way of Go's %g. */
export function floatKey(value: number): string {
  const single = Math.fround(value);
  if (Number.isNaN(single)) return '.nan';
  if (!Number.isFinite(single)) return single > 0 ? '.inf' : '-.inf';
  if (single === 0) return Object.is(single, -0) ? '-0' : '0';
  let precision = 1;
  while (Math.fround(Number(single.toPrecision(precision))) !== single) precision++;
  const [mantissa, exponent] = single.toExponential(precision - 1).split('e') as [string, string];
  const power = Number(exponent);
  if (power < -4 || power >= 6) return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
  return Number(single.toPrecision(precision)).toFixed(Math.max(0, precision - 1 - power));
}
