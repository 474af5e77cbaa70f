import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadChart } from '../../src/engine/chart/load.ts';
import type { Finding } from '../../src/engine/finding.ts';
import { newestHelm } from '../../src/engine/helm.ts';
import type { Layer } from '../../src/engine/layer.ts';
import { effectiveValues, type Effective } from '../../src/engine/merge/effective.ts';
import { readLayer } from '../../src/engine/read/read.ts';
import { checkMerged, compileSchema } from '../../src/engine/schema/index.ts';
import type { Flag } from '../../src/engine/set/flags.ts';
import type { Source } from '../../src/engine/source.ts';
import { Environments, runRules, type Environment } from '../../src/rules/index.ts';

/** The repository; Stryker runs copies of the tests in folders further down. */
export const root = ((folder: string) => {
  while (!existsSync(path.join(folder, 'charts/landfall'))) folder = path.dirname(folder);
  return folder;
})(import.meta.dirname);
export const environments: readonly Environment[] = ['dev', 'stage', 'prod'];
export const chart = loadChart(path.join(root, 'charts/landfall'), newestHelm, { shown: 'charts/landfall' });

export const overlay = (name: string, text: string): Layer => readLayer({ name, kind: 'overlay', text }, newestHelm);
const fileOf = (name: string): Layer => overlay(name, readFileSync(path.join(root, name), 'utf8'));

/** Layers of an environment as shipped. */
export const shipped: Readonly<Record<Environment, readonly Layer[]>> = {
  dev: [fileOf('values/common.yaml'), fileOf('values/dev.yaml')],
  stage: [fileOf('values/common.yaml'), fileOf('values/stage.yaml')],
  prod: [fileOf('values/common.yaml'), fileOf('values/prod.yaml')],
};

export const merge = (overlays: readonly Layer[], flags: readonly Flag[] = []): Effective =>
  effectiveValues({ chart, overlays, flags, helm: newestHelm });

/** An environment as shipped, under one more overlay. */
export const over = (environment: Environment, text: string): Effective => merge([...shipped[environment], overlay('fixture.yaml', text)]);

const compiled = compileSchema(chart.schema as Source);
/** What the schema says against values; rules are only asked about those that it accepts. */
export const refused = (effective: Effective): string[] => checkMerged(effective, () => compiled).map(({ message }) => message);

/** The environments as shipped, less one. */
export const othersOf = (environment: Environment): Map<string, Effective> =>
  new Map(environments.filter((name) => name !== environment).map((name) => [name, merge(shipped[name])]));

/** Findings of all rules about an environment of that name, those that compare with other environments included. */
export function judged(name: string, effective: Effective, others: ReadonlyMap<string, Effective>): Finding[] {
  const environments = new Environments();
  for (const [other, one] of [[name, effective] as const, ...others]) environments.add(other, one);
  return [...runRules(effective, { name }), ...(environments.findings().get(name) ?? [])];
}
