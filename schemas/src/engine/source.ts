/** Text that values come from: a file, or one flag of the command line. */
export interface Source {
  /** As findings show it: a path relative to the root, `chart.tgz:values.yaml`, or the flag, such as `--set`. */
  readonly name: string;
  readonly kind: 'defaults' | 'overlay' | 'flag' | 'schema';
  readonly text: string;
}

/** A stretch of a source; offsets count UTF-16 code units, `end` is exclusive. */
export interface Span {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** Where something stands; line and column count from 1, columns in UTF-16 code units. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

const lineStarts = new WeakMap<Source, readonly number[]>();

/** Offsets at which the lines of a source begin. */
export function linesOf(source: Source): readonly number[] {
  const known = lineStarts.get(source);
  if (known) return known;
  const starts = [0];
  for (let at = source.text.indexOf('\n'); at !== -1; at = source.text.indexOf('\n', at + 1)) starts.push(at + 1);
  lineStarts.set(source, starts);
  return starts;
}

export function positionOf({ source, start }: Span): Position {
  const starts = linesOf(source);
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= start) low = middle;
    else high = middle;
  }
  return { file: source.name, line: low + 1, column: start - (starts[low] as number) + 1 };
}
