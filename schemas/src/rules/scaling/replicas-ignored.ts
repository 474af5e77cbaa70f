import { servers } from '../model/components.ts';
import { policy, type Rule } from '../rule.ts';

export const replicasIgnored: Rule = {
  code: 'scaling/replicas-ignored',
  title: 'Replicas are written that do nothing while the autoscaler is on',
  explanation: `Where an autoscaler is on, it alone decides the number of pods and the chart leaves \`replicas\` out. An overlay that writes it has an effect in mind
that it does not have: more pods come from \`autoscaling.minReplicas\`.`,
  policy: policy('warning', 'warning', 'warning'),
  fixtureEnvironment: 'prod',
  bad: 'api:\n  replicas: 6\n',
  good: 'api:\n  autoscaling: { minReplicas: 6 }\n',
  *check({ values, written }) {
    for (const { name, at, values: own } of servers(values)) {
      if (!own.autoscaling.enabled || !written(at('replicas'))) continue;
      yield {
        path: at('replicas'),
        message: `replicas ${own.replicas} of ${name} do nothing: its autoscaler keeps ${own.autoscaling.minReplicas} to ${own.autoscaling.maxReplicas}`,
        help: 'write autoscaling.minReplicas instead, or autoscaling.enabled: false',
        related: [{ path: at('autoscaling', 'enabled'), message: 'the autoscaler is on' }],
      };
    }
  },
};
