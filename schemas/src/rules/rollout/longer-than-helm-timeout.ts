import { servers } from '../model/components.ts';
import { podsAtOnce } from '../model/pods.ts';
import { policy, type Rule } from '../rule.ts';

export const longerThanHelmTimeout: Rule = {
  code: 'rollout/longer-than-helm-timeout',
  title: 'A rollout at the most replicas outlasts the time that Helm waits',
  explanation: `A rollout replaces one pod after another, or as many at once as \`rollout\` lets it, and waits \`minReadySeconds\` after each. At the most replicas that takes at least their product. A
\`helm upgrade --wait\` that gives up earlier marks a healthy release as failed and, with \`--rollback-on-failure\`, takes it back in the busiest hour: when
the autoscaler has scaled out.`,
  policy: policy('off', 'error', 'error'),
  fixtureEnvironment: 'prod',
  bad: 'api:\n  minReadySeconds: 30\n',
  good: 'api:\n  minReadySeconds: 29\n',
  *check({ values, helmTimeoutSeconds }) {
    for (const { name, ceiling, ceilingAt, at, values: own } of servers(values)) {
      const atOnce = podsAtOnce(own.rollout, ceiling);
      const seconds = Math.ceil(ceiling / atOnce) * own.minReadySeconds;
      if (seconds < helmTimeoutSeconds) continue;
      yield {
        path: at('minReadySeconds'),
        message: `a rollout of ${name} takes ${seconds} s or more (${ceiling} pods, ${own.minReadySeconds} s ${atOnce > 1 ? `for ${atOnce} at once` : 'each'}), and Helm waits ${helmTimeoutSeconds} s`,
        help: `write less, fewer replicas, or give helm upgrade --timeout ${seconds + 120}s and the checker --helm-timeout ${seconds + 120}s`,
        related: [{ path: ceilingAt, message: `up to ${ceiling} pods` }],
      };
    }
  },
};
