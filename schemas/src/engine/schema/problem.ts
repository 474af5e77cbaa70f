import type { Path } from '../tree.ts';
import type { Document } from './normalize.ts';

/** One problem that a schema has with values. */
export interface SchemaError {
  readonly code: string;
  /** Path of the value at fault; of a key that is missing or should not be there, with that key. */
  readonly path: Path;
  /** Whether the key, the value, or the place of a missing key is at fault. */
  readonly subject: 'key' | 'value' | 'missing';
  readonly message: string;
  readonly help?: string;
  /** Values that a condition names, which asks for this. */
  readonly because?: readonly Path[];
  /** Where the key has moved to. */
  readonly movedTo?: Path;
}

/** What the words for an error are made from. */
export interface Context {
  readonly document: Document;
  readonly values: unknown;
  /** Path of the values within those of the whole chart, for texts. */
  readonly prefix: Path;
  /** Whether the text of the value at a path, without the prefix, must not be shown. */
  readonly hidden: (path: Path) => boolean;
}

/** The value at a path. */
export function valueAt(values: unknown, path: Path): unknown {
  let at = values;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<string | number, unknown>)[key];
  }
  return at;
}

/** The path that a JSON pointer into values names: keys of lists are numbers. */
export function pathOf(pointer: string, values: unknown): Path {
  const path: (string | number)[] = [];
  let at = values;
  for (const part of pointer.split('/').slice(1)) {
    const text = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const key = Array.isArray(at) ? Number(text) : text;
    path.push(key);
    at = typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? (at as Record<string | number, unknown>)[key] : undefined;
  }
  return path;
}
