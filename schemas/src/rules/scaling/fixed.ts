import { running } from '../model/components.ts';
import { policy, type Rule } from '../rule.ts';

export const fixed: Rule = {
  code: 'scaling/fixed',
  title: 'The autoscaler has nowhere to go',
  explanation: `With \`minReplicas\` equal to \`maxReplicas\` the autoscaler never changes anything: traffic grows and the number of pods does not, while
dashboards say that autoscaling is on.`,
  policy: policy('off', 'warning', 'warning'),
  fixtureEnvironment: 'prod',
  bad: 'api:\n  autoscaling: { minReplicas: 10 }\n',
  good: 'api:\n  autoscaling: { minReplicas: 8 }\n',
  *check({ values }) {
    for (const { name, scaler, floor, floorAt, ceiling, ceilingAt } of running(values)) {
      if (scaler === undefined || floor !== ceiling) continue;
      yield {
        path: floorAt,
        message: `the autoscaler of ${name} keeps ${floor} to ${ceiling} replicas`,
        help: `write a higher maxReplicas, or ${scaler}.enabled: false and replicas`,
        related: [{ path: ceilingAt, message: `maxReplicas ${ceiling}` }],
      };
    }
  },
};
