import { running } from '../model/components.ts';
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
    for (const { kind, name, at, scaler, floor, ceiling, values: own } of running(values)) {
      if (scaler === undefined || !written(at('replicas'))) continue;
      // The replicas of all workers still count for those that no autoscaler owns.
      if (kind === 'worker' && at('replicas')[1] !== at(scaler, 'enabled')[1]) continue;
      yield {
        path: at('replicas'),
        message: `replicas ${own.replicas} of ${name} do nothing: its autoscaler keeps ${floor} to ${ceiling}`,
        help: `write ${scaler}.minReplicas instead, or ${scaler}.enabled: false`,
        related: [{ path: at(scaler, 'enabled'), message: 'the autoscaler is on' }],
      };
    }
  },
};
