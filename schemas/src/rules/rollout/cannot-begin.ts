import { running } from '../model/components.ts';
import { everywhere, type Rule } from '../rule.ts';

const none = (pods: number | string): boolean => pods === 0 || pods === '0%';

export const cannotBegin: Rule = {
  code: 'rollout/cannot-begin',
  title: 'A rollout may neither add a pod nor take one away',
  explanation: `With \`maxSurge\` and \`maxUnavailable\` both 0 there is no first step, and Kubernetes refuses the Deployment in the middle of the upgrade. The chart refuses such
values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'api:\n  rollout: { maxSurge: 0 }\n',
  good: 'api:\n  rollout: { maxSurge: 0, maxUnavailable: 1 }\n',
  *check({ values }) {
    for (const { name, at, values: own } of running(values)) {
      if (!none(own.rollout.maxSurge) || !none(own.rollout.maxUnavailable)) continue;
      yield {
        path: at('rollout', 'maxSurge'),
        message: `maxSurge and maxUnavailable of ${name} are both 0`,
        help: 'write maxSurge: 1',
        related: [{ path: at('rollout', 'maxUnavailable'), message: 'the other one' }],
      };
    }
  },
};
