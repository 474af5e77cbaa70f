import { queues } from '../../contract/queues.ts';
import { workers } from '../model/components.ts';
import { everywhere, type Rule } from '../rule.ts';

export const kedaZero: Rule = {
  code: 'scaling/keda-zero',
  title: 'A queue with scheduled jobs may be without a worker',
  explanation: `A job that repeats waits in Redis as a delayed one, and it is the workers that move it to the queue when its time has come. With \`minReplicas: 0\` none is
there: the queue stays empty, KEDA never starts a pod, and the scan that finds the e-mails to send never runs. Retries wait in the same way. The chart refuses such
values.`,
  policy: everywhere,
  fixtureEnvironment: 'dev',
  bad: 'workers:\n  feedback:\n    keda: { enabled: true, minReplicas: 0 }\n',
  good: 'workers:\n  feedback:\n    keda: { enabled: true, minReplicas: 1 }\n',
  *check({ values }) {
    for (const { name, queue, scaler, floor, floorAt } of workers(values)) {
      const jobs = Object.keys(queues[queue].schedules);
      if (scaler !== 'keda' || floor > 0 || jobs.length === 0) continue;
      yield {
        path: floorAt,
        message: `${name} may have 0 pods, and then nobody makes the scheduled job ${jobs.join(', ')}`,
        help: 'write minReplicas: 1 or more',
      };
    }
  },
};
