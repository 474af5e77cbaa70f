import { databaseBudget, redisBudget, type ConnectionBudget } from '../budget.ts';
import { policy, type Problem, type Rule } from '../rule.ts';
import { drainText, partsOf } from './explain.ts';

function problemOf(server: 'database' | 'redis', budget: ConnectionBudget): Problem | undefined {
  const open = budget.total - budget.reserved;
  const most = open + budget.draining;
  // What exceeds the limit without them is another rule's.
  if (budget.total > budget.limit || most <= budget.limit) return undefined;
  return {
    path: [server, 'maxConnections'],
    message: `new pods open up to ${open} connections, old ones that still drain hold ${budget.draining} (${drainText(budget)}): ${most} of the ${budget.limit} that ${server === 'redis' ? 'Redis' : 'PostgreSQL'} accepts`,
    help: 'give the server more, write smaller pools or fewer replicas, or let rollouts go slower by minReadySeconds',
    related: partsOf(budget),
  };
}

export const whileDraining: Rule = {
  code: 'connections/while-draining',
  title: 'Pods that still drain use up the connections that are left',
  explanation: `A rollout does not wait for old pods: while one finishes its requests and jobs, its successor has connected. How many drain at once depends on the
pace: a server leaves for \`preStopSeconds\` + \`drainSeconds\` and is followed every \`minReadySeconds\`, to which readiness gates add
\`routing.loadBalancer.registrationSeconds\`; old pods of a worker may all drain at once. The sum with them may use the reserve, and
no more than the server accepts.`,
  policy: policy('off', 'warning', 'warning'),
  fixtureEnvironment: 'prod',
  bad: 'database: { maxConnections: 186 }\n',
  good: 'database: { maxConnections: 187 }\n',
  *check({ values }) {
    const problems = [problemOf('database', databaseBudget(values)), problemOf('redis', redisBudget(values))];
    yield* problems.filter((problem) => problem !== undefined);
  },
};
