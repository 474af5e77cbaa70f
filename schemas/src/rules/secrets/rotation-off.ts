import { policy, type Rule } from '../rule.ts';

export const rotationOff: Rule = {
  code: 'secrets/rotation-off',
  title: 'Nothing restarts the pods that read a rotated secret',
  explanation: `Pods read secrets once, at their start. With \`rotation: none\` a new password arrives in the Secret and in no process, until something else restarts it: for some pods at once,
for others after weeks.`,
  policy: policy('off', 'warning', 'warning'),
  fixtureEnvironment: 'prod',
  bad: 'secrets:\n  rotation: none\n',
  good: 'secrets:\n  rotation: reloader\n',
  *check({ values }) {
    if (values.secrets.rotation !== 'none') return;
    yield {
      path: ['secrets', 'rotation'],
      message: 'a rotated secret reaches no pod that runs',
      help: 'write reloader where Stakater Reloader runs, else checksum',
    };
  },
};
