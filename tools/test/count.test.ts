import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { count } from './count.ts';

async function counted(kind: 'vitest' | 'junit', text: string | undefined, code: number) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'landfall-count-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'report');
  if (text !== undefined) await writeFile(file, text);
  return count({ name: 'x', command: [], report: { kind, file } }, code);
}
const vitest = (passed: number, failed: number, pending = 0, failedSuites = 0) =>
  JSON.stringify({ numPassedTests: passed, numFailedTests: failed, numPendingTests: pending, numFailedTestSuites: failedSuites });
const junit = (...inside: string[]) => `<testsuite>${inside.map((text) => `<testcase name="x">${text}</testcase>`).join('')}</testsuite>`;

it.each([
  ['all passed', 'vitest', vitest(3, 0), 0, { passed: 3, failed: 0 }],
  ['some failed', 'vitest', vitest(3, 2), 1, { passed: 3, failed: 2 }],
  ['a skipped test', 'vitest', vitest(3, 0, 1), 0, { passed: 3, failed: 1 }],
  ['a file that could not be loaded', 'vitest', vitest(3, 0, 0, 1), 1, { passed: 3, failed: 1 }],
  ['a runner that failed without saying where', 'vitest', vitest(3, 0), 1, { passed: 3, failed: 1 }],
  ['no test', 'vitest', vitest(0, 0), 0, { passed: 0, failed: 1 }],
  ['no report', 'vitest', undefined, 0, { passed: 0, failed: 1 }],
  ['JUnit: passed, failed, in error, skipped', 'junit', junit('', '<failure/>', '<error/>', '<skipped/>'), 1, { passed: 1, failed: 3 }],
] as const)('counts %s', async (_what, kind, text, code, expected) => {
  expect(await counted(kind, text, code)).toEqual(expected);
});

it('counts a suite without a report as one check', async () => {
  expect(await count({ name: 'x', command: [] }, 0)).toEqual({ passed: 1, failed: 0 });
  expect(await count({ name: 'x', command: [] }, 3)).toEqual({ passed: 0, failed: 1 });
});
