import { policy, type Rule } from '../rule.ts';

export const migrationsDisabled: Rule = {
  code: 'migrations/disabled',
  title: 'New pods start against whatever schema the database has',
  explanation: `Nothing but the migration hook keeps the order of a release: first the schema, then the pods. Without it a release that needs a new column starts,
passes its probes, which do not read it, and fails at the first request that does.`,
  policy: policy('off', 'warning', 'error'),
  fixtureEnvironment: 'prod',
  bad: 'migrations:\n  enabled: false\n',
  good: 'migrations:\n  enabled: true\n',
  *check({ values }) {
    if (values.migrations.enabled) return;
    yield { path: ['migrations', 'enabled'], message: 'no migration runs before new pods start', help: 'write enabled: true' };
  },
};
