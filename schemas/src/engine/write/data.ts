import { Document, visit } from 'yaml';
import { readsPlain } from './plain.ts';

/** Can stand in a literal block: no control characters, and no blanks that a reader drops. */
const literal =
  /^[\x21-\x7e\xa1-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd][\n\x20-\x7e\xa1-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]*$/;

/** What Go's reader refuses outside of an escape; it stands in double quotes only. */
const unprintable = /(?!\n)\p{Cc}|[\u2028\u2029\ufeff\ufffe\uffff]/gu;
const escape = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * YAML that every version of Helm reads back as the same values.
 * @param keys sorted as templates range over them, or in the order in which they were written
 */
export function toYaml(values: unknown, keys: 'sorted' | 'as written' = 'sorted'): string {
  const document = new Document(values, { version: '1.2', sortMapEntries: keys === 'sorted', aliasDuplicateObjects: false });
  visit(document, {
    Scalar(key, node) {
      if (typeof node.value === 'string') node.type = styleOf(node.value, key === 'key');
    },
  });
  return document.toString({ lineWidth: 0 }).replaceAll(unprintable, escape);
}

function styleOf(text: string, isKey: boolean): 'PLAIN' | 'BLOCK_LITERAL' | 'QUOTE_DOUBLE' {
  if (readsPlain(text)) return 'PLAIN';
  if (!isKey && text.includes('\n') && literal.test(text) && !/[ \t]\n|\n\n$/.test(text)) return 'BLOCK_LITERAL';
  return 'QUOTE_DOUBLE';
}

/** As `JSON.stringify`, with a line end; integers beyond 2^53 keep their digits. */
export const jsonText = (value: unknown): string =>
  `${JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? raw.rawJSON(String(one)) : one), 2)}\n`;

/** JSON with the keys of every map sorted. */
export const toJson = (values: unknown): string => jsonText(sorted(values));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, child]) => [key, sorted(child)]));
}

/** Newer than the types of the language that the project compiles for. */
const raw = JSON as unknown as { rawJSON(text: string): unknown };
