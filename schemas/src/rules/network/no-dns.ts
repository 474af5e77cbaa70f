import { everywhere, type Rule } from '../rule.ts';

export const noDns: Rule = {
  code: 'network/no-dns',
  title: 'The policies do not say where the name servers are',
  explanation: `Every name that a pod calls is looked up first. Without \`cidrs\`, \`namespace\` and \`podLabels\` of the name servers the policies have no rule for them, and no pod
finds its database. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'networkPolicy:\n  dns: { namespace: "", podLabels: { k8s-app: null } }\n',
  good: 'networkPolicy:\n  dns: { namespace: "", podLabels: { k8s-app: null }, cidrs: [169.254.20.10/32] }\n',
  *check({ values }) {
    const { enabled, dns } = values.networkPolicy;
    if (!enabled || dns.cidrs.length > 0 || dns.namespace !== '' || Object.keys(dns.podLabels).length > 0) return;
    yield {
      path: ['networkPolicy', 'dns', 'namespace'],
      message: 'the name servers have neither addresses nor pods, so that no pod finds a name',
      help: 'write their namespace and podLabels, or cidrs',
    };
  },
};
