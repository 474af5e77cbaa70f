import { deployed, settings } from '../model/environment.ts';
import { policy, type Rule } from '../rule.ts';

export const nodeEnv: Rule = {
  code: 'production/node-env',
  title: 'NODE_ENV is not production',
  explanation: `Next.js, React and many libraries read \`NODE_ENV\`: outside of \`production\` they are several times slower, keep what they should free, and put
stack traces into answers. It does not name the environment: stage is \`production\` too.`,
  policy: policy('off', 'error', 'error'),
  fixtureEnvironment: 'stage',
  bad: 'config: { NODE_ENV: development }\n',
  good: 'config: { NODE_ENV: production }\n',
  *check({ values }) {
    for (const { value, path } of settings(values, deployed(values), 'NODE_ENV'))
      if (value !== 'production') yield { path, message: `NODE_ENV is ${value}`, help: 'write production, or leave it out' };
  },
};
