import type { Layout } from '../output/layout.ts';
import { inline } from '../output/leaf.ts';
import { count } from '../output/result.ts';
import { table } from '../output/table.ts';
import { cut, pad, printable } from '../output/width.ts';
import type { Difference, Side } from './difference.ts';

const marks = { added: '+', removed: '-', changed: '~' } as const;
const longest = 48;

/** Differences for people: one line each, or three where the terminal is too narrow for that. */
export function renderDifferences(from: string, to: string, found: readonly Difference[], layout: Layout): string {
  if (found.length === 0) return `${from} and ${to}: ${layout.style.good('no differences')}\n`;
  const lines = wide(from, to, found, layout) ?? narrow(from, to, found, layout);
  const changes = (['changed', 'added', 'removed'] as const)
    .map((change) => [change, found.filter((one) => one.change === change).length] as const)
    .filter(([, n]) => n > 0)
    .map(([change, n]) => `${n} ${change}`);
  return `${lines.join('\n')}\n\n${count(found.length, 'difference')}: ${changes.join(', ')}\n`;
}

const value = (side: Side | undefined): string => (side ? cut(inline(side.value), longest) : '');
const where = (side: Side | undefined): string => (side ? `${printable(side.file)}:${side.line}` : '');

function wide(from: string, to: string, found: readonly Difference[], { style, columns }: Layout): string[] | undefined {
  const rows = found.map((one) => [
    marks[one.change],
    printable(one.path),
    one.kind,
    value(one.from),
    where(one.from),
    value(one.to),
    where(one.to),
  ]);
  const heading = [
    { title: '' },
    { title: 'path', paint: style.path },
    { title: 'kind', paint: style.dim },
    { title: from, least: 10 },
    { title: '', paint: style.dim },
    { title: to, least: 10 },
    { title: '', paint: style.dim },
  ];
  return table(heading, rows, columns, style.bold);
}

function narrow(from: string, to: string, found: readonly Difference[], { style, columns }: Layout): string[] {
  const names = Math.max(from.length, to.length);
  const room = (columns ?? 80) - names - 6;
  const line = (name: string, side: Side | undefined): string[] => {
    if (!side) return [];
    const place = where(side);
    const shown = cut(inline(side.value), Math.max(10, room - place.length - 2));
    return [`    ${pad(name, names)}  ${shown}  ${style.dim(place)}`];
  };
  return found.flatMap((one) => [
    `${marks[one.change]} ${style.path(printable(one.path))}  ${style.dim(one.kind)}`,
    ...line(from, one.from),
    ...line(to, one.to),
  ]);
}
