import { Refusal, type Finding } from '../finding.ts';
import type { Helm } from '../helm.ts';
import { positionOf } from '../source.ts';
import { toValues, type MapTree, type Path, type Tree } from '../tree.ts';
import { nullCodes } from './codes.ts';
import { finding, named } from './report.ts';
import { comparedWith, versionsOf } from './generations.ts';
import { isNull } from '../tree.ts';

/** What some versions of Helm make of the values. */
interface Result {
  readonly nulls: Helm['nulls'];
  readonly values: MapTree;
}

/**
 * Where versions of Helm disagree about nulls.
 * @param compute the values with another handling of nulls; throws a Refusal where that Helm refuses
 */
export function versionFindings(helm: Helm, current: MapTree, compute: (helm: Helm) => MapTree): Finding[] {
  const results: Result[] = [];
  const refusing: Helm['nulls'][] = [];
  let refused: Finding | undefined;
  for (const nulls of comparedWith(helm)) {
    try {
      results.push({ nulls, values: nulls === helm.nulls ? current : compute({ ...helm, nulls }) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusing.push(nulls);
      refused = error.finding;
    }
  }
  const found: Finding[] = [];
  if (refused) {
    const { at, path } = refused;
    found.push(finding(nullCodes.versionDependent, at, path, `${named(path, at)} is refused by Helm ${versionsOf(refusing)}`));
  }
  compare(results, [], found);
  return found;
}

function compare(results: readonly Result[], path: Path, found: Finding[]): void {
  for (const key of new Set(results.flatMap(({ values }) => [...values.entries.keys()]))) {
    const below = [...path, key];
    const inside = results.flatMap(({ nulls, values }) => {
      const value = values.entries.get(key);
      return value?.kind === 'map' ? [{ nulls, values: value }] : [];
    });
    if (inside.length === results.length) compare(inside, below, found);
    else if (differ(results.map(({ values }) => values.entries.get(key)))) found.push(...reportOf(results, below, key));
  }
}

const differ = (values: readonly (Tree | undefined)[]) =>
  new Set(values.map((value) => JSON.stringify(value && toValues(value), numbers))).size > 1;

function reportOf(results: readonly Result[], path: Path, key: string): Finding[] {
  const values = results.map((result) => result.values.entries.get(key));
  const cause = values.find(isNull) ?? results.map((result) => result.values.removed.get(key)).find((tree) => tree !== undefined);
  const { at } = cause ?? (values.find((value) => value !== undefined) as Tree);
  const states = values.map(stateOf);
  // A default that is null or not there at all looks the same to most templates; null/in-defaults tells of it.
  if (at.source.kind === 'defaults' && states.every((state) => state === 'absent' || state === 'null')) return [];
  const groups = Map.groupBy(results, (_, i) => states[i] as string);
  const told = [...groups].map(([state, group]) => `${state} with ${versionsOf(group.map(({ nulls }) => nulls))}`).join('; ');
  return [finding(nullCodes.versionDependent, at, path, `${named(path, at)} depends on the version of Helm: ${told}`)];
}

const numbers = (_key: string, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value);

function stateOf(value: Tree | undefined): string {
  if (!value) return 'absent';
  if (isNull(value)) return 'null';
  const { file, line, column } = positionOf(value.at);
  return `what ${file}:${line}:${column} says`;
}
