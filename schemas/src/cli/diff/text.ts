import type { Layout } from '../output/layout.ts';
import { inline } from '../output/leaf.ts';
import { count } from '../output/result.ts';
import { table } from '../output/table.ts';
import { cut, pad, printable, widthOf } from '../output/width.ts';
import type { Difference, Side } from './difference.ts';

const marks = { added: '+', removed: '-', changed: '~' } as const;
const longest = 60;

/** Differences for people: as few lines each as the terminal has room for. */
export function renderDifferences(from: string, to: string, found: readonly Difference[], layout: Layout): string {
  if (found.length === 0) return `${from} and ${to}: ${layout.style.good('no differences')}\n`;
  const lines = oneLine(from, to, found, layout) ?? twoLines(from, to, found, layout) ?? stacked(from, to, found, layout);
  const changes = (['changed', 'added', 'removed'] as const)
    .map((change) => [change, found.filter((one) => one.change === change).length] as const)
    .filter(([, n]) => n > 0)
    .map(([change, n]) => `${n} ${change}`);
  return `${lines.join('\n')}\n\n${count(found.length, 'difference')}: ${changes.join(', ')}\n`;
}

const value = (side: Side | undefined): string => (side ? cut(inline(side.value), longest) : '');
const where = (side: Side | undefined): string => (side ? `${printable(side.file)}:${side.line}` : '');

function oneLine(from: string, to: string, found: readonly Difference[], { style, columns }: Layout): string[] | undefined {
  const rows = found.map((one) => [
    marks[one.change],
    printable(one.path),
    one.kind,
    value(one.from),
    where(one.from),
    value(one.to),
    where(one.to),
  ]);
  const sides = [from, to].flatMap((title) => [{ title, least: 26 }, { paint: style.dim }]);
  return table([{}, { title: 'path', paint: style.path }, { title: 'kind', paint: style.dim }, ...sides], rows, columns, style.bold);
}

/** The places below the values. */
function twoLines(from: string, to: string, found: readonly Difference[], { style, columns }: Layout): string[] | undefined {
  const rows = found.flatMap((one) => [
    [marks[one.change], printable(one.path), one.kind, value(one.from), value(one.to)],
    ['', '', '', where(one.from), where(one.to)],
  ]);
  const paint = (text: string, row: number): string => (row % 2 === 0 ? text : style.dim(text));
  const sides = [from, to].map((title) => ({ title, paint, least: Math.max(30, ...found.map((one) => widthOf(where(one.from)))) }));
  return table([{}, { title: 'path', paint: style.path }, { title: 'kind', paint: style.dim }, ...sides], rows, columns, style.bold);
}

/** Everything below the path. */
function stacked(from: string, to: string, found: readonly Difference[], { style, columns = 80 }: Layout): string[] {
  const name = Math.max(widthOf(from), widthOf(to));
  const place = Math.max(...found.flatMap((one) => [widthOf(where(one.from)), widthOf(where(one.to))]));
  const room = Math.max(10, columns - name - place - 8);
  return found.flatMap((one) => {
    const sides = [[from, one.from] as const, [to, one.to] as const].filter(([, side]) => side);
    const width = Math.min(room, Math.max(...sides.map(([, side]) => widthOf(value(side)))));
    return [
      `${marks[one.change]} ${style.path(printable(one.path))}  ${style.dim(one.kind)}`,
      ...sides.map(([title, side]) => `    ${pad(title, name)}  ${pad(cut(value(side), width), width)}  ${style.dim(where(side))}`),
    ];
  });
}
