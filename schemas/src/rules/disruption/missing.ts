import { running } from '../model/components.ts';
import { policy, type Rule } from '../rule.ts';

export const budgetMissing: Rule = {
  code: 'disruption/missing',
  title: 'A component of production has no disruption budget',
  explanation: `Without a PodDisruptionBudget a node upgrade may evict all pods of a component at once, although there are enough of them for one at a time:
Kubernetes knows no other reason to wait.`,
  policy: policy('off', 'off', 'error'),
  fixtureEnvironment: 'prod',
  bad: 'web:\n  disruption: { enabled: false }\n',
  good: 'web:\n  disruption: { enabled: true }\n',
  *check({ values }) {
    for (const { name, at, floor, values: own } of running(values))
      if (!own.disruption.enabled)
        yield {
          path: at('disruption', 'enabled'),
          message: `${name} has no PodDisruptionBudget, and its ${floor} pods may be evicted at once`,
          help: 'write enabled: true',
        };
  },
};
