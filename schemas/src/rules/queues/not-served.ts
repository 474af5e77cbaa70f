import { queues } from '../../contract/queues.ts';
import { allWorkers } from '../model/components.ts';
import { policy, type Rule } from '../rule.ts';

export const notServed: Rule = {
  code: 'queues/not-served',
  title: 'A queue of the registry has no worker',
  explanation: `The api goes on adding jobs to every queue of the registry. Where the worker is not enabled or has no pod, they pile up in Redis without an
error anywhere: e-mails are not sent, audit rows are not archived, and the first sign is a full Redis.

A worker bears the name of its queue. One that the registry does not know cannot be written: the schema refuses it (\`schema/unknown-key\`).`,
  policy: policy('off', 'warning', 'error'),
  fixtureEnvironment: 'prod',
  bad: 'workers:\n  reminders:\n    enabled: false\n',
  good: 'workers:\n  reminders:\n    enabled: true\n',
  *check({ values }) {
    for (const { name, queue, at, scaler, values: own } of allWorkers(values)) {
      // An autoscaler has a pod at least, or is scaling/keda-zero.
      if (own.enabled && (scaler !== undefined || own.replicas > 0)) continue;
      yield {
        path: own.enabled ? at('replicas') : at('enabled'),
        message: `${name} ${own.enabled ? 'has 0 replicas' : 'is not enabled'}, and nobody takes the jobs of queue ${queue} (${queues[queue].description})`,
        help: own.enabled ? 'write replicas: 1 or more' : 'write enabled: true',
      };
    }
  },
};
