import { servers } from '../model/components.ts';
import { policy, type Rule } from '../rule.ts';

export const fixed: Rule = {
  code: 'scaling/fixed',
  title: 'The autoscaler has nowhere to go',
  explanation: `With \`minReplicas\` equal to \`maxReplicas\` the HorizontalPodAutoscaler never changes anything: traffic grows and the number of pods does not, while
dashboards say that autoscaling is on.`,
  policy: policy('off', 'warning', 'warning'),
  fixtureEnvironment: 'prod',
  bad: 'api:\n  autoscaling: { minReplicas: 10 }\n',
  good: 'api:\n  autoscaling: { minReplicas: 8 }\n',
  *check({ values }) {
    for (const { name, at, values: own } of servers(values)) {
      const { enabled, minReplicas, maxReplicas } = own.autoscaling;
      if (!enabled || minReplicas !== maxReplicas) continue;
      yield {
        path: at('autoscaling', 'minReplicas'),
        message: `the autoscaler of ${name} keeps ${minReplicas} to ${maxReplicas} replicas`,
        help: 'write a higher maxReplicas, or autoscaling.enabled: false and replicas',
        related: [{ path: at('autoscaling', 'maxReplicas'), message: `maxReplicas ${maxReplicas}` }],
      };
    }
  },
};
