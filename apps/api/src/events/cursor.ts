import { z } from 'zod';
import { refusal } from '../graphql/errors.ts';

export interface Page<T> {
  readonly nodes: readonly T[];
  /** Of the page's last node where more follow: the next page begins after it. */
  readonly next: string | null;
}

/** Where a page begins: its sort key, of which the last part makes it unique. */
export interface Cursor<K> {
  encode(key: K): string;
  /** @throws BAD_USER_INPUT if it is none of this order */
  decode(cursor: string): K;
}

const maxLength = 200;

/** Opaque to clients. `order` tells one list's cursors from another's. */
export function cursorOf<S extends z.ZodType>(order: string, schema: S): Cursor<z.output<S>> {
  const format = z.tuple([z.literal(order), schema]);
  return {
    encode: (key) => Buffer.from(JSON.stringify([order, key])).toString('base64url'),
    decode(cursor) {
      const parsed = cursor.length <= maxLength ? format.safeParse(jsonOf(cursor)) : undefined;
      if (parsed?.success) return parsed.data[1] as z.output<S>;
      const message = 'not the next of a page of this list';
      throw refusal('BAD_USER_INPUT', `after: ${message}`, { fields: { after: message } });
    },
  };
}

function jsonOf(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}

/** A page of rows, of which one more than asked for was read to see whether more follow. */
export function pageOf<T>(rows: readonly T[], first: number, cursor: (last: T) => string): Page<T> {
  const nodes = rows.slice(0, first);
  const last = nodes.at(-1);
  return { nodes, next: rows.length > first && last !== undefined ? cursor(last) : null };
}

export const moment = z.iso.datetime().transform((text) => new Date(text));
export const id = z.uuid();
