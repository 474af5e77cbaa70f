import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadChart, type Chart } from '../../src/engine/chart/load.ts';
import { Refusal } from '../../src/engine/finding.ts';
import type { Helm } from '../../src/engine/helm.ts';
import { effectiveValues, type Effective } from '../../src/engine/merge/effective.ts';
import { decode, readLayer } from '../../src/engine/read/read.ts';
import { toValues, treeAt } from '../../src/engine/tree.ts';
import { inFolder, type MergeCase } from './chart-files.ts';

/** Values that each chart sees, by its place below the root such as `/web/cache`; the root's is the empty one. Or that Helm refuses. */
export type Outcome = { readonly values: Readonly<Record<string, unknown>> } | { readonly refused: string };

export function merge(folder: string, { overlays, flags }: MergeCase, helm: Helm): Effective {
  const read = (name: string) => readLayer(decode(readFileSync(path.join(folder, name)), name, 'overlay').source, helm);
  return effectiveValues({
    chart: loadChart(path.join(folder, 'chart'), helm, { shown: 'chart' }),
    overlays: overlays.map((_, i) => read(`${i}.yaml`)),
    flags,
    helm,
  });
}

export function outcomeIn(folder: string, mergeCase: MergeCase, helm: Helm): Outcome {
  try {
    const { chart, values } = merge(folder, mergeCase, helm);
    const places = [...placesOf(chart)];
    return {
      values: Object.fromEntries(places.map((at) => [at.map((name) => `/${name}`).join(''), toValues(treeAt(values, at) ?? values)])),
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { refused: error.finding.code };
  }
}

export const outcomeOf = (mergeCase: MergeCase, helm: Helm): Outcome => inFolder(mergeCase, (folder) => outcomeIn(folder, mergeCase, helm));

function* placesOf(chart: Chart, at: readonly string[] = []): Generator<readonly string[]> {
  yield at;
  for (const child of chart.charts) yield* placesOf(child, [...at, child.name]);
}
