import type { Helm } from '../helm.ts';
import type { Source, Span } from '../source.ts';
import type { Path, Tree } from '../tree.ts';
import type { Cursor } from './cursor.ts';

/** One flag while it is read. */
export interface Input {
  readonly source: Source;
  readonly cursor: Cursor;
  readonly helm: Helm;
}

/** What stands after `=`; `ended` where Helm takes the lack of any value for the end of the argument. */
export interface Value {
  readonly tree: Tree;
  readonly ended: boolean;
}

/** How one kind of flag reads keys and values. */
export interface Grammar {
  /** Whether a backslash escapes in keys. */
  readonly escapes: boolean;
  /** Characters that end a key. */
  readonly stops: string;
  /** Reads the value at the cursor, which belongs to the keys of `path`. */
  value(input: Input, path: Path): Value;
}

export const spanTo = ({ source, cursor }: Input, start: number, end = cursor.at): Span => ({ source, start, end });
