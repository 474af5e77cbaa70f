import { running } from '../model/components.ts';
import { thousandths } from '../model/quantity.ts';
import { policy, type Rule } from '../rule.ts';

/** Kubernetes leaves the number of pods as it is while use is within 10 % of the target. */
const tolerancePercent = 110;

export const targetOutOfReach: Rule = {
  code: 'scaling/target-out-of-reach',
  title: 'CPU is throttled before the autoscaler would add a pod',
  explanation: `The autoscaler adds pods once average use is more than 10 % above \`targetCPUUtilizationPercentage\` of the *request*; a container never uses more
than its *limit*. Where the limit is below target × 1.1, pods are throttled for ever and none is added.`,
  policy: policy('warning', 'error', 'error'),
  fixtureEnvironment: 'prod',
  bad: 'web:\n  resources:\n    requests: { cpu: 500m }\n  autoscaling: { targetCPUUtilizationPercentage: 91 }\n',
  good: 'web:\n  resources:\n    requests: { cpu: 500m }\n  autoscaling: { targetCPUUtilizationPercentage: 90 }\n',
  *check({ values }) {
    for (const { name, at, values: own } of running(values)) {
      const { enabled, targetCPUUtilizationPercentage: target } = own.autoscaling;
      const { requests, limits } = own.resources;
      if (!enabled || requests.cpu === undefined || limits.cpu === undefined) continue;
      const [request, limit] = [thousandths(requests.cpu), thousandths(limits.cpu)];
      if (request > limit || limit * 10_000 > request * target * tolerancePercent) continue;
      yield {
        path: at('autoscaling', 'targetCPUUtilizationPercentage'),
        message: `${name} is throttled at ${limits.cpu}, and the autoscaler adds a pod above ${Math.round((request * target * tolerancePercent) / 10_000)}m (${target} % of ${requests.cpu}, and 10 % more)`,
        help: 'write a lower target, a lower request or a higher limit',
        related: [{ path: at('resources', 'limits', 'cpu'), message: `the limit ${limits.cpu}` }],
      };
    }
  },
};
