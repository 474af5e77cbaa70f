import { databaseBudget } from '../budget.ts';
import { everywhere, type Rule } from '../rule.ts';
import { partsOf, sumText } from './explain.ts';

export const databaseConnections: Rule = {
  code: 'connections/database',
  title: 'A rollout opens more connections than PostgreSQL accepts',
  explanation: `Every pod opens up to \`database.poolSize\` connections. A rollout while the autoscalers are at their ceiling runs the pods of \`rollout.maxSurge\` more
of each component, and the migration, and \`database.reserved\` stays free for operators and backups. More than \`database.maxConnections\` means \`FATAL: sorry, too many clients
already\`, for all components at once, at peak load. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'database: { maxConnections: 150 }\n',
  good: 'api:\n  database: { poolSize: 5 }\ndatabase: { maxConnections: 150 }\n',
  *check({ values }) {
    const budget = databaseBudget(values);
    if (budget.total <= budget.limit) return;
    yield {
      path: ['database', 'maxConnections'],
      message: `a rollout opens up to ${budget.total} connections (${sumText(budget)}), and PostgreSQL accepts ${budget.limit}`,
      help: 'write smaller poolSize or fewer replicas, or give the server more',
      related: partsOf(budget),
    };
  },
};
