import type { ComponentName } from './components.ts';
import { queueNames } from './queues.ts';

/** What a label may say. A list is complete; a sentence says what keeps the number of values small. */
export type LabelValues = readonly string[] | string;

interface Common {
  readonly help: string;
  readonly labels: Readonly<Record<string, LabelValues>>;
  /** Components that expose it. */
  readonly components: readonly ComponentName[];
}

export interface Histogram extends Common {
  readonly type: 'histogram';
  /** Upper bounds, in seconds. */
  readonly buckets: readonly number[];
}

export interface Value extends Common {
  readonly type: 'counter' | 'gauge';
}

export type Metric = Histogram | Value;

const api = ['api'] as const satisfies ComponentName[];
const workers = ['worker-reminders', 'worker-feedback', 'worker-audit-archive'] as const satisfies ComponentName[];
const backend = [...api, ...workers] as const satisfies ComponentName[];

const operations = ['query', 'mutation', 'subscription'] as const;
const callSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] as const;

/** Every metric of the apps, besides those that prom-client has of every Node.js process. */
export const metrics = {
  build_info: {
    type: 'gauge',
    help: 'Always 1; what runs is in the labels',
    labels: { version: 'the one of the package', revision: 'the commit that the image was built from' },
    components: backend,
  },
  http_request_duration_seconds: {
    type: 'histogram',
    help: 'Time from the request to the end of its response, by route pattern',
    labels: { method: 'methods of HTTP', path: 'route patterns of the api, and unmatched', status: 'status codes of HTTP' },
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30],
    components: api,
  },
  graphql_resolver_duration_seconds: {
    type: 'histogram',
    help: 'Time of one field of Query, Mutation or Subscription; of a subscription, the time until it is set up',
    labels: { type: ['Query', 'Mutation', 'Subscription'], field: 'fields of these types in the schema', success: ['true', 'false'] },
    buckets: callSeconds,
    components: api,
  },
  graphql_errors_total: {
    type: 'counter',
    help: 'Errors in answers, by kind of operation (none where the request names no valid one) and code',
    labels: {
      type: [...operations, 'none'],
      code: [
        'BAD_USER_INPUT',
        'CONFLICT',
        'EMAIL_TAKEN',
        'EVENT_CANCELLED',
        'EVENT_FULL',
        'EVENT_OVER',
        'FORBIDDEN',
        'GRAPHQL_VALIDATION',
        'INTERNAL',
        'INVALID_CREDENTIALS',
        'NOT_FOUND',
        'OTHER',
        'OVERLOADED',
        'PAYMENT_REQUIRED',
        'PAYMENT_UNAVAILABLE',
        'PERSISTED_QUERY_NOT_FOUND',
        'QUERY_TOO_COMPLEX',
        'QUERY_TOO_DEEP',
        'RATE_LIMITED',
        'TOO_MANY_ALIASES',
        'TOO_MANY_SUBSCRIPTIONS',
        'UNAUTHENTICATED',
      ],
    },
    components: api,
  },
  graphql_rejections_total: {
    type: 'counter',
    help: 'GraphQL operations refused by a limit',
    labels: { limit: ['depth', 'complexity', 'aliases', 'tokens', 'batch', 'introspection', 'persisted', 'sign-in'] },
    components: api,
  },
  http_rejections_total: {
    type: 'counter',
    help: 'Requests refused before their route was asked',
    labels: { limit: ['address', 'user', 'origin', 'content-type', 'body', 'overload', 'malformed', 'timeout', 'connections'] },
    components: api,
  },
  ws_rejections_total: {
    type: 'counter',
    help: 'WebSockets refused or closed by a limit',
    labels: {
      limit: ['connections', 'address', 'subscriptions', 'payload', 'initialisation', 'messages', 'unread', 'unanswered', 'protocol'],
    },
    components: api,
  },
  stripe_events_total: {
    type: 'counter',
    help: 'What the payment provider told the api, by what became of it',
    labels: { outcome: ['applied', 'ignored', 'repeated', 'refused', 'failed'] },
    components: api,
  },
  ws_connections_active: {
    type: 'gauge',
    help: 'WebSockets that are open',
    labels: {},
    components: api,
  },
  db_query_duration_seconds: {
    type: 'histogram',
    help: 'Time of one statement on its connection to PostgreSQL, failed ones too',
    labels: { operation: ['select', 'insert', 'update', 'delete', 'begin', 'commit', 'rollback', 'other'] },
    buckets: callSeconds,
    components: backend,
  },
  db_errors_total: {
    type: 'counter',
    help: 'Connections to PostgreSQL that failed or were lost, and statements that it refused',
    labels: { kind: ['connection', 'statement'] },
    components: backend,
  },
  db_pool_connections: {
    type: 'gauge',
    help: 'Connections to PostgreSQL that are in use or idle, and queries that wait for one',
    labels: { state: ['active', 'idle', 'waiting'] },
    components: backend,
  },
  db_pool_connections_max: {
    type: 'gauge',
    help: 'Most connections to PostgreSQL that the process opens',
    labels: {},
    components: backend,
  },
  redis_operation_duration_seconds: {
    type: 'histogram',
    help: 'Time of one command to Redis, failed ones too; without commands that wait for something to happen',
    labels: { command: 'commands of Redis that the process sends, scripts as evalsha' },
    buckets: callSeconds,
    components: backend,
  },
  redis_errors_total: {
    type: 'counter',
    help: 'Connections to Redis that could not be made, and commands that failed on one',
    labels: { kind: ['connection', 'command'] },
    components: backend,
  },
  bullmq_jobs_total: {
    type: 'counter',
    help: 'Attempts of jobs by outcome; stalled is one whose worker died',
    labels: { queue: queueNames, status: ['completed', 'failed', 'stalled'] },
    components: workers,
  },
  bullmq_job_duration_seconds: {
    type: 'histogram',
    help: 'Time of one attempt of a job',
    labels: { queue: queueNames },
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60],
    components: workers,
  },
  bullmq_queue_jobs: {
    type: 'gauge',
    help: 'Jobs of a queue by state',
    labels: { queue: queueNames, state: ['waiting', 'active', 'delayed', 'failed'] },
    // Not the workers: there may be none of them, and then it matters most.
    components: api,
  },
  bullmq_oldest_waiting_job_age_seconds: {
    type: 'gauge',
    help: 'How long the oldest job of a queue that could run has waited; 0 where none waits',
    labels: { queue: queueNames },
    components: api,
  },
} as const satisfies Record<string, Metric>;

export type MetricName = keyof typeof metrics;
export const metricNames = Object.keys(metrics) as MetricName[];

/** Metrics that a component exposes, in the contract's order. */
export const metricsOf = (component: ComponentName): MetricName[] =>
  metricNames.filter((name) => (metrics[name].components as readonly ComponentName[]).includes(component));
