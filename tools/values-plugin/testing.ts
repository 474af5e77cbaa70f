import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';

export const root = path.resolve(import.meta.dirname, '../..');

/** Builds the plugin before the tests of a file. @returns an empty folder but for the plugin, with a space in its path; removed afterwards */
export function folderWithPlugin(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'landfall plugin '));
  beforeAll(() => void execFileSync('node', [path.join(import.meta.dirname, 'build.ts'), folder]), 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Copies our chart and values to a folder that is not there yet. */
export function copyProject(folder: string): void {
  for (const part of ['charts/landfall', 'values']) cpSync(path.join(root, part), path.join(folder, part), { recursive: true });
}

/** Folders of Helm's own below one folder. */
export const helmHomes = (home: string): Record<string, string> => ({
  HELM_DATA_HOME: path.join(home, 'data'),
  HELM_CACHE_HOME: path.join(home, 'cache'),
  HELM_CONFIG_HOME: path.join(home, 'config'),
  HELM_PLUGINS: path.join(home, 'data/plugins'),
});
