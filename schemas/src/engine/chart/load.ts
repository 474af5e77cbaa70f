import { readFileSync, statSync } from 'node:fs';
import type { Helm } from '../helm.ts';
import type { Layer } from '../layer.ts';
import { decode, readBytes } from '../read/read.ts';
import type { Source } from '../source.ts';
import type { MapTree } from '../tree.ts';
import { filesOfArchive } from './archive.ts';
import type { Chart } from './chart.ts';
import { chartCodes } from './codes.ts';
import { filesOfDirectory } from './directory.ts';
import type { ChartFile } from './files.ts';
import { metadataOf } from './metadata.ts';
import { refuse, wholeFile } from './refuse.ts';

export type { Chart, Dependency } from './chart.ts';

/**
 * A chart with all that lies in its charts/, from a folder or a packaged file.
 * @param options.shown how findings name the location; the location itself by default
 * @throws {Refusal} chart/* where `helm template` refuses the chart
 * @throws the error of the file system where there is no such folder or file
 */
export function loadChart(location: string, helm: Helm, options: { readonly shown?: string } = {}): Chart {
  const shown = (options.shown ?? location).replace(/(?<=.)\/+$/, '');
  const files = statSync(location).isDirectory()
    ? filesOfDirectory(location, shown, helm)
    : filesOfArchive(readFileSync(location), shown, helm);
  const { chart, type, typeAt } = chartOf(files, shown, helm);
  if (type === 'library') throw refuse(chartCodes.metadata, typeAt, 'a library chart cannot be installed by itself', undefined, ['type']);
  const missing = chart.dependencies.filter(({ name }) => chart.charts.every((sub) => sub.name !== name));
  if (missing[0])
    throw refuse(
      chartCodes.dependency,
      missing[0].at ?? wholeFile(shown),
      `in Chart.yaml but not in charts/: ${missing.map(({ name }) => name).join(', ')}`,
      'run `helm dependency build` on the chart',
      ['dependencies', chart.dependencies.indexOf(missing[0])],
    );
  return chart;
}

interface Loaded {
  readonly chart: Chart;
  readonly type: string;
  readonly typeAt: Parameters<typeof refuse>[1];
}

function chartOf(files: readonly ChartFile[], shown: string, helm: Helm): Loaded {
  const byName = new Map(files.map((file) => [file.name, file]));
  const chartFile = byName.get('Chart.yaml');
  if (!chartFile)
    throw refuse(chartCodes.missing, wholeFile(shown), 'there is no Chart.yaml here', 'name the folder or the .tgz file of a chart');
  const map = (file: ChartFile | undefined) => file && mapOf(file, helm);
  for (const name of ['Chart.lock', 'requirements.lock']) map(byName.get(name));
  const { name, version, dependencies, type, typeAt } = metadataOf(mapOf(chartFile, helm), map(byName.get('requirements.yaml')));
  const schema = byName.get('values.schema.json');
  const defaults = byName.get('values.yaml');
  const chart: Chart = {
    name,
    version,
    location: shown,
    defaults: defaults ? readBytes(defaults.read(), defaults.shown, 'defaults', helm) : emptyLayer(beside(chartFile, 'values.yaml')),
    ...(schema ? { schema: decode(schema.read(), schema.shown, 'schema').source } : {}),
    dependencies: dependencies ?? [],
    listed: dependencies !== undefined,
    charts: subcharts(files, helm),
  };
  return { chart, type, typeAt };
}

/** What lies in charts/: folders and archives, in the order of their names. (Helm has them in a random one.) */
function subcharts(files: readonly ChartFile[], helm: Helm): Chart[] {
  const groups = new Map<string, ChartFile[]>();
  for (const file of files) {
    if (!file.name.startsWith('charts/') || /[^/]\.prov$/.test(file.name)) continue;
    const below = file.name.slice('charts/'.length);
    const entry = below.split('/', 1)[0] as string;
    const group = groups.get(entry);
    if (group) group.push({ ...file, name: below });
    else groups.set(entry, [{ ...file, name: below }]);
  }
  const charts: Chart[] = [];
  for (const entry of [...groups.keys()].toSorted()) {
    if (/^[_.]/.test(entry)) continue;
    const [first, ...rest] = groups.get(entry) as [ChartFile, ...ChartFile[]];
    const place = first.shown.slice(0, first.shown.length - (first.name.length - entry.length));
    if (entry.endsWith('.tgz')) {
      if (first.name !== entry) throw refuse(chartCodes.archive, wholeFile(place), 'expected an archive, found a folder');
      charts.push(chartOf(filesOfArchive(first.read(), first.shown, helm), first.shown, helm).chart);
    } else {
      const inner = [first, ...rest].map((file) => ({ ...file, name: file.name.slice(entry.length + 1) }));
      charts.push(chartOf(inner, place, helm).chart);
    }
  }
  return charts;
}

const beside = (sibling: ChartFile, name: string) => `${sibling.shown.slice(0, -sibling.name.length)}${name}`;

function mapOf(file: ChartFile, helm: Helm): MapTree {
  const { refusal, values } = readBytes(file.read(), file.shown, 'defaults', helm);
  if (refusal) throw refuse(chartCodes.metadata, refusal.at, `${file.name} cannot be read: ${refusal.message}`);
  return values;
}

function emptyLayer(name: string): Layer {
  const source: Source = { name, kind: 'defaults', text: '' };
  const values: MapTree = { kind: 'map', at: { source, start: 0, end: 0 }, entries: new Map(), removed: new Map() };
  return { source, values, findings: [], suppressions: [] };
}
