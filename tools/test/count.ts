import { readFile } from 'node:fs/promises';
import type { Suite } from './suites.ts';

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Counts the tests of a suite that ended with an exit code. A runner that fails without saying which test did, that wrote no report
 * or that ran no test counts as one failure, and so does each test that was skipped: a suite can never pass by doing nothing.
 */
export async function count(suite: Suite, code: number): Promise<Count> {
  if (!suite.report) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const text = await readFile(suite.report.file, 'utf8').catch(() => undefined);
  if (text === undefined) return { passed: 0, failed: 1 };
  const { passed, failed } = suite.report.kind === 'vitest' ? countVitest(text) : countJunit(text);
  const silent = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: silent ? 1 : failed };
}

function countVitest(text: string): Count {
  const report = JSON.parse(text) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numFailedTestSuites: number;
  };
  const broken = report.numFailedTests === 0 && report.numFailedTestSuites > 0 ? 1 : 0;
  return { passed: report.numPassedTests, failed: report.numFailedTests + report.numPendingTests + broken };
}

function countJunit(text: string): Count {
  const cases = [...text.matchAll(/<testcase\b[^>]*?(\/>|>[^]*?<\/testcase>)/g)].map(([element]) => element);
  const failed = cases.filter((element) => /<(failure|error|skipped)\b/.test(element)).length;
  return { passed: cases.length - failed, failed };
}
