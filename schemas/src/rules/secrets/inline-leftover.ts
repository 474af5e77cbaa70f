import { policy, type Rule } from '../rule.ts';

export const inlineLeftover: Rule = {
  code: 'secrets/inline-leftover',
  title: 'Secrets are in the values although nothing reads them',
  explanation: `With another \`secrets.source\` the chart makes nothing of \`secrets.inline\`, but Helm stores all values in every release record, and git keeps them
for ever. Take them out, and rotate them.`,
  policy: policy('warning', 'error', 'error'),
  fixtureEnvironment: 'stage',
  bad: 'secrets:\n  inline: { REDIS_PASSWORD: EXAMPLE }\n',
  good: 'secrets:\n  inline: {}\n',
  *check({ values }) {
    const { source, inline } = values.secrets;
    if (source === 'inline') return;
    for (const name of Object.keys(inline))
      yield {
        path: ['secrets', 'inline', name],
        message: `a secret is written out, and secrets.source ${source} does not read it`,
        help: 'take it out, and rotate it',
      };
  },
};
