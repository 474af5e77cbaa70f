import { policy, type Rule } from '../rule.ts';

export const policiesOff: Rule = {
  code: 'network/policies-off',
  title: 'Everything in the cluster may talk to everything',
  explanation: `Without NetworkPolicies whoever gets into one pod reaches the database, the metrics of every component and the whole internet from there.`,
  policy: policy('off', 'warning', 'error'),
  fixtureEnvironment: 'prod',
  bad: 'networkPolicy: { enabled: false }\n',
  good: 'networkPolicy: { enabled: true }\n',
  *check({ values }) {
    if (values.networkPolicy.enabled) return;
    yield { path: ['networkPolicy', 'enabled'], message: 'pods may talk to everything', help: 'write enabled: true' };
  },
};
