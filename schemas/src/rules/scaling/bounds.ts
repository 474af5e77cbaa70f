import { running } from '../model/components.ts';
import { everywhere, type Rule } from '../rule.ts';

export const bounds: Rule = {
  code: 'scaling/bounds',
  title: 'The autoscaler has a higher floor than ceiling',
  explanation: `Kubernetes refuses a HorizontalPodAutoscaler or ScaledObject whose \`minReplicas\` are more than its \`maxReplicas\`, in the middle of the upgrade. It happens when an
overlay raises one of them and a lower layer holds the other. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'web:\n  autoscaling: { minReplicas: 11 }\n',
  good: 'web:\n  autoscaling: { minReplicas: 9 }\n',
  *check({ values }) {
    for (const { name, floor, floorAt, ceiling, ceilingAt } of running(values)) {
      if (floor <= ceiling) continue;
      yield {
        path: floorAt,
        message: `minReplicas ${floor} of ${name} are more than maxReplicas ${ceiling}`,
        help: `write minReplicas: ${ceiling} or less, or maxReplicas: ${floor} or more`,
        related: [{ path: ceilingAt, message: `maxReplicas ${ceiling}` }],
      };
    }
  },
};
