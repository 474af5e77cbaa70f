import { isCollection, isNode, isPair, stringify, type Node } from 'yaml';
import type { KeyedPair } from './find.ts';

/** Replaces stretches of a text; they do not overlap. */
export function replaced(text: string, edits: readonly { start: number; end: number; by: string }[]): string {
  let out = text;
  for (const { start, end, by } of edits.toSorted((a, b) => b.start - a.start)) out = out.slice(0, start) + by + out.slice(end);
  return out;
}

export const eol = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');
export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;
/** After the end of the line. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}
/** Before the empty lines that stand over a line: at the end of a file they would separate nothing. */
export const afterContent = (text: string, at: number): number => {
  const content = text.slice(0, at).trimEnd().length;
  return content === 0 ? at : lineEnd(text, content);
};
export const column = (text: string, at: number): number => at - lineStart(text, at);

/** A key as it is written, in the quotes of the one that it replaces. */
export function keyText(name: string, old = ''): string {
  if (old.startsWith('"')) return JSON.stringify(name);
  if (old.startsWith("'")) return `'${name.replaceAll("'", "''")}'`;
  // Helm reads YAML 1.1: what is a key by itself there is one everywhere.
  return stringify(name, { version: '1.1', lineWidth: 0 }).trimEnd();
}

/** After the colon of an entry. */
export const afterColon = (text: string, { key }: KeyedPair): number => text.indexOf(':', key.range?.[1]) + 1;

/** Where the last character of a node's own text ends, without the comments after it. */
export function endOf(node: unknown, fallback: number): number {
  if (isPair(node)) return endOf(node.value, endOf(node.key, fallback));
  if (!isNode(node) || !node.range) return fallback;
  if (isCollection(node) && node.flow !== true) return endOf(node.items.at(-1), fallback);
  return Math.max(fallback, (node as Node & { range: readonly number[] }).range[1] ?? fallback);
}

/** The lines of an entry of a block map: comments right above it at its column, and what is indented below. */
export interface Block {
  readonly start: number;
  readonly end: number;
  /** Without the indentation of the key. */
  readonly lines: readonly string[];
}

/** Undefined where the entry does not begin its line, such as that of a map in a list. */
export function blockOf(text: string, pair: KeyedPair): Block | undefined {
  const at = pair.key.range?.[0] ?? 0;
  const indent = column(text, at);
  let start = lineStart(text, at);
  if (text.slice(start, at).trim() !== '') return undefined;
  const isComment = (from: number, deeper: boolean): boolean => {
    const [, spaces = ''] = /^( *)#/.exec(text.slice(from, lineEnd(text, from))) ?? [];
    return text.startsWith('#', from + spaces.length) && (deeper ? spaces.length > indent : spaces.length === indent);
  };
  const own = start;
  while (start > 0 && isComment(lineStart(text, start - 1), false)) start = lineStart(text, start - 1);
  // A comment that the file begins with is about the file.
  if (start === 0 && own !== 0) start = own;
  const last = endOf(pair.value, afterColon(text, pair));
  let end = text[last - 1] === '\n' ? last : lineEnd(text, last);
  while (end < text.length && isComment(end, true)) end = lineEnd(text, end);
  const lines = text
    .slice(start, end)
    .replace(/\r?\n$/, '')
    .split(/\r?\n/);
  return { start, end, lines: lines.map((line) => line.slice(Math.min(indent, line.length - line.trimStart().length))) };
}

export const indented = (lines: readonly string[], by: number): string[] =>
  lines.map((line) => (line === '' ? line : ' '.repeat(by) + line));
