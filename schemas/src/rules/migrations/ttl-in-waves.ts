import { everywhere, type Rule } from '../rule.ts';

export const ttlInWaves: Rule = {
  code: 'migrations/ttl-in-waves',
  title: 'The migration runs again after its Job is deleted',
  explanation: `With \`ordering: argoSyncWave\` the Job is an object of the release like any other. Once Kubernetes has deleted it after \`ttlSecondsAfterFinished\`, Argo CD sees it missing,
creates it, and the migration runs again, outside of any upgrade. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'migrations: { ordering: argoSyncWave, ttlSecondsAfterFinished: 3600 }\n',
  good: 'migrations: { ordering: argoSyncWave, ttlSecondsAfterFinished: 0 }\n',
  *check({ values }) {
    const { enabled, ordering, ttlSecondsAfterFinished: ttl } = values.migrations;
    if (!enabled || ordering !== 'argoSyncWave' || ttl <= 0) return;
    yield {
      path: ['migrations', 'ttlSecondsAfterFinished'],
      message: `Kubernetes deletes the Job after ${ttl} s, and Argo CD creates and runs it again`,
      help: 'write 0, or ordering: helmHook',
      related: [{ path: ['migrations', 'ordering'], message: 'sync waves of Argo CD' }],
    };
  },
};
