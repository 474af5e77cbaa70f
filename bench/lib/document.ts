import { readFileSync, writeFileSync } from 'node:fs';

export type Cell = string | number;

/** A Markdown table; numbers to the right. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const rule = head.map((_, i) => (rows.every((row) => typeof row[i] === 'number' || /^[\d(]/.test(String(row[i]))) ? '---:' : '---'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

/** Puts text between `<!-- NAME -->` and `<!-- /NAME -->` of a file. Throws if the marks are not there. */
export function replaceBetweenMarks(file: string, name: string, text: string): void {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const old = readFileSync(file, 'utf8');
  const [from, to] = [old.indexOf(start), old.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`expected ${start} … ${end} in ${file}, found none`);
  writeFileSync(file, `${old.slice(0, from + start.length)}\n\n${text.trim()}\n\n${old.slice(to)}`);
}
