/** Which charts Helm loads at all: the table of the fast tests, put to real Helm. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { chartCases, write } from '../test/chart/cases.ts';
import { pool } from './probe.ts';

const accepts = (helm: string, chart: string): Promise<boolean> =>
  new Promise((resolve) => {
    execFile(helm, ['template', 'x', chart], (error) => resolve(!error));
  });

it.each([
  ['helm', 4],
  ['helm3', 3],
] as const)('%s accepts and refuses the same charts', async (helm, major) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'landfall-charts-'));
  const wrong: string[] = [];
  const cases = chartCases.filter(({ only }) => only === undefined || only === major);
  await pool([...cases.entries()], 3, async ([i, { name, files, refused }]) => {
    const chart = path.join(folder, String(i));
    write(chart, files);
    if ((await accepts(helm, chart)) !== (refused === undefined)) wrong.push(name);
    rmSync(chart, { recursive: true });
  });
  rmSync(folder, { recursive: true });
  process.stdout.write(`${helm}: ${cases.length} charts, ${wrong.length} mismatches\n`);
  expect(wrong).toEqual([]);
});
