import { everywhere, type Rule } from '../rule.ts';

export const deadlineBeyondHelmTimeout: Rule = {
  code: 'migrations/deadline-beyond-helm-timeout',
  title: 'Helm gives up while the migration still runs',
  explanation: `Helm waits \`--timeout\` for the hook, 5 minutes by default. A Job whose deadline is not shorter goes on after Helm has reported a failure: the next
try finds the lock taken, or a schema that is newer than anybody expects. The checker takes \`--helm-timeout\` where pipelines give another one.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'migrations:\n  deadlineSeconds: 300\n',
  good: 'migrations:\n  deadlineSeconds: 299\n',
  *check({ values, helmTimeoutSeconds }) {
    const { enabled, ordering, deadlineSeconds } = values.migrations;
    if (!enabled || ordering !== 'helmHook' || deadlineSeconds < helmTimeoutSeconds) return;
    yield {
      path: ['migrations', 'deadlineSeconds'],
      message: `the migration may take ${deadlineSeconds} s, and Helm waits ${helmTimeoutSeconds} s for it`,
      help: `write less than ${helmTimeoutSeconds}, or give helm upgrade and the checker a longer timeout`,
    };
  },
};
