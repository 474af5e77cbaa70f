import { redisBudget } from '../budget.ts';
import { everywhere, type Rule } from '../rule.ts';
import { partsOf, sumText } from './explain.ts';

export const redisConnections: Rule = {
  code: 'connections/redis',
  title: 'A rollout opens more connections than Redis accepts',
  explanation: `A pod of the api holds three connections to Redis (commands, publisher, subscriber), one of a worker four (heartbeat, queue, worker and the one that
waits for jobs). Where a rollout at the ceiling needs more than \`redis.maxConnections\`, Redis answers \`ERR max number of clients reached\`; small managed
plans accept a few dozen. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'redis: { maxConnections: 78 }\n',
  good: 'redis: { maxConnections: 102 }\n',
  *check({ values }) {
    const budget = redisBudget(values);
    if (budget.total <= budget.limit) return;
    yield {
      path: ['redis', 'maxConnections'],
      message: `a rollout opens up to ${budget.total} connections (${sumText(budget)}), and Redis accepts ${budget.limit}`,
      help: 'write fewer replicas, or give Redis more',
      related: partsOf(budget),
    };
  },
};
