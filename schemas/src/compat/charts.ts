import type { Chart } from '../engine/chart/chart.ts';
import { keysOf } from '../engine/chart/keys.ts';
import { treeAt, type Path } from '../engine/tree.ts';
import { compareSchemas } from './compare.ts';
import { compareDefaults } from './defaults.ts';
import type { Difference } from './difference.ts';
import type { Json, Root } from './node.ts';

/**
 * How two versions of a chart differ for those who write values: schemas, then defaults, then the same of the charts below.
 * What is newly required and has a default in the new values.yaml is a notice: a values file need not say it.
 */
export function compareCharts(old: Chart, now: Chart, isSecret: (path: Path) => boolean): Difference[] {
  const schema = compareSchemas(rootOf(old), rootOf(now)).map((difference) => softened(difference, now));
  const gone = schema.filter(({ kind }) => kind === 'removed' || kind === 'moved').map(({ path }) => path.join('\0'));
  const defaults = compareDefaults(old.defaults.values, now.defaults.values, isSecret).filter(({ path }) =>
    path.every((_, i) => !gone.includes(path.slice(0, i + 1).join('\0'))),
  );
  const below = now.charts.flatMap((chart) => {
    const before = old.charts.find(({ name }) => name === chart.name);
    if (!before) return [];
    return keysOf(now, chart).flatMap((name) =>
      compareCharts(before, chart, (path) => isSecret([name, ...path])).map((difference) => ({
        ...difference,
        path: [name, ...difference.path],
      })),
    );
  });
  return [...schema, ...defaults, ...below];
}

const rootOf = ({ schema }: Chart): Root => (schema ? { json: JSON.parse(schema.text) as Json, source: schema } : { json: true });

function softened(difference: Difference, now: Chart): Difference {
  if (difference.kind !== 'required') return difference;
  const given = treeAt(now.defaults.values, difference.path);
  if (!given || (given.kind === 'scalar' && given.value === null))
    return { ...difference, message: 'has to be there now, and has no default' };
  return { ...difference, severity: 'notice', message: 'has to be there now; the new values.yaml has a default' };
}
