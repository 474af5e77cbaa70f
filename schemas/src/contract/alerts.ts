export type Severity = 'warning' | 'critical';

/** The number that an alert compares with; the values may say another one. */
export interface Threshold {
  readonly value: number;
  readonly type: 'integer' | 'number';
  readonly minimum: number;
  readonly maximum: number;
  readonly unit: string;
  readonly description: string;
}

export interface Alert {
  /** When it fires, as values.yaml says it. */
  readonly description: string;
  /** What is wrong, as the notification says it. */
  readonly summary: string;
  /** File of `charts/landfall/files/alerts` that has the expression. */
  readonly group: 'api' | 'dependencies' | 'platform' | 'workers';
  readonly severity: Severity;
  /** How long the condition has to hold, as Prometheus writes durations. */
  readonly for: string;
  /** Absent where the condition is a yes or no. */
  readonly threshold?: Threshold;
  /** Page of docs/runbooks, without its `.md`. */
  readonly runbook: string;
}

const percent = (value: number, description: string): Threshold => ({
  value,
  type: 'number',
  minimum: 0.1,
  maximum: 100,
  unit: 'percent',
  description,
});

const perMinute = (description: string): Threshold => ({
  value: 10,
  type: 'number',
  minimum: 0,
  maximum: 100_000,
  unit: 'errors per minute',
  description,
});

/** Every alert. The key is its name in `monitoring.alerts.rules`; Prometheus calls it Landfall and the key, as LandfallApiLatency. */
export const alerts = {
  apiDown: {
    description: 'Fewer api pods are available than the threshold',
    summary: 'The api has too few healthy pods',
    group: 'api',
    severity: 'critical',
    for: '1m',
    threshold: { value: 1, type: 'integer', minimum: 1, maximum: 100, unit: 'pods', description: 'Fewest available pods' },
    runbook: 'api-down',
  },
  apiErrors: {
    description: 'More requests to the api end with a 5xx status than the threshold',
    summary: 'The api answers too many requests with a 5xx status',
    group: 'api',
    severity: 'critical',
    for: '5m',
    threshold: percent(5, 'Most requests that may fail'),
    runbook: 'api-errors',
  },
  // Over GraphQL a failure is an answer of status 200.
  graphqlErrors: {
    description: 'More GraphQL requests meet an internal error than the threshold',
    summary: 'The api answers too many GraphQL requests with an internal error',
    group: 'api',
    severity: 'critical',
    for: '5m',
    threshold: percent(5, 'Most requests that may fail'),
    runbook: 'api-errors',
  },
  apiLatency: {
    description: 'The 95th percentile of response times of the api is above the threshold',
    summary: 'The api is slow',
    group: 'api',
    severity: 'warning',
    for: '5m',
    threshold: {
      value: 2,
      type: 'number',
      minimum: 0.01,
      maximum: 30,
      unit: 'seconds',
      description: 'Longest 95th percentile',
    },
    runbook: 'api-latency',
  },
  paymentEvents: {
    description: 'More of what the payment provider tells the api is refused or fails than the threshold',
    summary: 'Payments are not taken note of',
    group: 'api',
    severity: 'warning',
    for: '15m',
    threshold: percent(20, 'Most events that may be refused or fail'),
    runbook: 'payments',
  },
  webDown: {
    description: 'Fewer web pods are available than the threshold',
    summary: 'The web app has too few healthy pods',
    group: 'platform',
    severity: 'critical',
    for: '1m',
    threshold: { value: 1, type: 'integer', minimum: 1, maximum: 100, unit: 'pods', description: 'Fewest available pods' },
    runbook: 'web-down',
  },
  databaseErrors: {
    description: 'Connections to PostgreSQL fail more often than the threshold',
    summary: 'Connections to PostgreSQL fail',
    group: 'dependencies',
    severity: 'critical',
    for: '1m',
    threshold: perMinute('Most connection errors of all pods together'),
    runbook: 'database',
  },
  databasePool: {
    description: 'More queries of a pod wait for a connection to PostgreSQL than the threshold',
    summary: 'Queries wait for a connection to PostgreSQL',
    group: 'dependencies',
    severity: 'warning',
    for: '5m',
    threshold: { value: 0, type: 'integer', minimum: 0, maximum: 10_000, unit: 'queries', description: 'Most waiting queries of a pod' },
    runbook: 'database',
  },
  redisErrors: {
    description: 'Commands to Redis fail more often than the threshold',
    summary: 'Commands to Redis fail',
    group: 'dependencies',
    severity: 'warning',
    for: '1m',
    threshold: perMinute('Most errors of all pods together'),
    runbook: 'redis',
  },
  jobAge: {
    description: 'The oldest waiting job of a queue is older than the threshold',
    summary: 'Jobs wait too long',
    group: 'workers',
    severity: 'warning',
    for: '1m',
    threshold: { value: 30, type: 'number', minimum: 1, maximum: 10_080, unit: 'minutes', description: 'Longest that a job may wait' },
    runbook: 'worker-backlog',
  },
  jobFailures: {
    description: 'More attempts at the jobs of a queue fail than the threshold',
    summary: 'Jobs fail',
    group: 'workers',
    severity: 'warning',
    for: '15m',
    threshold: percent(20, 'Most attempts that may fail'),
    runbook: 'job-failures',
  },
  workerDown: {
    description: 'A worker that should run has no available pod',
    summary: 'A worker has no healthy pod',
    group: 'workers',
    severity: 'warning',
    for: '5m',
    runbook: 'worker-down',
  },
  podRestarts: {
    description: 'A container restarts more often in ten minutes than the threshold',
    summary: 'A pod keeps restarting',
    group: 'platform',
    severity: 'warning',
    for: '0m',
    threshold: { value: 3, type: 'integer', minimum: 0, maximum: 100, unit: 'restarts', description: 'Most restarts in ten minutes' },
    runbook: 'pod-restarts',
  },
  rolloutStuck: {
    description: 'A Deployment makes no progress within its deadline',
    summary: 'A rollout is stuck',
    group: 'platform',
    severity: 'warning',
    for: '1m',
    runbook: 'rollout-stuck',
  },
  autoscalerAtMax: {
    description: 'An autoscaler asks for as much of its most replicas as the threshold, and could ask for fewer',
    summary: 'An autoscaler is at its most replicas',
    group: 'platform',
    severity: 'warning',
    for: '10m',
    threshold: {
      value: 100,
      type: 'number',
      minimum: 1,
      maximum: 100,
      unit: 'percent',
      description: 'Share of the most replicas that counts as the most',
    },
    runbook: 'capacity',
  },
  migrationFailed: {
    description: 'The Job of the migration failed after all its retries',
    summary: 'The database migration failed',
    group: 'platform',
    severity: 'critical',
    for: '0m',
    runbook: 'failed-migration',
  },
  targetDown: {
    description: 'More pods of a component cannot be scraped than the threshold, or no pod of the api is',
    summary: 'Metrics are missing',
    group: 'platform',
    severity: 'warning',
    for: '10m',
    threshold: percent(10, 'Most pods that may be missing'),
    runbook: 'target-down',
  },
  externalSecretNotSynced: {
    description: 'An ExternalSecret is not ready; only with secrets.source external',
    summary: 'A secret is not synchronised from its store',
    group: 'platform',
    severity: 'warning',
    for: '15m',
    runbook: 'secret-not-synced',
  },
} as const satisfies Record<string, Alert>;

export type AlertName = keyof typeof alerts;
export const alertNames = Object.keys(alerts) as AlertName[];
