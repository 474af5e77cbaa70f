import { running } from '../model/components.ts';
import { everywhere, type Rule } from '../rule.ts';

export const noTarget: Rule = {
  code: 'scaling/no-target',
  title: 'The autoscaler has nothing to aim at',
  explanation: `0 leaves a resource out. With neither CPU nor memory Kubernetes would put a target of its own, 80 % of the CPU request, in the place of what the
values seem to say. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'api:\n  autoscaling: { targetCPUUtilizationPercentage: 0 }\n',
  good: 'api:\n  autoscaling: { targetCPUUtilizationPercentage: 0, targetMemoryUtilizationPercentage: 80 }\n',
  *check({ values }) {
    for (const { name, at, values: own } of running(values)) {
      const { enabled, targetCPUUtilizationPercentage: cpu, targetMemoryUtilizationPercentage: memory } = own.autoscaling;
      if (!enabled || cpu > 0 || memory > 0) continue;
      yield {
        path: at('autoscaling', 'targetCPUUtilizationPercentage'),
        message: `both targets of ${name} are 0`,
        help: 'write targetCPUUtilizationPercentage: 70, or enabled: false',
        related: [{ path: at('autoscaling', 'enabled'), message: 'the autoscaler is on' }],
      };
    }
  },
};
