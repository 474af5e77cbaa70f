import { alerts, type Alert } from '../contract/alerts.ts';
import { metrics, type LabelValues, type Metric } from '../contract/metrics.ts';
import { code, generated, table } from './markdown.ts';

const values = (allowed: LabelValues): string => (typeof allowed === 'string' ? allowed : allowed.map(code).join(' '));
const labels = (metric: Metric): string =>
  Object.entries(metric.labels)
    .map(([label, allowed]) => `${code(label)}: ${values(allowed)}`)
    .join('<br>');

/** What Prometheus calls an alert. */
const alertName = (key: string): string => `Landfall${key[0]?.toUpperCase()}${key.slice(1)}`;

function threshold({ threshold: t }: Alert): string {
  return t === undefined ? '' : `${t.value} ${t.unit}`;
}

/** The reference of metrics and alerts. */
export const metricsPage = (): string => `${generated}# Metrics and alerts

## Metrics

Declared in \`schemas/src/contract/metrics.ts\`; the processes register what stands there. They serve it at \`/metrics\` on port 9464, which
no Ingress routes to, together with prom-client's metrics of every Node.js process (\`process_…\`, \`nodejs_…\`). Both kinds of monitor give
each series the labels \`namespace\`, \`pod\`, \`component\` and \`job\`, the latter as \`<fullname>-<component>\`.

${table(
  ['metric', 'type', 'what it is', 'labels', 'exposed by'],
  Object.entries(metrics as Record<string, Metric>).map(([name, m]) => [
    code(name),
    m.type,
    m.help,
    labels(m),
    m.components.map(code).join(' '),
  ]),
)}
## Alerts

Declared in \`schemas/src/contract/alerts.ts\`, their expressions in \`charts/landfall/files/alerts\`. \`monitoring.alerts.rules\` of the values
changes severity, duration and threshold of each.

${table(
  ['value', 'alert', 'fires when', 'severity', 'for', 'threshold', 'runbook'],
  Object.entries(alerts as Record<string, Alert>).map(([key, alert]) => [
    code(key),
    code(alertName(key)),
    alert.description,
    alert.severity,
    alert.for,
    threshold(alert),
    `[${alert.runbook}](../runbooks/${alert.runbook}.md)`,
  ]),
)}`;

/** `charts/landfall/files/alerts.json`: what the values do not say of the alerts. Not in the contract, which every template parses. */
export const alertsJson = () =>
  Object.fromEntries(
    Object.entries(alerts as Record<string, Alert>).map(([key, { group, summary, runbook }]) => [
      key,
      { name: alertName(key), group, summary, runbook },
    ]),
  );
