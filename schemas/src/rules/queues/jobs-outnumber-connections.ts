import { workers } from '../model/components.ts';
import { plural } from '../model/pods.ts';
import { policy, type Rule } from '../rule.ts';

/** Most jobs that share one connection: each asks the database some times for milliseconds, and gives up after waiting 10 s. */
const jobsPerConnection = 20;

export const jobsOutnumberConnections: Rule = {
  code: 'queues/jobs-outnumber-connections',
  title: 'A worker runs many more jobs at once than it has connections',
  explanation: `Jobs that run at once share the pool of their process: each waits for a free connection, and fails after 10 s without one. A few dozen jobs a
connection only wait for each other; with more, a slow query makes jobs fail in bulk, and the retries come on top.`,
  policy: policy('warning', 'warning', 'error'),
  fixtureEnvironment: 'prod',
  bad: 'workers:\n  feedback:\n    concurrency: 61\n',
  good: 'workers:\n  feedback:\n    concurrency: 61\n    database: { poolSize: 4 }\n',
  *check({ values }) {
    for (const { name, queue, at, values: own } of workers(values)) {
      const { poolSize } = own.database;
      if (own.concurrency <= poolSize * jobsPerConnection) continue;
      yield {
        path: ['workers', queue, 'concurrency'],
        message: `${name} runs ${own.concurrency} jobs at once over ${plural(poolSize, 'connection')}, more than ${jobsPerConnection} each`,
        help: `write concurrency: ${poolSize * jobsPerConnection} or less, or database.poolSize: ${Math.ceil(own.concurrency / jobsPerConnection)}`,
        related: [{ path: at('database', 'poolSize'), message: `poolSize ${poolSize}` }],
      };
    }
  },
};
