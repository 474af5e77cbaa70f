import { everywhere, type Rule } from '../rule.ts';

export const metricsBlocked: Rule = {
  code: 'monitoring/metrics-blocked',
  title: 'Prometheus is to read metrics, and the policies keep it out',
  explanation: `The policies let nobody read metrics but the pods of \`networkPolicy.monitoringNamespace\`. Where it is empty, every scrape that a monitor asks for times
out, unless rules of the operator's own (\`networkPolicy.ingress\` of a component) let it in.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'networkPolicy: { monitoringNamespace: "" }\n',
  good: 'networkPolicy: { monitoringNamespace: prometheus }\n',
  *check({ values }) {
    const { api, monitoring, networkPolicy } = values;
    const open = !networkPolicy.enabled || networkPolicy.monitoringNamespace !== '' || api.networkPolicy.ingress.length > 0;
    if (monitoring.scrape.kind === 'none' || open) return;
    yield {
      path: ['networkPolicy', 'monitoringNamespace'],
      message: 'is empty, so that nobody may read the metrics',
      help: 'write the namespace that Prometheus runs in',
      related: [{ path: ['monitoring', 'scrape', 'kind'], message: `a ${monitoring.scrape.kind} asks Prometheus to read them` }],
    };
  },
};
