import { needing } from '../model/environment.ts';
import { everywhere, type Rule } from '../rule.ts';

const services = ['database', 'redis', 'mail', 'payments', 'objectStore', 'telemetry'] as const;

export const noPeers: Rule = {
  code: 'network/no-peers',
  title: 'The policies do not say where a service is',
  explanation: `Pods reach a managed service at its \`cidrs\`, or, where it runs in the cluster, at the pods of its \`namespace\` with its \`podLabels\`. With none of these the
policies have no rule for it, and everybody who needs it is cut off. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'dev',
  bad: 'networkPolicy:\n  mail: { cidrs: [] }\n',
  good: 'networkPolicy:\n  mail: { cidrs: [], namespace: egress, podLabels: { app: proxy } }\n',
  *check({ values }) {
    if (!values.networkPolicy.enabled) return;
    for (const service of services) {
      const { cidrs, namespace, podLabels } = values.networkPolicy[service];
      const callers = needing(values, service);
      if (callers.length === 0 || cidrs.length > 0 || namespace !== '' || Object.keys(podLabels).length > 0) continue;
      yield {
        path: ['networkPolicy', service, 'cidrs'],
        message: `is empty, and no pods are named either, so that ${callers.join(', ')} cannot reach it`,
        help: 'write its ranges, or its namespace and podLabels',
      };
    }
  },
};
