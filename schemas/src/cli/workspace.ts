import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadChart } from '../engine/chart/load.ts';
import type { Workspace } from '../engine/check.ts';
import { environmentsOf, layout, type Environment } from '../engine/project.ts';
import { UsageError, type Io, type Shared } from './command.ts';
import { meant } from './suggest.ts';

/** The one environment of a chart for which no argument names an overlay. */
export const unnamed = 'values';

/**
 * What a command works on: the repository's chart and environments, or with `--chart` any chart and the values files given.
 * @param names environments wanted, or with `--chart` values files; none: all
 * @throws {UsageError} for an environment that there is none of
 * @throws {Refusal} for a chart that Helm refuses
 */
export function openWorkspace(shared: Shared, names: readonly string[], io: Io): Workspace {
  const { root, flags, helm, helmTimeoutSeconds } = shared;
  const extra = shared.files.map((file) => nameOf(file, root, io));
  const location = shared.chart === undefined ? path.join(root, layout.chart) : path.resolve(io.cwd, shared.chart);
  if (!existsSync(location)) throw noChart(shared, location);
  const environments = shared.chart === undefined ? ofProject(root, names, extra) : ofFiles(names, extra, root, io);
  const chart = loadChart(location, helm, { shown: path.relative(root, location) || '.' });
  const others =
    shared.chart === undefined ? environmentsOf(root).filter(({ name }) => environments.every((one) => one.name !== name)) : [];
  // Who checks a chart and no values file of their own checks the chart.
  const ownChart = shared.chart === undefined || environments.every(({ files }) => files.length === 0);
  const today = io.today ?? new Date().toISOString().slice(0, 10);
  return { root, cwd: io.cwd, chart, environments, others, flags, helm, today, helmTimeoutSeconds, ownChart };
}

const noChart = ({ chart, root }: Shared, location: string): UsageError =>
  chart === undefined
    ? new UsageError(
        `no chart ${layout.chart} in ${root}`,
        'run it in the repository, name that with --root, or another chart with --chart',
      )
    : new UsageError(`no such chart: ${location}`);

function ofProject(root: string, names: readonly string[], extra: readonly string[]): Environment[] {
  if (!existsSync(path.join(root, layout.values)))
    throw new UsageError(`no folder ${layout.values} in ${root}`, 'name the repository with --root');
  const all = environmentsOf(root, extra);
  const known = all.map(({ name }) => name);
  for (const name of names)
    if (!known.includes(name)) throw new UsageError(`unknown environment ${name}`, meant(name, known, 'environments'));
  return names.length === 0 ? all : names.flatMap((name) => all.filter((one) => one.name === name));
}

const ofFiles = (files: readonly string[], base: readonly string[], root: string, io: Io): Environment[] =>
  files.length === 0
    ? [{ name: unnamed, files: base }]
    : files.map((file) => nameOf(file, root, io)).map((name) => ({ name, files: [...base, name] }));

/** A file as findings show it: relative to the root where it lies below that. */
function nameOf(file: string, root: string, { cwd }: Io): string {
  if (file === '-') return '/dev/stdin';
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(file)) throw new UsageError(`${file} is not read from the network`, 'download it first');
  const absolute = path.resolve(cwd, file);
  if (file !== '-' && !existsSync(absolute)) throw new UsageError(`no such file: ${file}`);
  const relative = path.relative(root, absolute);
  return relative.startsWith('..') && path.isAbsolute(file) ? absolute : relative;
}
