import { policy, type Rule } from '../rule.ts';

export const tls: Rule = {
  code: 'production/tls',
  title: 'The public reaches the app without TLS',
  explanation: `Without TLS passwords and sessions cross the internet readable; and since the apps mark their cookie \`Secure\`, nobody can even sign in. The URLs that
the chart derives start with \`https\` only where \`routing.tls.enabled\` says so.`,
  policy: policy('off', 'error', 'error'),
  fixtureEnvironment: 'prod',
  bad: 'routing:\n  tls: { enabled: false }\n',
  good: 'routing:\n  tls: { enabled: true }\n',
  *check({ values }) {
    if (values.routing.tls.enabled) return;
    yield { path: ['routing', 'tls', 'enabled'], message: 'public URLs start with http', help: 'write enabled: true' };
  },
};
