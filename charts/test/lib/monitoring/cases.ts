import { alertNames, alerts, type Alert, type AlertName } from '@landfall/schemas/contract';
import { caseOf } from '../cases.ts';
import { render, type Case, type Helm } from '../helm.ts';
import { ofKind } from '../objects.ts';

export interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

export interface Group {
  readonly name: string;
  readonly rules: readonly Rule[];
}

const everything = { 'monitoring.alerts.enabled': true, 'monitoring.dashboards.enabled': true };

/** Production as it is, with everything that watches it. */
export const production: Case = {
  ...caseOf('values/prod'),
  name: 'production',
  set: { ...caseOf('values/prod').set, ...everything, 'monitoring.scrape.kind': 'podMonitor' },
};

/** What another operator writes: other thresholds, times and severities, and names that have to be cut. */
export const custom: Case = {
  ...caseOf('values/prod'),
  name: 'other values',
  release: 'a-release-with-the-longest-name-that-helm-accepts-one',
  namespace: 'events',
  set: {
    ...caseOf('values/prod').set,
    ...everything,
    'monitoring.scrape': { kind: 'serviceMonitor', interval: '15s', timeout: '15s', labels: { release: 'kube-prometheus-stack' } },
    'monitoring.alerts.labels': { release: 'kube-prometheus-stack' },
    'monitoring.alerts.runbookBaseUrl': 'https://wiki.example.com/runbooks',
    'monitoring.alerts.rules': {
      apiDown: { severity: 'warning', for: '2m', threshold: 2 },
      apiErrors: { threshold: 0.5 },
      apiLatency: { severity: 'critical', for: '10m', threshold: 0.5 },
      graphqlErrors: { for: '0m', threshold: 50 },
      databaseErrors: { threshold: 2.5 },
      databasePool: { threshold: 5 },
      redisErrors: { severity: 'info', threshold: 100 },
      jobAge: { for: '15m', threshold: 120 },
      jobFailures: { threshold: 90 },
      podRestarts: { threshold: 0 },
      autoscalerAtMax: { for: '30m', threshold: 80 },
      targetDown: { threshold: 50 },
    },
  },
};

/** What Prometheus calls an alert. */
export const nameOf = (key: AlertName): string => `Landfall${key[0]?.toUpperCase()}${key.slice(1)}`;
export const declared: readonly (readonly [AlertName, Alert])[] = alertNames.map((key) => [key, alerts[key]]);

export async function groupsOf(helm: Helm, c: Case): Promise<readonly Group[]> {
  const [rule] = ofKind<{ groups: readonly Group[] }>(await render(helm, c), 'PrometheusRule');
  if (!rule) throw new Error(`${c.name} renders no PrometheusRule`);
  return rule.spec.groups;
}

export interface Target {
  readonly expr: string;
  readonly legendFormat?: string;
  readonly datasource: unknown;
}

export interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly datasource?: unknown;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly fieldConfig?: { readonly defaults: { readonly unit?: string } };
  readonly targets?: readonly Target[];
}

export interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly schemaVersion: number;
  readonly panels: readonly Panel[];
  readonly annotations: { readonly list: readonly { readonly expr?: string; readonly datasource: unknown }[] };
  readonly templating: {
    readonly list: readonly {
      readonly name: string;
      readonly type: string;
      readonly query: string | { readonly query: string };
      readonly datasource?: unknown;
    }[];
  };
}

/** Dashboards of a case by the name of their file in Grafana. */
export async function dashboardsOf(helm: Helm, c: Case): Promise<Readonly<Record<string, Dashboard>>> {
  const files = (await render(helm, c))
    .filter(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name.includes('-dashboard-'))
    .flatMap(({ data }) => Object.entries(data ?? {}));
  return Object.fromEntries(files.map(([name, text]) => [name, JSON.parse(text) as Dashboard]));
}
