import { execFile } from 'node:child_process';
import { isDeepStrictEqual } from 'node:util';
import { helmOf } from '../src/engine/helm.ts';
import { inFolder, type MergeCase } from '../test/merge/chart-files.ts';
import { outcomeIn, type Outcome } from '../test/merge/outcome.ts';
import { asSeen, numberAsWritten } from './probe.ts';

export interface Referee {
  /** The program. */
  readonly helm: string;
  readonly version: string;
}

/** What each chart sees by the account of its probe; a place that several charts share has all their values. */
export type Report = { readonly values: Readonly<Record<string, readonly unknown[]>> } | { readonly refused: string };

export function reportOf({ helm }: Referee, { overlays, flags }: MergeCase, folder: string): Promise<Report> {
  const args = [
    'template',
    'root',
    'chart',
    ...overlays.flatMap((_, i) => ['-f', `${i}.yaml`]),
    ...flags.flatMap(({ kind, text }) => [`--${kind}`, text]),
  ];
  return new Promise((resolve) => {
    execFile(helm, args, { cwd: folder, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      if (error) return resolve({ refused: stderr || error.message });
      const values: Record<string, unknown[]> = {};
      for (const [, at, encoded] of stdout.matchAll(/^at: (.*)\nvalues: (.*)$/gm))
        (values[placeOf(decoded(at))] ??= []).push(JSON.parse(decoded(encoded), numberAsWritten));
      return resolve({ values });
    });
  });
}

const decoded = (text: string | undefined) => Buffer.from(text ?? '', 'base64').toString();

/** `root/charts/web/charts/cache/templates` is `/web/cache`. */
const placeOf = (basePath: string) =>
  basePath
    .replace(/\/templates$/, '')
    .split('/charts/')
    .slice(1)
    .map((name) => `/${name}`)
    .join('');

export interface Verdict {
  readonly same: boolean;
  readonly accepted: boolean;
  readonly ours: Outcome;
  readonly theirs: Report;
}

export const judged = (referee: Referee, mergeCase: MergeCase): Promise<Verdict> =>
  inFolder(mergeCase, async (folder) => {
    const ours = outcomeIn(folder, mergeCase, helmOf(referee.version));
    const theirs = await reportOf(referee, mergeCase, folder);
    return { same: agree(ours, theirs, helmOf(referee.version).sharedAliases), accepted: 'values' in theirs, ours, theirs };
  });

/** Where aliases share their subcharts Helm loses track of whose they are: then a probe may name the other's place. */
function agree(ours: Outcome, theirs: Report, vague: boolean): boolean {
  if ('refused' in ours || 'refused' in theirs) return 'refused' in ours && 'refused' in theirs;
  const expected = Object.entries(ours.values).map(([place, values]) => [place, asSeen(values)] as const);
  const exact = (): boolean =>
    expected.every(([place, values]) => theirs.values[place]?.every((seen) => isDeepStrictEqual(seen, values))) &&
    Object.keys(theirs.values).every((place) => place in ours.values);
  const last = (place: string) => place.slice(place.lastIndexOf('/'));
  const loose = (): boolean =>
    Object.entries(theirs.values).every(([place, all]) =>
      all.every((seen) => expected.some(([other, values]) => last(other) === last(place) && isDeepStrictEqual(seen, values))),
    ) && expected.every(([place]) => place.split('/').length > 2 || theirs.values[place]);
  return exact() || (vague && loose() && isDeepStrictEqual(theirs.values[''], [asSeen(ours.values[''])]));
}
