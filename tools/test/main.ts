/** `make test` and `make e2e`: runs the suites one after the other, then prints a table, what failed, and the sum. Exit 1 if anything failed. */
import { spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { count, type Count } from './count.ts';
import { runs, type Suite } from './suites.ts';

function usage(message: string): never {
  process.stderr.write(`error: ${message}\n`);
  process.exit(2);
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } });
const name = positionals[0] as keyof typeof runs;
if (!(name in runs)) usage(`unknown run ${name}; there are ${Object.keys(runs).join(', ')}`);
const wanted = values.only?.split(',');
const unknown = wanted?.filter((w) => !runs[name].some((suite) => suite.name === w)) ?? [];
if (unknown.length > 0) usage(`unknown suite ${unknown.join(', ')}; there are ${runs[name].map((s) => s.name).join(', ')}`);
const suites = runs[name].filter((suite) => wanted?.includes(suite.name) ?? true);

const run = (suite: Suite): Promise<number> =>
  new Promise((resolve) => {
    const [command = '', ...args] = suite.command;
    const child = spawn(command, args, { cwd: path.resolve(suite.cwd ?? '.'), stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      resolve(127);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });

await mkdir('reports', { recursive: true });
const rows: ({ suite: string; seconds: number } & Count)[] = [];
for (const suite of suites) {
  if (suite.report) await rm(suite.report.file, { force: true });
  process.stdout.write(`\n── ${suite.name}\n`);
  const start = performance.now();
  const result: Count = await count(suite, await run(suite));
  rows.push({ suite: suite.name, seconds: (performance.now() - start) / 1000, ...result });
}

const total = rows.reduce((sum, row) => ({ passed: sum.passed + row.passed, failed: sum.failed + row.failed }), { passed: 0, failed: 0 });
const line = (cells: readonly (string | number)[]) =>
  `  ${String(cells[0]).padEnd(14)}${cells
    .slice(1)
    .map((c) => String(c).padStart(9))
    .join('')}\n`;
process.stdout.write(`\n${line(['suite', 'passed', 'failed', 'seconds'])}`);
for (const row of rows) process.stdout.write(line([row.suite, row.passed, row.failed, row.seconds.toFixed(1)]));
const failures = rows.flatMap((row) => row.failures.map((failure) => `  ${row.suite}: ${failure}\n`));
if (failures.length > 0) process.stdout.write(`\nFailed:\n${failures.join('')}`);
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
await writeFile(`reports/summary-${name}.json`, JSON.stringify({ ...total, suites: rows }, null, 2));
process.exitCode = total.failed > 0 ? 1 : 0;
