import { running } from '../model/components.ts';
import { everywhere, type Rule } from '../rule.ts';

export const bothAutoscalers: Rule = {
  code: 'scaling/both-autoscalers',
  title: 'Two autoscalers would own the replicas of a worker',
  explanation: `KEDA makes a HorizontalPodAutoscaler of its own. Beside that of \`autoscaling\`, one adds pods that the other takes away, every 15 s. It happens when one of
them is on for all workers and the other for one. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'workers:\n  feedback:\n    autoscaling: { enabled: true, minReplicas: 2 }\n    keda: { enabled: true, minReplicas: 2 }\n',
  good: 'workers:\n  feedback:\n    autoscaling: { enabled: false }\n    keda: { enabled: true, minReplicas: 2 }\n',
  *check({ values }) {
    for (const { kind, name, at, values: own } of running(values))
      if (kind === 'worker' && own.autoscaling.enabled && own.keda.enabled)
        yield {
          path: at('keda', 'enabled'),
          message: `autoscaling and keda of ${name} are both on`,
          help: 'write enabled: false for one of them',
          related: [{ path: at('autoscaling', 'enabled'), message: 'the other one' }],
        };
  },
};
