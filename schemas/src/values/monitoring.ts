import { alerts, type Alert } from '../contract/alerts.ts';
import type { JsonSchema } from '../json-schema.ts';
import { boolean, object, oneOfThese, ref, string, type Property } from './builder.ts';

const prometheusDuration = { pattern: '^[0-9]+(ms|s|m|h)$' };

const alertSchema = ({ description, threshold }: Alert): JsonSchema =>
  object(description, {
    enabled: boolean('Create the alert'),
    severity: oneOfThese('Label by which it is routed', ['info', 'warning', 'critical']),
    for: string('How long the condition must hold', prometheusDuration),
    ...(threshold
      ? {
          threshold: {
            description: `${threshold.description}, in ${threshold.unit}`,
            type: threshold.type,
            minimum: threshold.minimum,
            maximum: threshold.maximum,
          } satisfies JsonSchema,
        }
      : {}),
  });

const scrape = () =>
  object('How Prometheus finds the metrics', {
    kind: oneOfThese('podMonitor or serviceMonitor of the Prometheus Operator, or none', ['none', 'podMonitor', 'serviceMonitor']),
    interval: string('Time between scrapes', prometheusDuration),
    timeout: string('Time until a scrape is given up; at most the interval', prometheusDuration),
    labels: ref('Labels by which a Prometheus selects the monitors', 'Labels'),
  });

const alertsSchema = () =>
  object('Alerts for Prometheus', {
    enabled: boolean('Create a PrometheusRule'),
    labels: ref('Labels by which a Prometheus selects the rules', 'Labels'),
    runbookBaseUrl: string("Address of the runbooks' folder, without a slash at its end", { pattern: '^https?://[^ ]*[^ /]$' }),
    rules: object(
      'The alerts, one by one',
      Object.fromEntries(
        Object.entries(alerts as Record<string, Alert>).map(([name, alert]): [string, JsonSchema | Property] => [name, alertSchema(alert)]),
      ),
    ),
  });

export const monitoringSchema = (): JsonSchema =>
  object('What watches the release', {
    scrape: scrape(),
    alerts: alertsSchema(),
    dashboards: object('Dashboards for Grafana, as ConfigMaps', {
      enabled: boolean('Create the ConfigMaps'),
      labels: ref("Labels by which Grafana's sidecar finds them", 'Labels'),
      annotations: ref('Annotations, such as the folder that the sidecar puts them in', 'Annotations'),
    }),
  });
