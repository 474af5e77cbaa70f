import { positionOf, type Span } from '../engine/source.ts';
import { showPath, type Difference } from './difference.ts';

/** Differences that one line of the schema makes at several paths, as through a definition. */
export interface Group extends Difference {
  /** The other paths. */
  readonly also: readonly string[];
}

export const placeText = (span: Span | undefined): string | undefined => {
  if (!span) return undefined;
  const { file, line } = positionOf(span);
  return `${file}:${line}`;
};

/** Breaking ones first, each as often as it is written. */
export function grouped(differences: readonly Difference[]): Group[] {
  const groups = new Map<string, Group>();
  for (const difference of differences) {
    const { kind, severity, message, before, after, path } = difference;
    const key = [kind, severity, message, placeText(before), placeText(after)].join('\0');
    const known = groups.get(key);
    groups.set(key, known ? { ...known, also: [...known.also, showPath(path)] } : { ...difference, also: [] });
  }
  return [...groups.values()].toSorted((a, b) => Number(a.severity === 'notice') - Number(b.severity === 'notice'));
}
