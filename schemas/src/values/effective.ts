import path from 'node:path';
import { loadChart } from '../engine/chart/load.ts';
import { evaluate } from '../engine/evaluate.ts';
import { newestHelm } from '../engine/helm.ts';
import { environmentsOf, layout } from '../engine/project.ts';
import type { Flag } from '../engine/set/flags.ts';
import { positionOf } from '../engine/source.ts';
import { toValues } from '../engine/tree.ts';
import type { Values } from '../generated/values.ts';

/** What the chart runs with such values, with the times that they leave out. */
export { servers, workers } from '../rules/model/components.ts';

/**
 * What templates see as `.Values` in an environment of a repository, typed: for scripts and tests that have to agree with the release.
 * @throws where there is no such environment, or where Helm or the schema refuses its values: each reason with its place
 */
export function environmentValues(root: string, name: string, flags: readonly Flag[] = []): Values {
  const environments = environmentsOf(root).filter((environment) => environment.name === name);
  const chart = loadChart(path.join(root, layout.chart), newestHelm, { shown: layout.chart });
  const workspace = { root, chart, environments, flags, helm: newestHelm, today: '', helmTimeoutSeconds: 0, ownChart: true };
  const [evaluated] = evaluate(workspace).environments;
  if (!evaluated) throw new Error(`there is no environment ${name} in ${layout.values}/`);
  const { effective, refusals } = evaluated;
  if (!effective || refusals.length > 0) {
    const reasons = refusals.map(({ at, message }) => {
      const { file, line, column } = positionOf(at);
      return `\n  ${file}:${line}:${column}: ${message}`;
    });
    throw new Error(`the values of ${name} are refused:${reasons.join('')}`);
  }
  // The schema has accepted them, and the type is generated from the schema.
  return toValues(effective.values) as unknown as Values;
}
