import { Lexer } from 'yaml';

import type { Suppression } from '../layer.ts';
import { linesOf, type Source, type Span } from '../source.ts';
import type { MapTree, Path, Tree } from '../tree.ts';
import type { Problems } from './problems.ts';

const word = 'values-ignore';
const shape = /^values-ignore[ \t]+([^\s:]+)[ \t]+until[ \t]+(\d{4}-\d{2}-\d{2}):[ \t]*(\S.*?)[ \t]*$/;

/** The comments that suppress a rule, each with the key under or beside it. */
export function readSuppressions(source: Source, values: MapTree, problems: Problems): Suppression[] {
  if (!source.text.includes(word)) return [];
  const keys = [...keysOf(values, [])].sort((a, b) => a.at.start - b.at.start);
  const suppressions: Suppression[] = [];
  for (const at of commentsOf(source)) {
    const text = source.text.slice(at.start + 1, at.end).trim();
    if (!text.startsWith(word)) continue;
    const fault = (found: string) => {
      const message = `expected "# ${word} RULE until YYYY-MM-DD: reason", found ${found}`;
      problems.add('suppression/malformed', at, [], message, 'write the rule, the last day on which it holds, and why');
    };
    const match = shape.exec(text);
    const path = pathOf(source, keys, at.start);
    const [, rule, until, reason] = (match ?? []) as unknown as [string, string, string, string];
    if (!match) fault('another shape');
    else if (!isDate(until)) fault('a day that no calendar has');
    else if (!path) fault('no key directly under or beside it');
    else suppressions.push({ rule, until, reason, path, at });
  }
  return suppressions;
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

interface Key {
  readonly path: Path;
  readonly at: Span;
}

function* keysOf(tree: Tree, path: Path): Iterable<Key> {
  if (tree.kind === 'list') for (const [i, item] of tree.items.entries()) yield* keysOf(item, [...path, i]);
  if (tree.kind === 'map')
    for (const [name, child] of tree.entries) {
      const below = [...path, name];
      if (child.key) yield { path: below, at: child.key };
      yield* keysOf(child, below);
    }
}

/** Comments in order; what looks like one within a text or a block is none. */
function* commentsOf(source: Source): Iterable<Span> {
  let offset = 0;
  for (const lexeme of new Lexer().lex(source.text)) {
    // The lexer's own marks take no room in the text.
    if (lexeme === '\u0002' || lexeme === '\u0018' || lexeme === '\u001f') continue;
    if (lexeme.startsWith('#')) yield { source, start: offset, end: offset + lexeme.length };
    offset += lexeme.length;
  }
}

/** The key that a comment belongs to: the first one on its line, else the first on the next line that is no comment. */
function pathOf(source: Source, keys: readonly Key[], comment: number): Path | undefined {
  const starts = linesOf(source);
  const isComment = (line: number) => /^\s*#/.test(source.text.slice(starts[line], starts[line + 1]));
  const own = starts.findLastIndex((start) => start <= comment);
  const line = isComment(own) ? starts.findIndex((_, i) => i > own && !isComment(i)) : own;
  const from = starts[line] ?? Infinity;
  const end = starts[line + 1] ?? Infinity;
  return keys.find(({ at }) => at.start >= from && at.start < end)?.path;
}
