import type { Chart, Dependency } from '../../src/engine/chart/chart.ts';
import { Refusal, type Finding } from '../../src/engine/finding.ts';
import { helmOf } from '../../src/engine/helm.ts';
import type { Layer } from '../../src/engine/layer.ts';
import { effectiveValues, type Effective } from '../../src/engine/merge/effective.ts';
import { readLayer } from '../../src/engine/read/read.ts';
import type { Flag } from '../../src/engine/set/flags.ts';
import { positionOf, type Source } from '../../src/engine/source.ts';

/** One values file, by its text. */
export const layer = (name: string, text: string, kind: Source['kind'] = 'overlay'): Layer =>
  readLayer({ name, kind, text }, helmOf('4.3.1'));

export interface ChartText {
  readonly values?: string;
  readonly dependencies?: readonly (Partial<Dependency> & { readonly name: string })[];
  readonly charts?: Readonly<Record<string, ChartText>>;
}

/** A chart that never was on a disk; its defaults are in NAME/values.yaml. */
export const chart = (name: string, { values = '', dependencies = [], charts = {} }: ChartText = {}): Chart => ({
  name,
  version: '1.0.0',
  location: name,
  defaults: layer(`${name}/values.yaml`, values, 'defaults'),
  dependencies: dependencies.map((dependency) => ({ version: '*', tags: [], importValues: [], ...dependency })),
  charts: Object.entries(charts).map(([child, text]) => chart(child, text)),
});

export interface Input {
  readonly chart: Chart;
  /** Texts of 0.yaml, 1.yaml … */
  readonly overlays?: readonly string[];
  readonly flags?: readonly Flag[];
  readonly helm?: string;
}

export const merge = ({ chart: on, overlays = [], flags = [], helm = '4.3.1' }: Input): Effective =>
  effectiveValues({ chart: on, overlays: overlays.map((text, i) => layer(`${i}.yaml`, text)), flags, helm: helmOf(helm) });

export const place = (at: Finding['at']): string => {
  const { file, line, column } = positionOf(at);
  return `${file}:${line}:${column}`;
};

/** `code place path: message`, then what is related, indented. */
export const told = ({ code, severity, at, path, message, help, related = [], environments }: Finding): string =>
  [
    ...environments.map((environment) => `in ${environment}`),
    `${severity} ${code} ${place(at)} ${path.join('.')}: ${message}`,
    ...(help === undefined ? [] : [`  help: ${help}`]),
    ...related.map((other) => `  ${place(other.at)}: ${other.message}`),
  ].join('\n');

export const findingsOf = (input: Input): string[] => merge(input).findings.map(told);

export function refusalOf(input: Input): string {
  try {
    merge(input);
  } catch (error) {
    if (error instanceof Refusal) return told(error.finding);
    throw error;
  }
  throw new Error('nothing was refused');
}
