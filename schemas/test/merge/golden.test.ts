/** Cases with the results that real Helm had; RECORD=1 of differential/merge.test.ts renews them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { helmOf } from '../../src/engine/helm.ts';
import type { Recorded } from '../../differential/merge-record.ts';
import { outcomeOf } from './outcome.ts';

const recorded = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../differential/fixtures/merge.json'), 'utf8')) as Recorded[];

describe('recorded cases', () => {
  it.each(recorded.map((one, i) => ({ i, ...one })))('$i', ({ case: mergeCase, results }) => {
    for (const [versions, result] of Object.entries(results))
      for (const version of versions.split(' ')) {
        const ours = outcomeOf(mergeCase, helmOf(version));
        expect(
          'values' in ours
            ? {
                values: ours.values[''],
                charts: Object.keys(ours.values)
                  .filter((at) => at !== '')
                  .toSorted(),
              }
            : null,
        ).toEqual(result);
      }
  });
});
