import { workers } from '../model/components.ts';
import { everywhere, type Rule } from '../rule.ts';

export const workerGraceTooShort: Rule = {
  code: 'queues/grace-too-short',
  title: 'The kubelet ends a worker before its jobs are done',
  explanation: `Kubernetes sends SIGKILL after \`gracePeriodSeconds\`. Jobs that still run then keep their lock until it ends and are taken over as stalled: they
run twice up to the point where the first was killed. The grace has to be longer than \`drainSeconds\`, with some seconds to hand jobs back. The chart
refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'workers:\n  reminders:\n    shutdown: { gracePeriodSeconds: 25 }\n',
  good: 'workers:\n  reminders:\n    shutdown: { gracePeriodSeconds: 26 }\n',
  *check({ values }) {
    for (const { name, at, values: own } of workers(values)) {
      const { drainSeconds, gracePeriodSeconds } = own.shutdown;
      if (gracePeriodSeconds > drainSeconds) continue;
      yield {
        path: at('shutdown', 'gracePeriodSeconds'),
        message: `${name} drains for ${drainSeconds} s, and the kubelet ends it after ${gracePeriodSeconds} s`,
        help: `write gracePeriodSeconds: ${drainSeconds + 5} or more`,
        related: [{ path: at('shutdown', 'drainSeconds'), message: `drainSeconds ${drainSeconds}` }],
      };
    }
  },
};
