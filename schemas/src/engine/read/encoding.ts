import { isUtf8 } from 'node:buffer';

import type { Finding } from '../finding.ts';
import type { Source } from '../source.ts';
import { Problems } from './problems.ts';

/**
 * The text of a file. A finding here means that Helm refuses the file, or that its versions read it differently;
 * the text is then as near as it can be told.
 */
export function decode(bytes: Uint8Array, name: string, kind: Source['kind']): { source: Source; findings: Finding[] } {
  const problems = new Problems(() => false);
  const report = (source: Source, start: number, found: string) => {
    const at = { source, start, end: Math.min(start + 1, source.text.length) };
    problems.add('yaml/encoding', at, [], `expected UTF-8, found ${found}`, 'save the file as UTF-8');
    return { source, findings: problems.findings };
  };
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  if (utf16) {
    const source: Source = { name, kind, text: decodeUtf16(bytes, utf16) };
    return report(source, 0, 'UTF-16, which Helm 3 reads and Helm 4 mostly refuses');
  }
  // A byte order mark is dropped, as Helm drops it.
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = marked ? bytes.subarray(3) : bytes;
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
  const source: Source = { name, kind, text };
  if (isUtf8(body)) return { source, findings: [] };
  return report(source, firstFault(body, text), 'bytes that are no UTF-8; Helm refuses the file');
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string {
  if (encoding === 'utf-16le') return new TextDecoder('utf-16le').decode(bytes);
  return new TextDecoder('utf-16le').decode(Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16());
}

/** Offset in the text of the first byte at fault. */
function firstFault(bytes: Uint8Array, text: string): number {
  const encoded = new TextEncoder().encode(text);
  const fault = encoded.findIndex((byte, i) => byte !== bytes[i]);
  // Bytes at fault may begin as what replaces them does.
  return new TextDecoder().decode(encoded.subarray(0, fault), { stream: true }).length;
}
