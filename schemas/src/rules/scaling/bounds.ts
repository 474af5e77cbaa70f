import { servers } from '../model/components.ts';
import { everywhere, type Rule } from '../rule.ts';

export const bounds: Rule = {
  code: 'scaling/bounds',
  title: 'The autoscaler has a higher floor than ceiling',
  explanation: `Kubernetes refuses a HorizontalPodAutoscaler whose \`minReplicas\` are more than its \`maxReplicas\`, in the middle of the upgrade. It happens when an
overlay raises one of them and a lower layer holds the other. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'web:\n  autoscaling: { minReplicas: 11 }\n',
  good: 'web:\n  autoscaling: { minReplicas: 9 }\n',
  *check({ values }) {
    for (const { name, at, values: own } of servers(values)) {
      const { enabled, minReplicas, maxReplicas } = own.autoscaling;
      if (!enabled || minReplicas <= maxReplicas) continue;
      yield {
        path: at('autoscaling', 'minReplicas'),
        message: `minReplicas ${minReplicas} of ${name} are more than maxReplicas ${maxReplicas}`,
        help: `write minReplicas: ${maxReplicas} or less, or maxReplicas: ${minReplicas} or more`,
        related: [{ path: at('autoscaling', 'maxReplicas'), message: `maxReplicas ${maxReplicas}` }],
      };
    }
  },
};
