import type { Effective } from '../../engine/merge/effective.ts';
import type { Path } from '../../engine/tree.ts';
import { contextOf, rules } from '../../rules/index.ts';

const strictness = rules.filter(({ policy }) => new Set(Object.values(policy)).size > 1);

/**
 * Which paths the policy of an environment judges: what the rules whose severity depends on the environment look at in one of these
 * effective values, and what decides on that severity. Rules that hold environments against each other are left out: what they look
 * at has to differ. Only for values that the schema accepts.
 */
export function judgedIn(effective: readonly Effective[]): (path: Path) => boolean {
  const judged = new Set([keyOf(['environment'])]);
  for (const one of effective) {
    const context = contextOf(one);
    const values = watched(context.values, (path) => judged.add(keyOf(path)));
    for (const rule of strictness) void [...rule.check({ ...context, values })];
  }
  return (path) => path.some((_, i) => judged.has(keyOf(path.slice(0, i + 1))));
}

const keyOf = (path: Path): string => path.join('\0');

/** The same values, telling of each scalar, list and missing key that someone looks at. */
export function watched<T>(value: T, read: (path: Path) => void, path: Path = []): T {
  if (!isMap(value)) return value;
  const look = (key: string | symbol): void => {
    if (typeof key === 'string' && !isMap(ownOf(value, key))) read([...path, key]);
  };
  return new Proxy(value, {
    get(map, key) {
      look(key);
      return watched(Reflect.get(map, key) as unknown, read, [...path, String(key)]);
    },
    has(map, key) {
      look(key);
      return Reflect.has(map, key);
    },
    getOwnPropertyDescriptor(map, key) {
      look(key);
      return Reflect.getOwnPropertyDescriptor(map, key);
    },
  });
}

const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
const ownOf = (map: object, key: string): unknown => (Object.hasOwn(map, key) ? (map as Record<string, unknown>)[key] : undefined);
