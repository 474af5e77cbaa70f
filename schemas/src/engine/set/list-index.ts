import type { Span } from '../source.ts';
import type { Path } from '../tree.ts';
import { index as info } from './codes.ts';
import { spanTo, type Input } from './grammar.ts';
import { refusal } from './refuse.ts';
import { integer } from './typed.ts';

/** Limit of Helm. */
const highest = 65536;

/** What stands in brackets, from 0. */
export interface Index {
  readonly value: number;
  readonly at: Span;
}

/** Reads an index and past its closing bracket; undefined where that is missing and Helm does not mind. */
export function readIndex(input: Input, escapes: boolean, path: Path): Index | undefined {
  const { text, start, end, stop } = input.cursor.until(']', escapes);
  const at = spanTo(input, start, end);
  if (stop === undefined) {
    if (input.helm.unclosedIndex === 'ignored') return undefined;
    throw refusal({ info, at, path, message: 'expected ] after the index, found the end' });
  }
  const value = integer(text);
  if (value === undefined) throw refusal({ info, at, path, message: 'expected a whole number in the brackets' });
  if (value < 0n) throw refusal({ info, at, path, message: 'expected an index from 0, found a negative one' });
  return { value: Number(value), at };
}

/** Helm looks at the limit only once it sets the item. */
export function inRange({ value, at }: Index, path: Path): number {
  if (value > highest) throw refusal({ info, at, path, message: `expected an index of at most ${highest}, found a higher one` });
  return value;
}
