import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { environmentsOf, layout, loadChart, newestHelm, type Workspace } from '../src/engine/index.ts';

/** The repository, also where the tests run from a copy of this package. */
export const root = above(import.meta.dirname);

function above(folder: string): string {
  return existsSync(path.join(folder, layout.chart)) ? folder : above(path.dirname(folder));
}

/** A repository's environments as `values check` takes them. */
export const workspaceOf = (folder: string, more: Partial<Workspace> = {}): Workspace => ({
  root: folder,
  chart: loadChart(path.join(folder, layout.chart), newestHelm, { shown: layout.chart }),
  environments: environmentsOf(folder),
  flags: [],
  helm: newestHelm,
  today: '2026-11-23',
  helmTimeoutSeconds: 300,
  ownChart: true,
  ...more,
});

/** A copy of the chart and of values/, to break; removed when the test ends. */
export function copyOfProject(): { root: string; edit(file: string, change: (text: string) => string): void } {
  const copy = mkdtempSync(path.join(os.tmpdir(), 'landfall-values-'));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  for (const folder of [layout.chart, layout.values]) cpSync(path.join(root, folder), path.join(copy, folder), { recursive: true });
  const edit = (file: string, change: (text: string) => string) => {
    const name = path.join(copy, file);
    const before = readFileSync(name, 'utf8');
    const after = change(before);
    if (after === before) throw new Error(`the edit of ${file} changed nothing`);
    writeFileSync(name, after);
  };
  return { root: copy, edit };
}
