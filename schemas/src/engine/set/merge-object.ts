import type { MapTree } from '../tree.ts';
import type { Writer } from './write.ts';

/** Merges a JSON object as Helm merges a values file: maps key by key, anything else replaces, null included. */
export function mergeObject(into: MapTree, object: MapTree, writer: Writer): void {
  for (const [name, value] of object.entries) {
    const there = into.entries.get(name);
    if (value.kind === 'map' && there?.kind === 'map') {
      const inner = writer.ownMap(there);
      into.entries.set(name, inner);
      mergeObject(inner, value, writer);
    } else writer.replace(into, name, value);
  }
}
