import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Suite } from './suites.ts';

export interface Count {
  readonly passed: number;
  readonly failed: number;
  /** What failed, as a person would look for it: the test's name and its file. */
  readonly failures: readonly string[];
}

const all = (passed: number): Count => ({ passed, failed: 0, failures: [] });
const oneFailure = (why: string, passed = 0): Count => ({ passed, failed: 1, failures: [why] });

/**
 * Counts the tests of a suite that ended with an exit code. A runner that fails without saying which test did, that wrote no report
 * or that ran no test counts as one failure, and so does each test that was skipped: a suite can never pass by doing nothing.
 */
export async function count(suite: Suite, code: number): Promise<Count> {
  if (!suite.report) return code === 0 ? all(1) : oneFailure(`exit code ${code}`);
  const text = await readFile(suite.report.file, 'utf8').catch(() => undefined);
  if (text === undefined) return oneFailure(`no report, exit code ${code}`);
  const counted = suite.report.kind === 'vitest' ? countVitest(text) : countJunit(text);
  if (counted.failed > 0 || (code === 0 && counted.passed > 0)) return counted;
  return oneFailure(code === 0 ? 'no test ran' : `exit code ${code}, though no test failed`, counted.passed);
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numFailedTestSuites: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

function countVitest(text: string): Count {
  const report = JSON.parse(text) as VitestReport;
  const broken = report.numFailedTests === 0 && report.numFailedTestSuites > 0 ? 1 : 0;
  const failures = report.testResults.flatMap(({ name, status, assertionResults }) => {
    const file = path.relative('.', name);
    const tests = assertionResults.filter((test) => test.status !== 'passed').map((test) => `${test.fullName} (${test.status}, ${file})`);
    return tests.length === 0 && status === 'failed' ? [`${file} could not be run`] : tests;
  });
  return { passed: report.numPassedTests, failed: report.numFailedTests + report.numPendingTests + broken, failures };
}

function countJunit(text: string): Count {
  const cases = [...text.matchAll(/<testcase\b[^>]*?(\/>|>[^]*?<\/testcase>)/g)].map(([element]) => element);
  const failed = cases.filter((element) => /<(failure|error|skipped)\b/.test(element));
  const failures = failed.map((element) => /\bname="([^"]*)"/.exec(element)?.[1] ?? element);
  return { passed: cases.length - failed.length, failed: failed.length, failures };
}
