import { policy, type Rule } from '../rule.ts';

const firstDelay = 10;
const longestDelay = 360;

/** Seconds that the Job controller waits before the last of so many retries, all waits together: 10, 20, 40 … at most 360 each. */
export function backoffSeconds(retries: number): number {
  let sum = 0;
  for (let i = 0; i < retries; i++) sum += Math.min(firstDelay * 2 ** i, longestDelay);
  return sum;
}

export const retriesBeyondDeadline: Rule = {
  code: 'migrations/retries-beyond-deadline',
  title: 'The last retries of the migration never happen',
  explanation: `Kubernetes waits 10 s before the first retry of a Job, then 20 s, 40 s and so on, up to 6 minutes. Where these waits alone fill \`deadlineSeconds\`, the
Job ends with \`DeadlineExceeded\` instead of \`BackoffLimitExceeded\`, and a database that is back after two minutes was waited for in vain.`,
  policy: policy('warning', 'warning', 'warning'),
  fixtureEnvironment: 'prod',
  bad: 'migrations:\n  backoffLimit: 5\n',
  good: 'migrations:\n  backoffLimit: 4\n',
  *check({ values }) {
    const { enabled, backoffLimit, deadlineSeconds } = values.migrations;
    const waits = backoffSeconds(backoffLimit);
    if (!enabled || waits < deadlineSeconds) return;
    yield {
      path: ['migrations', 'backoffLimit'],
      message: `the waits before ${backoffLimit} retries take ${waits} s, and the Job ends after ${deadlineSeconds} s`,
      help: 'write fewer retries, or a longer deadlineSeconds',
      related: [{ path: ['migrations', 'deadlineSeconds'], message: `deadlineSeconds ${deadlineSeconds}` }],
    };
  },
};
