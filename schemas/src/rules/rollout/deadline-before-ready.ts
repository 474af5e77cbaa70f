import { running } from '../model/components.ts';
import { everywhere, type Rule } from '../rule.ts';

export const deadlineBeforeReady: Rule = {
  code: 'rollout/deadline-before-ready',
  title: 'A rollout counts as failed before a new pod may count as there',
  explanation: `Kubernetes refuses a Deployment whose \`progressDeadlineSeconds\` are not more than its \`minReadySeconds\`. The latter follow from
\`routing.loadBalancer.registrationSeconds\` where they are left out. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'api:\n  rollout: { progressDeadlineSeconds: 15 }\n',
  good: 'api:\n  rollout: { progressDeadlineSeconds: 75 }\n',
  *check({ values }) {
    for (const component of running(values)) {
      const { name, at, values: own } = component;
      const ready = component.kind === 'server' ? component.values.minReadySeconds : 0;
      if (own.rollout.progressDeadlineSeconds > ready) continue;
      yield {
        path: at('rollout', 'progressDeadlineSeconds'),
        message: `${own.rollout.progressDeadlineSeconds} is not more than the ${ready} s that a new pod of ${name} must be ready`,
        help: `write ${ready + 60} or more`,
        related: [{ path: at('minReadySeconds'), message: 'what it must be more than' }],
      };
    }
  },
};
