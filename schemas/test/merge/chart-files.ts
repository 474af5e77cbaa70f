import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as tar from 'tar';

/** A chart to be written to disk. */
export interface ChartSpec {
  /** Chart.yaml, without apiVersion. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** values.yaml: a map to be written as JSON, or the text itself; no file where absent. */
  readonly values?: unknown;
  /** requirements.yaml. */
  readonly requirements?: unknown;
  /** What lies in charts/, by the name of the folder, or of the archive where it ends in .tgz. */
  readonly charts?: Readonly<Record<string, ChartSpec>>;
}

/** A chart with what is put on top of its defaults. */
export interface MergeCase {
  readonly chart: ChartSpec;
  readonly overlays: readonly unknown[];
  readonly flags: readonly { readonly kind: 'set' | 'set-string' | 'set-json' | 'set-literal'; readonly text: string }[];
}

/** Prints where the chart stands and what it sees. */
const probe = 'at: {{ .Template.BasePath | b64enc }}\nvalues: {{ .Values | toJson | b64enc }}\n';

const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

export function writeChart(folder: string, { metadata, values, requirements, charts = {} }: ChartSpec): void {
  mkdirSync(path.join(folder, 'templates'), { recursive: true });
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  write('Chart.yaml', JSON.stringify({ apiVersion: requirements === undefined ? 'v2' : 'v1', ...metadata }));
  write('templates/probe.yaml', probe);
  if (values !== undefined) write('values.yaml', textOf(values));
  if (requirements !== undefined) write('requirements.yaml', textOf(requirements));
  for (const [entry, chart] of Object.entries(charts)) {
    const below = path.join(folder, 'charts', entry);
    if (entry.endsWith('.tgz')) {
      const unpacked = mkdtempSync(path.join(os.tmpdir(), 'landfall-pack-'));
      writeChart(path.join(unpacked, 'top'), chart);
      mkdirSync(path.dirname(below), { recursive: true });
      tar.create({ file: below, cwd: unpacked, gzip: true, sync: true }, ['top']);
      rmSync(unpacked, { recursive: true });
    } else writeChart(below, chart);
  }
}

/** Runs a task in a folder of its own, which has the chart as `chart` and the overlays as 0.yaml, 1.yaml … */
export function inFolder<T>({ chart, overlays }: MergeCase, task: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'landfall-merge-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  let result: T;
  try {
    writeChart(path.join(folder, 'chart'), chart);
    overlays.forEach((overlay, i) => writeFileSync(path.join(folder, `${i}.yaml`), textOf(overlay)));
    result = task(folder);
  } catch (error) {
    remove();
    throw error;
  }
  if (result instanceof Promise) return result.finally(remove) as T;
  remove();
  return result;
}
