import { workers } from '../model/components.ts';
import { policy, type Rule } from '../rule.ts';

export const activationIgnored: Rule = {
  code: 'scaling/activation-ignored',
  title: 'A number of jobs is written that KEDA never looks at',
  explanation: `\`keda.activationJobs\` decides when the first pod starts, and does nothing while \`minReplicas\` keeps one: from there on \`jobsPerReplica\` decides. Whoever wrote it
expects fewer pods than there will be.`,
  policy: policy('warning', 'warning', 'warning'),
  fixtureEnvironment: 'dev',
  bad: 'workers:\n  feedback:\n    keda: { enabled: true, activationJobs: 50 }\n',
  good: 'workers:\n  feedback:\n    keda: { enabled: true, jobsPerReplica: 50 }\n',
  *check({ values }) {
    for (const { name, at, scaler, floor, floorAt, values: own } of workers(values)) {
      if (scaler !== 'keda' || floor === 0 || own.keda.activationJobs === 0) continue;
      yield {
        path: at('keda', 'activationJobs'),
        message: `activationJobs ${own.keda.activationJobs} of ${name} do nothing while it keeps a pod`,
        help: 'leave it out, and write jobsPerReplica',
        related: [{ path: floorAt, message: `minReplicas ${floor}` }],
      };
    }
  },
};
