import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Project } from '../src/checker/index.ts';

export const root = path.resolve(import.meta.dirname, '../..');
export const project: Project = { root, chart: 'charts/landfall', values: 'values' };

/** A copy of the chart's values and of values/, to break; removed when the test ends. */
export async function copyOfProject(): Promise<Project & { edit(file: string, change: (text: string) => string): Promise<void> }> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'landfall-values-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  await cp(path.join(root, 'charts'), path.join(dir, 'charts'), { recursive: true });
  await cp(path.join(root, 'values'), path.join(dir, 'values'), { recursive: true });
  const edit = async (file: string, change: (text: string) => string) => {
    const name = path.join(dir, file);
    const before = await readFile(name, 'utf8');
    const after = change(before);
    if (after === before) throw new Error(`the edit of ${file} changed nothing`);
    await writeFile(name, after);
  };
  return { ...project, root: dir, edit };
}
