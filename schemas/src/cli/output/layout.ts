import type { Io, Shared } from '../command.ts';
import { styleOf, type Style } from './style.ts';

/** How text is laid out; `columns` undefined: for a pipe, where nothing is wrapped. */
export interface Layout {
  readonly style: Style;
  readonly columns: number | undefined;
}

export const layoutOf = ({ color }: Shared, { stdout }: Io): Layout => ({
  style: styleOf(color),
  columns: stdout.isTTY ? Math.max(40, stdout.columns ?? 80) : undefined,
});
