import { isDeepStrictEqual } from 'node:util';
import { hasCredentials } from '../engine/schema/credentials.ts';
import { toValues, type MapTree, type Path, type Tree } from '../engine/tree.ts';
import type { Difference } from './difference.ts';

/** How the defaults of two values.yaml differ; values of keys that are secret are not shown. */
export function compareDefaults(old: MapTree, now: MapTree, isSecret: (path: Path) => boolean, path: readonly string[] = []): Difference[] {
  return [...new Set([...old.entries.keys(), ...now.entries.keys()])].flatMap((key) => {
    const [before, after] = [old.entries.get(key), now.entries.get(key)];
    const here = [...path, key];
    if (before?.kind === 'map' && after?.kind === 'map') return compareDefaults(before, after, isSecret, here);
    if (before && after && isDeepStrictEqual(toValues(before), toValues(after))) return [];
    // A new key is told by the schema, and without one nobody can have set it.
    if (!before) return [];
    const shown = (tree: Tree) =>
      isSecret(here) || hasCredentials(JSON.stringify(toValues(tree), plain)) ? '(secret)' : short(JSON.stringify(toValues(tree), plain));
    const message = after ? `default ${shown(after)} now, ${shown(before)} before` : `no default any more, ${shown(before)} before`;
    const places = { before: before.key ?? before.at, ...(after && { after: after.key ?? after.at }) };
    return [{ kind: 'default', severity: 'notice', path: here, message, ...places } as const];
  });
}

const plain = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);
const short = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
