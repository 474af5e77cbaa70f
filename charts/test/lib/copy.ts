import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { chart } from './helm.ts';

/** A copy of the chart, removed when the test ends; `edit` changes one of its files, `add` makes another one. */
export async function copyOfChart(): Promise<{
  readonly path: string;
  readonly edit: (file: string, change: (text: string) => string) => Promise<void>;
  readonly add: (file: string, text: string) => Promise<void>;
}> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'landfall-chart-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const copy = path.join(dir, 'landfall');
  await cp(chart, copy, { recursive: true });
  return {
    path: copy,
    edit: async (file, change) => {
      const before = await readFile(path.join(copy, file), 'utf8');
      const after = change(before);
      if (after === before) throw new Error(`the edit of ${file} changed nothing`);
      await writeFile(path.join(copy, file), after);
    },
    add: (file, text) => writeFile(path.join(copy, file), text),
  };
}
