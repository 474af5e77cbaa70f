import type { Source } from '../source.ts';
import type { MapTree, Path, Tree } from '../tree.ts';
import { depth, json } from './codes.ts';
import type { Cursor } from './cursor.ts';
import { spanTo, type Grammar } from './grammar.ts';
import { jsonValue, NotJson } from './json.ts';
import { refusal } from './refuse.ts';

/** White space as Go's unicode.IsSpace has it: JavaScript's `\s` differs in U+0085 and U+FEFF. */
const blank = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** `key=JSON`; no value is null. */
export const jsonPairs: Grammar = {
  escapes: true,
  stops: '=[,.',
  value(input, path) {
    const { cursor, source } = input;
    const start = cursor.at;
    if (isOver(cursor)) return { tree: { kind: 'scalar', at: spanTo(input, start, start), value: null }, ended: false };
    const tree = readJson(source, cursor.at, path);
    cursor.at = tree.at.end;
    isOver(cursor);
    return { tree, ended: false };
  },
};

/** Reads blanks and the comma after them; whether the pair ended there. */
function isOver(cursor: Cursor): boolean {
  for (;;) {
    const character = cursor.peek();
    if (character === undefined) return true;
    if (character !== ',' && !blank.test(character)) return false;
    cursor.at++;
    if (character === ',') return true;
  }
}

/** `{…}` without a key, where Helm takes that: the object; undefined for anything else. */
export function jsonObject(source: Source): MapTree | undefined {
  let start = 0;
  let end = source.text.length;
  while (blank.test(source.text[start] ?? '')) start++;
  while (blank.test(source.text[end - 1] ?? '')) end--;
  if (source.text[start] !== '{') return undefined;
  const tree = readJson(source, start, []);
  if (tree.at.end !== end)
    throw refusal({ info: json, at: { source, start: tree.at.end, end }, path: [], message: 'expected nothing after the JSON object' });
  return tree as MapTree;
}

function readJson(source: Source, start: number, path: Path): Tree {
  try {
    return jsonValue(source, start);
  } catch (error) {
    if (!(error instanceof NotJson)) throw error;
    const at = { source, start: error.at, end: Math.min(error.at + 1, source.text.length) };
    throw refusal({ info: error.deep ? depth : json, at, path, message: error.message });
  }
}
