import { parseDecimal, parseInteger } from './number.ts';

/** A scalar as Helm's reader types it: what JSON will have, and the integer before it became a 64-bit float. */
export type Resolved =
  | { readonly type: 'null'; readonly value: null }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'int'; readonly value: number; readonly exact: bigint }
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'string'; readonly value: string };

const nothing: Resolved = { type: 'null', value: null };
const yes: Resolved = { type: 'bool', value: true };
const no: Resolved = { type: 'bool', value: false };
const float = (value: number): Resolved => ({ type: 'float', value });

const words = new Map<string, Resolved>();
const add = (resolved: Resolved, texts: string) => texts.split(' ').forEach((text) => words.set(text, resolved));
add(yes, 'y Y yes Yes YES true True TRUE on On ON');
add(no, 'n N no No NO false False FALSE off Off OFF');
add(nothing, '~ null Null NULL');
words.set('', nothing);
add(float(NaN), '.nan .NaN .NAN');
add(float(Infinity), '.inf .Inf .INF +.inf +.Inf +.INF');
add(float(-Infinity), '-.inf -.Inf -.INF');

const string = (value: string): Resolved => ({ type: 'string', value });

/** Type and value of a plain scalar without a tag. */
export function resolvePlain(text: string): Resolved {
  const word = words.get(text);
  if (word) return word;
  if (!/^[-+.0-9]/.test(text)) return string(text);
  if (!text.startsWith('.')) return number(text) ?? string(text);
  // Go allows underscores here between digits only.
  const value = /_(?!\d)|\D_/.test(text) ? undefined : parseDecimal(text.replaceAll('_', ''));
  return value === undefined ? string(text) : float(value);
}

/** What begins with a digit or a sign. */
function number(text: string): Resolved | undefined {
  const plain = text.replaceAll('_', '');
  const exact = parseInteger(plain) ?? signedBinary(plain);
  if (exact !== undefined) return { type: 'int', value: Number(exact), exact };
  const value = parseDecimal(plain);
  return value === undefined ? undefined : float(value);
}

/** go-yaml strips `0b` and reads the rest, which may then have a sign of its own. */
function signedBinary(text: string): bigint | undefined {
  const match = /^0b([+-])([01]+)$/.exec(text);
  if (!match) return undefined;
  const size = BigInt(`0b${match[2]}`);
  const value = match[1] === '-' ? -size : size;
  return value >= -(2n ** 63n) && value < 2n ** 63n ? value : undefined;
}

/** Type and value of a scalar that bears a tag, in its long form; undefined where the text is none of that type. */
export function resolveTagged(tag: string, text: string): Resolved | undefined {
  switch (tag) {
    case 'tag:yaml.org,2002:binary':
      return binary(text);
    case 'tag:yaml.org,2002:timestamp':
      return isTimestamp(text) ? string(text) : undefined;
    case 'tag:yaml.org,2002:bool':
      return ofType('bool', text);
    case 'tag:yaml.org,2002:int':
      return ofType('int', text);
    case 'tag:yaml.org,2002:null':
      return ofType('null', text);
    case 'tag:yaml.org,2002:float':
      return ofType('float', text) ?? integerAsFloat(text);
    default:
      // Any other tag is dropped, and its text stays a string.
      return string(text);
  }
}

function ofType(type: Resolved['type'], text: string): Resolved | undefined {
  const resolved = resolvePlain(text);
  return resolved.type === type ? resolved : undefined;
}

function integerAsFloat(text: string): Resolved | undefined {
  const resolved = resolvePlain(text);
  return resolved.type === 'int' && resolved.exact < 2n ** 63n ? float(resolved.value) : undefined;
}

/** Bytes of base64 as the text that JSON can hold. */
function binary(text: string): Resolved | undefined {
  const packed = text.replaceAll(/[\r\n]/g, '');
  const sound = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(packed);
  return sound ? string(goText(Buffer.from(packed, 'base64'))) : undefined;
}

/** UTF-8 as Go's JSON encoder reads it: one replacement character for each byte at fault. */
function goText(bytes: Uint8Array): string {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at] as number;
    const width = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    try {
      text += strict.decode(bytes.subarray(at, at + width));
      at += width;
    } catch {
      text += '\ufffd';
      at += 1;
    }
  }
  return text;
}

const timestamp = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:([Tt ])(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?(Z|[+-]\d\d:\d\d)?)?$/;

function isTimestamp(text: string): boolean {
  const match = timestamp.exec(text);
  if (!match) return false;
  const [, year, month, day, separator, hour, minute, second, zone] = match;
  // A space goes without a zone, a T with one.
  if (separator !== undefined && (separator === ' ') !== (zone === undefined)) return false;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const sameDay = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return sameDay && Number(hour ?? 0) < 24 && Number(minute ?? 0) < 60 && Number(second ?? 0) < 60;
}
