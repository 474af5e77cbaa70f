/** Cases with the results that real Helm had; RECORD=150 of differential/merge.test.ts renews them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFolder, type MergeCase } from './chart-files.ts';
import { helmOf } from '../../src/engine/helm.ts';
import type { Recorded } from '../../differential/merge-record.ts';
import { outcomeIn, outcomeOf } from './outcome.ts';

const recorded = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../differential/fixtures/merge.json'), 'utf8')) as Recorded[];

describe('recorded cases', () => {
  it.each(recorded.map((one, i) => ({ i, ...one })))('$i', ({ case: mergeCase, results }) => {
    const tables = inFolder(mergeCase, (folder) =>
      Object.keys(results).map((versions) =>
        versions.split(' ').map((version) => {
          const ours = outcomeIn(folder, mergeCase, helmOf(version));
          if (!('values' in ours)) return null;
          return {
            values: ours.values[''],
            charts: Object.keys(ours.values)
              .filter((at) => at !== '')
              .toSorted(),
          };
        }),
      ),
    );
    for (const [i, result] of Object.values(results).entries()) for (const ours of tables[i] ?? []) expect(ours).toEqual(result);
  });
});

describe('failures that were found', () => {
  const found = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../differential/fixtures/merge-found.json'), 'utf8')) as {
    case: MergeCase;
  }[];
  const results = found.map(({ case: mergeCase }) => outcomeOf(mergeCase, helmOf('4.3.1')));

  it('nulls of defaults below the key of a subchart', () => {
    expect(results[0]).toMatchObject({ values: { '/two': { e: { f: null }, g: 1, c: { b: null, d: 1 }, global: {} } } });
  });

  it('prereleases for a whole group of comparisons', () => {
    expect(results[1]).toEqual({ values: { '': { uno: { global: {} } }, '/uno': { global: {} } } });
    expect(outcomeOf((found[1] as { case: MergeCase }).case, helmOf('3.17.3'))).toEqual({
      values: { '': { one: { global: {} } }, '/one': { global: {} } },
    });
  });
});
