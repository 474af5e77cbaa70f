import { isObject } from './walk.ts';

/** Values without their nulls; those in lists stay. */
export function withoutNulls(value: unknown): unknown {
  if (!isObject(value)) return value;
  const kept: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(value)) if (child !== null) define(kept, key, withoutNulls(child));
  return kept;
}

/** Values as a validator takes them: integers beyond 2^53 as numbers. */
export function withNumbers(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(withNumbers);
  if (!isObject(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(value)) define(copy, key, withNumbers(child));
  return copy;
}

/** A plain assignment of `__proto__` would set the prototype. */
function define(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}
