import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadChart } from '../src/engine/chart/load.ts';
import { newestHelm } from '../src/engine/helm.ts';
import { decode, readLayer } from '../src/engine/read/read.ts';
import { toValues } from '../src/engine/tree.ts';
import type { ChartSpec, MergeCase } from '../test/merge/chart-files.ts';
import { CaseMaker } from './merge-cases.ts';
import { randomOf } from './random.ts';

const root = path.join(import.meta.dirname, '../..');
const text = (name: string) => readFileSync(path.join(root, name), 'utf8');

/** Our chart as it lies in the repository, but for its templates, which look further than values. */
function landfall(): ChartSpec {
  const { name, version } = loadChart(path.join(root, 'charts/landfall'), newestHelm);
  return { metadata: { name, version }, values: text('charts/landfall/values.yaml') };
}

const shipped = (environment: string): unknown =>
  toValues(
    readLayer(decode(readFileSync(path.join(root, `values/${environment}.yaml`)), environment, 'overlay').source, newestHelm).values,
  );

/** A chart of somebody else's that has ours as a dependency, with the shipped values below its key. */
export function embedding(seed: number): MergeCase {
  const random = randomOf(seed);
  const pick = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T;
  const chart = landfall();
  const alias = pick([undefined, undefined, 'events']);
  const used = alias ?? 'landfall';
  const more = new CaseMaker(seed).make();
  const dependency = {
    name: 'landfall',
    version: '0.x.x',
    repository: '',
    condition: pick([`${used}.enabled`, 'landfall.enabled', '']),
    ...(alias ? { alias } : {}),
  };
  const enabled = pick([{ enabled: true }, { enabled: true }, { enabled: false }, {}]);
  const overrides = pick<object>([
    {},
    { api: { replicas: 3 } },
    { api: null },
    { web: { autoscaling: null } },
    { config: { LOG_LEVEL: null } },
    { routing: { nothing: null } },
  ]);
  return {
    chart: {
      metadata: { name: 'platform', version: '1.0.0', dependencies: [dependency] },
      charts: { [pick(['landfall', 'landfall-0.1.0.tgz'])]: chart },
      values: {
        global: pick([{ region: 'eu' }, {}, { region: null, image: { registry: 'x' } }]),
        [used]: { ...enabled, ...pick([{ environment: 'dev' }, { global: { image: { tag: 'y' } } }, {}]) },
      },
    },
    overlays: [{ [used]: shipped('common') }, { [used]: shipped(pick(['dev', 'stage', 'prod'])) }, { [used]: overrides }],
    flags: more.flags
      .map((flag) => ({ ...flag, text: pick([`${used}.${flag.text}`, flag.text]) }))
      .filter(({ text: flag }) => !flag.startsWith(`${used}=`)),
  };
}
