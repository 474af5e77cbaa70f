import { cut, pad, widthOf } from './width.ts';

type Paint = (text: string) => string;

export interface Column {
  readonly title: string;
  readonly paint?: Paint;
  /** May be cut, down to this width. */
  readonly least?: number;
}

const gap = 2;

/** Columns as wide as they need, cut where they may be; undefined where the terminal is too narrow even then. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number | undefined,
  title: Paint,
): string[] | undefined {
  const widths = columns.map((column, i) => Math.max(widthOf(column.title), ...rows.map((row) => widthOf(row[i] as string))));
  const total = () => widths.reduce((sum, one) => sum + one + gap, -gap);
  while (width !== undefined && total() > width) {
    const widest = columns
      .map(({ least }, i) => ({ i, spare: least === undefined ? 0 : (widths[i] as number) - least }))
      .filter(({ spare }) => spare > 0)
      .toSorted((a, b) => (widths[b.i] as number) - (widths[a.i] as number))[0];
    if (!widest) return undefined;
    (widths[widest.i] as number)--;
  }
  const line = (cells: readonly string[], paint: (i: number) => Paint | undefined) =>
    cells
      .map((cell, i) => {
        const text = cut(cell, widths[i] as number);
        const painted = (paint(i) ?? ((same: string) => same))(text);
        return i === cells.length - 1 ? painted : painted + pad('', (widths[i] as number) + gap - widthOf(text));
      })
      .join('')
      .trimEnd();
  const heading = columns.some((column) => column.title !== '')
    ? [
        line(
          columns.map((column) => column.title),
          () => title,
        ),
      ]
    : [];
  return [...heading, ...rows.map((row) => line(row, (i) => columns[i]?.paint))];
}
