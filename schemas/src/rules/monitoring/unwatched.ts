import { policy, type Rule } from '../rule.ts';

export const unwatched: Rule = {
  code: 'monitoring/unwatched',
  title: 'Nobody is told when production is down',
  explanation: `Without its alerts the users are the ones who notice, and without its metrics most alerts have nothing to look at. Where another tool scrapes the pods, it
has to give them the label \`job\` as \`<fullname>-<component>\`; suppress the finding then.`,
  policy: policy('off', 'off', 'warning'),
  fixtureEnvironment: 'prod',
  bad: 'monitoring:\n  alerts: { enabled: false }\n',
  good: 'monitoring:\n  alerts: { enabled: true }\n',
  *check({ values }) {
    const { alerts, scrape } = values.monitoring;
    if (!alerts.enabled)
      yield {
        path: ['monitoring', 'alerts', 'enabled'],
        message: 'no alert is created',
        help: 'write true where the Prometheus Operator runs',
      };
    else if (scrape.kind === 'none')
      yield {
        path: ['monitoring', 'scrape', 'kind'],
        message: 'nothing has Prometheus read the metrics that alerts look at',
        help: 'write podMonitor or serviceMonitor',
      };
  },
};
