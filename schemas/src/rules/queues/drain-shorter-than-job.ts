import { queues } from '../../contract/queues.ts';
import { workers } from '../model/components.ts';
import { everywhere, type Rule } from '../rule.ts';

export const drainShorterThanJob: Rule = {
  code: 'queues/drain-shorter-than-job',
  title: 'A worker hands jobs back that it was about to finish',
  explanation: `A worker that leaves takes no new jobs and finishes the active ones for up to \`drainSeconds\`. The queue registry says how long a job may take
(\`longestJobSeconds\`); where that is longer, a job is cancelled at every rollout and starts again elsewhere. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'workers:\n  audit-archive:\n    shutdown: { drainSeconds: 59 }\n',
  good: 'workers:\n  audit-archive:\n    shutdown: { drainSeconds: 60 }\n',
  *check({ values }) {
    for (const { name, queue, at, values: own } of workers(values)) {
      const { longestJobSeconds } = queues[queue];
      if (own.shutdown.drainSeconds >= longestJobSeconds) continue;
      yield {
        path: at('shutdown', 'drainSeconds'),
        message: `${name} waits ${own.shutdown.drainSeconds} s for its jobs, and one of queue ${queue} may take ${longestJobSeconds} s`,
        help: `write drainSeconds: ${longestJobSeconds} or more`,
      };
    }
  },
};
