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
  JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: pending,
    numFailedTestSuites: failedSuites,
    testResults: [
      {
        name: path.resolve('a.test.ts'),
        status: failed > 0 ? 'failed' : 'passed',
        assertionResults: [
          ...Array.from({ length: passed }, () => ({ status: 'passed', fullName: 'good' })),
          ...Array.from({ length: failed }, () => ({ status: 'failed', fullName: 'bad' })),
          ...Array.from({ length: pending }, () => ({ status: 'skipped', fullName: 'left' })),
        ],
      },
      ...Array.from({ length: failedSuites }, () => ({ name: path.resolve('b.test.ts'), status: 'failed', assertionResults: [] })),
    ],
  });
const junit = (...inside: string[]) =>
  `<testsuite>${inside.map((text, n) => `<testcase name="x${n}">${text}</testcase>`).join('')}</testsuite>`;
const bad = 'bad (failed, a.test.ts)';

it.each([
  ['all passed', 'vitest', vitest(3, 0), 0, 3, []],
  ['some failed', 'vitest', vitest(3, 2), 1, 3, [bad, bad]],
  ['a skipped test', 'vitest', vitest(3, 0, 1), 0, 3, ['left (skipped, a.test.ts)']],
  ['a file that could not be loaded', 'vitest', vitest(3, 0, 0, 1), 1, 3, ['b.test.ts could not be run']],
  ['a runner that failed without saying where', 'vitest', vitest(3, 0), 1, 3, ['exit code 1, though no test failed']],
  ['no test', 'vitest', vitest(0, 0), 0, 0, ['no test ran']],
  ['no report', 'vitest', undefined, 0, 0, ['no report, exit code 0']],
  ['JUnit: passed, failed, in error, skipped', 'junit', junit('', '<failure/>', '<error/>', '<skipped/>'), 1, 1, ['x1', 'x2', 'x3']],
] as const)('counts %s', async (_what, kind, text, code, passed, failures) => {
  expect(await counted(kind, text, code)).toEqual({ passed, failed: failures.length, failures });
});

it('counts a suite without a report as one check', async () => {
  expect(await count({ name: 'x', command: [] }, 0)).toEqual({ passed: 1, failed: 0, failures: [] });
  expect(await count({ name: 'x', command: [] }, 3)).toEqual({ passed: 0, failed: 1, failures: ['exit code 3'] });
});
