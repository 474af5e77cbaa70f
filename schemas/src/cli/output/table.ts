import { cut, pad, widthOf } from './width.ts';

export interface Column {
  /** Heading; a table whose columns all have none gets no heading. */
  readonly title?: string;
  readonly paint?: (text: string, row: number) => string;
  /** May be cut, down to this width. */
  readonly least?: number;
}

const gap = 2;
const same = (text: string): string => text;

/**
 * Lines of a table, its columns as wide as they need, and cut where they may be.
 * @param width of the terminal; undefined: as wide as it takes
 * @returns undefined where the terminal is too narrow even for what may be cut
 */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number | undefined,
  heading: (text: string) => string = same,
): string[] | undefined {
  const widths = fitted(columns, rows, width);
  if (!widths) return undefined;
  const line = (cells: readonly string[], paint: (i: number) => ((text: string) => string) | undefined): string =>
    cells
      .map((cell, i) => {
        const text = cut(cell, widths[i] as number);
        return (text === '' ? same : (paint(i) ?? same))(text) + pad('', (widths[i] as number) + gap - widthOf(text));
      })
      .join('')
      .trimEnd();
  const titles = columns.map(({ title = '' }) => title);
  return [
    ...(titles.some((title) => title !== '') ? [line(titles, () => heading)] : []),
    ...rows.map((row, n) => line(row, (i) => columns[i]?.paint && ((text) => (columns[i] as Required<Column>).paint(text, n)))),
  ];
}

/** Width of each column; the widest that may be cut gives way first. */
function fitted(columns: readonly Column[], rows: readonly (readonly string[])[], width: number | undefined): number[] | undefined {
  const widths = columns.map(({ title = '' }, i) => Math.max(widthOf(title), ...rows.map((row) => widthOf(row[i] as string))));
  let surplus = width === undefined ? 0 : widths.reduce((sum, one) => sum + one + gap, -gap) - width;
  for (; surplus > 0; surplus--) {
    let widest: number | undefined;
    for (const [i, { least = Infinity }] of columns.entries())
      if ((widths[i] as number) > least && (widest === undefined || (widths[i] as number) > (widths[widest] as number))) widest = i;
    if (widest === undefined) return undefined;
    widths[widest] = (widths[widest] as number) - 1;
  }
  return widths;
}
