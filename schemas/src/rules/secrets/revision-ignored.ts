import { policy, type Rule } from '../rule.ts';

export const revisionIgnored: Rule = {
  code: 'secrets/revision-ignored',
  title: 'A revision of a secret is written, and nothing restarts for it',
  explanation: `\`secrets.revisions\` goes into the checksum that restarts the readers of a variable, and there is one of secrets only with \`rotation: checksum\`. Whoever writes a revision has rotated
a secret and expects its readers to restart.`,
  policy: policy('warning', 'warning', 'warning'),
  fixtureEnvironment: 'prod',
  bad: 'secrets:\n  rotation: reloader\n  revisions: { JWT_SECRET: "2" }\n',
  good: 'secrets:\n  rotation: checksum\n  revisions: { JWT_SECRET: "2" }\n',
  *check({ values }) {
    const { rotation, revisions } = values.secrets;
    if (rotation === 'checksum') return;
    for (const [name, revision] of Object.entries(revisions))
      if (revision !== '')
        yield {
          path: ['secrets', 'revisions', name],
          message: `revision ${revision} of ${name} restarts nobody while rotation is ${rotation}`,
          help: 'leave it out, or write rotation: checksum',
          related: [{ path: ['secrets', 'rotation'], message: `rotation ${rotation}` }],
        };
  },
};
