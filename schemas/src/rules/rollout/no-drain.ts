import { servers } from '../model/components.ts';
import { policy, type Rule } from '../rule.ts';

export const noDrain: Rule = {
  code: 'rollout/no-drain',
  title: 'A server has no time to finish running requests',
  explanation: `With \`drainSeconds: 0\` every request that runs when the pod leaves is cut: each rollout, each node drain and each scale-in is a handful of
errors, and a payment among them is one that nobody knows the outcome of.`,
  policy: policy('off', 'warning', 'error'),
  fixtureEnvironment: 'prod',
  bad: 'api:\n  shutdown: { drainSeconds: 0 }\n',
  good: 'api:\n  shutdown: { drainSeconds: 10 }\n',
  *check({ values }) {
    for (const { name, at, values: own } of servers(values))
      if (own.shutdown.drainSeconds === 0)
        yield {
          path: at('shutdown', 'drainSeconds'),
          message: `${name} cuts the requests that run when it leaves`,
          help: 'write the longest that a request takes, such as 30',
        };
  },
};
