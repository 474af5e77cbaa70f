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
  const keys = keysOf(values).sort((a, b) => a.at.start - b.at.start);
  const suppressions: Suppression[] = [];
  for (const at of commentsOf(source)) {
    const text = source.text.slice(at.start + 1, at.end).trim();
    if (!text.startsWith(word)) continue;
    const fault = (found: string) => {
      const message = `expected "# ${word} RULE until YYYY-MM-DD: reason", found ${found}`;
      problems.add('suppression/malformed', at, [], message, 'write the rule, the last day on which it holds, and why');
    };
    const [, rule, until, reason] = shape.exec(text) ?? [];
    if (rule === undefined || until === undefined || reason === undefined) fault('another shape');
    else if (!isDate(until)) fault('a day that no calendar has');
    else {
      const path = pathOf(source, keys, at.start);
      if (path) suppressions.push({ rule, until, reason, path, at });
      else fault('no key directly under or beside it');
    }
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

function keysOf(tree: Tree, path: Path = []): Key[] {
  if (tree.kind === 'list') return tree.items.flatMap((item, i) => keysOf(item, [...path, i]));
  if (tree.kind === 'scalar') return [];
  return [...tree.entries].flatMap(([name, child]) => {
    const below = [...path, name];
    const rest = keysOf(child, below);
    return child.key ? [{ path: below, at: child.key }, ...rest] : rest;
  });
}

/** Comments in order; what looks like one within a text or a block is none. */
function commentsOf(source: Source): Span[] {
  const comments: Span[] = [];
  let offset = 0;
  let scalar = false;
  for (const lexeme of new Lexer().lex(source.text)) {
    // The lexer's own marks take no room in the text.
    const mark = lexeme === '\u0002' || lexeme === '\u0018' || lexeme === '\u001f';
    if (lexeme.startsWith('#') && !scalar) comments.push({ source, start: offset, end: offset + lexeme.length });
    scalar = lexeme === '\u001f';
    if (!mark) offset += lexeme.length;
  }
  return comments;
}

/** The key that a comment belongs to: the first one on its line, else the first on the next line that is no comment. */
function pathOf(source: Source, keys: readonly Key[], comment: number): Path | undefined {
  const starts = linesOf(source);
  let line = starts.findLastIndex((start) => start <= comment);
  const text = (of: number) => source.text.slice(starts[of], starts[of + 1]);
  const ownLine = text(line).trimStart().startsWith('#');
  if (ownLine)
    do line++;
    while (line < starts.length && text(line).trimStart().startsWith('#'));
  const from = starts[line];
  if (from === undefined) return undefined;
  const end = starts[line + 1] ?? source.text.length + 1;
  return keys.find(({ at }) => at.start >= from && at.start < end)?.path;
}
