import type { MergeCase } from '../test/merge/chart-files.ts';
import type { Referee, Verdict } from './merge-helm.ts';

/** What one version of Helm makes of a case: the values of the root and which subcharts are on; null where it refuses. */
export type Result = { readonly values: unknown; readonly charts: readonly string[] } | null;

/** A case with the results of real Helm, versions with the same result together: `4.3.1 3.22.0`. */
export interface Recorded {
  readonly case: MergeCase;
  readonly results: Readonly<Record<string, Result>>;
}

export function compact(mergeCase: MergeCase, referees: readonly Referee[], verdicts: readonly Verdict[]): Recorded {
  const groups = new Map<string, string[]>();
  verdicts.forEach(({ ours }, i) => {
    // Only cases on which both agree are recorded, and ours has the plain numbers.
    const result: Result =
      'values' in ours
        ? {
            values: ours.values[''],
            charts: Object.keys(ours.values)
              .filter((place) => place !== '')
              .toSorted(),
          }
        : null;
    const key = JSON.stringify(result);
    groups.set(key, [...(groups.get(key) ?? []), (referees[i] as Referee).version]);
  });
  return {
    case: mergeCase,
    results: Object.fromEntries([...groups].map(([result, versions]) => [versions.join(' '), JSON.parse(result) as Result])),
  };
}
