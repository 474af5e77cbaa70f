import { running } from '../model/components.ts';
import { policy, type Rule } from '../rule.ts';

/** Default of the Cluster Autoscaler's --max-graceful-termination-sec. */
const nodeDrainSeconds = 600;

export const graceBeyondNodeDrain: Rule = {
  code: 'rollout/grace-beyond-node-drain',
  title: 'A grace period is longer than a node waits when it is taken away',
  explanation: `The Cluster Autoscaler removes a node after ten minutes (\`--max-graceful-termination-sec\` 600) whatever its pods still do, and managed node
groups do much the same. A longer \`gracePeriodSeconds\` promises time that there is not: jobs are cut and run again. Make jobs shorter, or take up their
work where it ended.`,
  policy: policy('off', 'warning', 'warning'),
  fixtureEnvironment: 'prod',
  bad: 'workers:\n  feedback:\n    shutdown: { drainSeconds: 590, gracePeriodSeconds: 601 }\n',
  good: 'workers:\n  feedback:\n    shutdown: { drainSeconds: 590, gracePeriodSeconds: 600 }\n',
  *check({ values }) {
    for (const { name, at, values: own } of running(values)) {
      const { gracePeriodSeconds } = own.shutdown;
      if (gracePeriodSeconds <= nodeDrainSeconds) continue;
      yield {
        path: at('shutdown', 'gracePeriodSeconds'),
        message: `${name} asks for ${gracePeriodSeconds} s to leave, and a node that is removed gives ${nodeDrainSeconds}`,
        help: `write ${nodeDrainSeconds} or less`,
      };
    }
  },
};
