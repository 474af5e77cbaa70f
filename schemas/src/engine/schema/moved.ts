import { parsePath, type Path } from '../tree.ts';
import { isObject, type SchemaObject } from './walk.ts';

/**
 * Where a key of the values has moved to, by its schema's `x-moved-to`: a path of the chart's values, or one that begins with a dot,
 * which goes on from the map that the key stands in.
 * @param path the key's own, within the values of the chart whose schema this is
 * @returns undefined for a key that stays, or whose schema names no path
 */
export function movedTo(schema: unknown, path: Path): Path | undefined {
  const target = isMoved(schema) ? schema['x-moved-to'] : undefined;
  if (target === undefined) return undefined;
  try {
    return target.startsWith('.') ? [...path.slice(0, -1), ...parsePath(target.slice(1))] : parsePath(target);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Whether a schema says that a key has moved: it is no name that anybody should write. */
export const isMoved = (schema: unknown): schema is SchemaObject & { readonly 'x-moved-to': string } =>
  isObject(schema) && typeof schema['x-moved-to'] === 'string';
