import { servers } from '../model/components.ts';
import { everywhere, type Rule } from '../rule.ts';

export const graceTooShort: Rule = {
  code: 'rollout/grace-too-short',
  title: 'The kubelet ends a server before it has drained',
  explanation: `A pod that leaves goes on serving for \`preStopSeconds\` and then finishes running requests for up to \`drainSeconds\`. Kubernetes counts
\`gracePeriodSeconds\` from the start of that, not from its end, and then sends SIGKILL: requests are cut and connections stay half open. The grace
has to be longer than the sum, with some seconds to close the connections to the database and Redis. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'api:\n  shutdown: { gracePeriodSeconds: 45 }\n',
  good: 'api:\n  shutdown: { gracePeriodSeconds: 46 }\n',
  *check({ values }) {
    for (const { name, at, values: own } of servers(values)) {
      const { preStopSeconds, drainSeconds, gracePeriodSeconds } = own.shutdown;
      const leaving = preStopSeconds + drainSeconds;
      if (leaving < gracePeriodSeconds) continue;
      yield {
        path: at('shutdown', 'gracePeriodSeconds'),
        message: `${name} takes ${leaving} s to leave (preStopSeconds ${preStopSeconds} + drainSeconds ${drainSeconds}), and the kubelet ends it after ${gracePeriodSeconds} s`,
        help: `write gracePeriodSeconds: ${leaving + 5} or more`,
        related: [
          { path: at('shutdown', 'drainSeconds'), message: `drainSeconds ${drainSeconds}` },
          { path: at('shutdown', 'preStopSeconds'), message: `preStopSeconds ${preStopSeconds}` },
        ],
      };
    }
  },
};
