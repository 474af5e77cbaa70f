import { metrics, type AlertName } from '@landfall/schemas/contract';
import type { Expected, Series } from './promtool.ts';

/** What a scenario has to know of a release and of its values. */
export interface Release {
  readonly namespace: string;
  readonly fullname: string;
  /** As the values say it; NaN where the alert has none. */
  readonly threshold: number;
}

/** What Prometheus sees, and the alerts that it has to raise: without their severity, namespace, summary and runbook. */
export interface Scenario {
  readonly name: string;
  readonly series: readonly Series[];
  readonly alerts: readonly { readonly labels?: Expected['exp_labels']; readonly description: string }[];
}

type Labels = Readonly<Record<string, string>>;
/** Longer than any alert takes. */
const steps = 400;

const series = (metric: string, labels: Labels, values: string): Series => ({
  series: `${metric}{${Object.entries(labels)
    .map(([name, value]) => `${name}="${value}"`)
    .join(',')}}`,
  values,
});
const constant = (metric: string, labels: Labels, value: number): Series => series(metric, labels, `${value}x${steps}`);
/** A counter that grows evenly, by so much at each step of half a minute. */
const growing = (metric: string, labels: Labels, perStep: number): Series => series(metric, labels, `0+${perStep}x${steps}`);
const none = (name: string, all: readonly Series[]): Scenario => ({ name, series: all, alerts: [] });

const one = (name: string, all: readonly Series[], description: string, labels: Labels = {}): Scenario => ({
  name,
  series: all,
  alerts: [{ labels, description }],
});

const backend = (r: Release, component: string, pod = `${component}-1`) => ({
  namespace: r.namespace,
  job: `${r.fullname}-${component}`,
  pod,
});
const deployment = (r: Release, component: string) => ({ namespace: r.namespace, deployment: `${r.fullname}-${component}` });
const kubePod = (r: Release, component: string) => ({
  namespace: r.namespace,
  pod: `${r.fullname}-${component}`.slice(0, 47) + '-5d4f8c7b9-x2x4z',
  container: component,
  uid: '1',
});

const tooFew = (component: 'api' | 'web') => (r: Release) => {
  const available = (n: number) => constant('kube_deployment_status_replicas_available', deployment(r, component), n);
  const other = constant('kube_deployment_status_replicas_available', { namespace: r.namespace, deployment: 'other' }, 5);
  const text = (n: number) => `${n} pods of ${r.fullname}-${component} are available in ${r.namespace}, and ${r.threshold} should be.`;
  return [
    one('one pod less', [available(r.threshold - 1), other], text(r.threshold - 1)),
    none('as many pods', [available(r.threshold), other]),
    one('no Deployment', [other], text(0)),
    none('nothing that knows of Deployments', []),
  ];
};

/** Requests at the api of which a share, in percent, has a status. */
const requests = (r: Release, percent: number, path = '/graphql'): Series[] => [
  growing('http_request_duration_seconds_count', { ...backend(r, 'api'), method: 'POST', path, status: '500' }, percent * 10),
  growing(
    'http_request_duration_seconds_count',
    { ...backend(r, 'api', 'api-2'), method: 'POST', path, status: '200' },
    1_000 - percent * 10,
  ),
  // Probes would dilute it.
  growing('http_request_duration_seconds_count', { ...backend(r, 'api'), method: 'GET', path: '/readyz', status: '200' }, 5_000),
];
const elsewhere = { namespace: 'elsewhere' };

/** Requests of which a share, in percent, takes longer than a bound of the histogram, and less than the next one. */
const slow = (r: Release, bound: number, percent: number): Series[] =>
  [...metrics.http_request_duration_seconds.buckets, Infinity].map((le) =>
    growing(
      'http_request_duration_seconds_bucket',
      { ...backend(r, 'api'), path: '/graphql', le: le === Infinity ? '+Inf' : String(le) },
      le < bound ? 0 : le === bound ? 1_000 - percent * 10 : 1_000,
    ),
  );

const perMinute = (r: Release, metric: string, kind: string, n: number): Series[] => [
  growing(metric, { ...backend(r, 'api'), kind }, n / 4),
  growing(metric, { ...backend(r, 'worker-feedback'), kind }, n / 4),
  growing(metric, { ...backend(r, 'api'), ...elsewhere, kind }, 1_000),
];

const attempts = (r: Release, queue: string, percent: number): Series[] => [
  growing('bullmq_jobs_total', { ...backend(r, `worker-${queue}`), queue, status: 'failed' }, percent * 10),
  growing('bullmq_jobs_total', { ...backend(r, `worker-${queue}`), queue, status: 'completed' }, 1_000 - percent * 10),
  growing('bullmq_jobs_total', { ...backend(r, `worker-${queue}`), queue, status: 'stalled' }, 1_000),
];

/** What the payment provider tells, of which a share, in percent, is not taken note of. */
const told = (r: Release, percent: number, outcome: 'refused' | 'failed'): Series[] => [
  growing('stripe_events_total', { ...backend(r, 'api'), outcome }, percent * 10),
  growing('stripe_events_total', { ...backend(r, 'api', 'api-2'), outcome: 'applied' }, 600 - percent * 6),
  growing('stripe_events_total', { ...backend(r, 'api'), outcome: 'repeated' }, 400 - percent * 4),
];

const worker = (r: Release, wanted: number, available: number): Series[] => [
  constant('kube_deployment_spec_replicas', deployment(r, 'worker-reminders'), wanted),
  constant('kube_deployment_status_replicas_available', deployment(r, 'worker-reminders'), available),
];

/** So many restarts, one every two minutes, after those of long ago. */
const restarts = (r: Release, component: string, n: number, before = 7): Series => {
  const pauses = Array.from({ length: n }, (_, i) => `${before + i + 1}x${i < n - 1 ? 3 : steps}`);
  return series(
    'kube_pod_container_status_restarts_total',
    kubePod(r, component),
    [`${before}x${n > 0 ? 20 : steps}`, ...pauses].join(' '),
  );
};

const autoscaler = (r: Release, name: string, desired: number, max: number, min = 1): Series[] => {
  const labels = { namespace: r.namespace, horizontalpodautoscaler: name };
  return [
    constant('kube_horizontalpodautoscaler_status_desired_replicas', labels, desired),
    constant('kube_horizontalpodautoscaler_spec_max_replicas', labels, max),
    constant('kube_horizontalpodautoscaler_spec_min_replicas', labels, min),
  ];
};

/** Ten pods of the api, so many of which give no metrics. */
const pods = (r: Release, down: number): Series[] =>
  Array.from({ length: 10 }, (_, i) => constant('up', backend(r, 'api', `api-${i}`), i < down ? 0 : 1));

const condition = (metric: string, labels: Labels, value: number) => constant(metric, labels, value);

/** Just over and just under the threshold of every alert. */
export const scenarios: Readonly<Record<AlertName, (r: Release) => readonly Scenario[]>> = {
  apiDown: tooFew('api'),
  paymentEvents: (r) => {
    const text = `${(r.threshold + 0.1).toFixed(1)} % of what the payment provider tells ${r.fullname}-api in ${r.namespace} is refused or fails.`;
    return [
      one('just over, refused', told(r, r.threshold + 0.1, 'refused'), text),
      one('just over, failed', told(r, r.threshold + 0.1, 'failed'), text),
      none('just under', told(r, r.threshold - 0.1, 'failed')),
      none('nothing told', [constant('stripe_events_total', { ...backend(r, 'api'), outcome: 'failed' }, 0)]),
    ];
  },
  webDown: tooFew('web'),
  apiErrors: (r) => [
    one(
      'just over',
      requests(r, r.threshold + 0.1),
      `${(r.threshold + 0.1).toFixed(1)} % of the requests to ${r.fullname}-api in ${r.namespace} end with a 5xx status.`,
    ),
    none('just under', requests(r, r.threshold - 0.1)),
    none('only probes, which say so while Redis is away', requests(r, 100, '/readyz')),
    none(
      'nobody calls',
      requests(r, 0).map(({ series: name }) => ({ series: name, values: `7x${steps}` })),
    ),
  ],
  graphqlErrors: (r) => {
    const internal = (percent: number, code = 'INTERNAL') => [
      growing('graphql_errors_total', { ...backend(r, 'api'), type: 'query', code }, percent * 10),
      ...requests(r, 0),
    ];
    return [
      one(
        'just over',
        internal(r.threshold + 0.1),
        `${(r.threshold + 0.1).toFixed(1)} % of the GraphQL requests to ${r.fullname}-api in ${r.namespace} meet an internal error.`,
      ),
      none('just under', internal(r.threshold - 0.1)),
      none('what callers did wrong', internal(100, 'BAD_USER_INPUT')),
    ];
  },
  apiLatency: (r) => {
    const { buckets } = metrics.http_request_duration_seconds;
    const next = buckets[buckets.findIndex((le) => le === r.threshold) + 1] ?? NaN;
    const p95 = r.threshold + (next - r.threshold) * (0.1 / 5.1);
    const shown = p95 < 1 ? `${Number((p95 * 1_000).toPrecision(4))}ms` : `${Number(p95.toPrecision(4))}s`;
    return [
      one('just over', slow(r, r.threshold, 5.1), `95 % of the requests to ${r.fullname}-api in ${r.namespace} take up to ${shown}.`),
      none('just under', slow(r, r.threshold, 4.9)),
    ];
  },
  databaseErrors: (r) => [
    one(
      'just over',
      perMinute(r, 'db_errors_total', 'connection', r.threshold + 0.1),
      `${Number((r.threshold + 0.1).toFixed(0))} connections a minute to PostgreSQL fail or break in ${r.namespace}.`,
    ),
    none('just under', perMinute(r, 'db_errors_total', 'connection', r.threshold - 0.1)),
    none('statements that PostgreSQL refuses', perMinute(r, 'db_errors_total', 'statement', 1_000)),
  ],
  databasePool: (r) => {
    const waiting = (n: number) => constant('db_pool_connections', { ...backend(r, 'api'), state: 'waiting' }, n);
    const active = constant('db_pool_connections', { ...backend(r, 'api'), state: 'active' }, 1_000);
    return [
      one(
        'one query more',
        [waiting(r.threshold + 1), active],
        `${r.threshold + 1} queries of pod api-1 wait for a connection to PostgreSQL.`,
        {
          job: `${r.fullname}-api`,
          pod: 'api-1',
        },
      ),
      none('as many queries', [waiting(r.threshold), active]),
    ];
  },
  redisErrors: (r) => [
    one(
      'just over',
      perMinute(r, 'redis_errors_total', 'command', r.threshold + 0.1),
      `${Number((r.threshold + 0.1).toFixed(0))} commands or connections a minute to Redis fail in ${r.namespace}.`,
    ),
    none('just under', perMinute(r, 'redis_errors_total', 'connection', r.threshold - 0.1)),
  ],
  jobAge: (r) => {
    const age = (queue: string, seconds: number) =>
      constant('bullmq_oldest_waiting_job_age_seconds', { ...backend(r, 'api'), queue }, seconds);
    return [
      one(
        'a second more, as two pods say',
        [
          age('reminders', r.threshold * 60 + 1),
          constant('bullmq_oldest_waiting_job_age_seconds', { ...backend(r, 'api', 'api-2'), queue: 'reminders' }, r.threshold * 60 + 1),
          age('feedback', 0),
        ],
        `The oldest job of queue reminders in ${r.namespace} has waited for ${r.threshold} minutes.`,
        { queue: 'reminders' },
      ),
      none('not a second more', [age('reminders', r.threshold * 60), age('feedback', 0)]),
      none('a queue of somebody else', [age('other', 1e6)]),
    ];
  },
  jobFailures: (r) => [
    one(
      'just over, in one queue',
      [...attempts(r, 'reminders', r.threshold + 0.1), ...attempts(r, 'feedback', r.threshold - 0.1)],
      `${(r.threshold + 0.1).toFixed(1)} % of the attempts at jobs of queue reminders in ${r.namespace} fail.`,
      { queue: 'reminders' },
    ),
    none('just under', attempts(r, 'reminders', r.threshold - 0.1)),
  ],
  workerDown: (r) => [
    one('none of two', worker(r, 2, 0), `${r.fullname}-worker-reminders in ${r.namespace} should have 2 pods, and none is available.`, {
      deployment: `${r.fullname}-worker-reminders`,
    }),
    none('one of two', worker(r, 2, 1)),
    none('none of none: an autoscaler took it to zero', worker(r, 0, 0)),
  ],
  podRestarts: (r) => {
    const { pod, container } = kubePod(r, 'api');
    const text = `Container ${container} of pod ${pod} in ${r.namespace} restarted ${r.threshold + 1} times in ten minutes.`;
    return [
      one('one restart more', [restarts(r, 'api', r.threshold + 1)], text, { pod, container }),
      one('one restart more, of a new pod', [restarts(r, 'api', r.threshold + 1, 0)], text, { pod, container }),
      none('as many restarts', [restarts(r, 'api', r.threshold)]),
      none('restarts of long ago', [series('kube_pod_container_status_restarts_total', kubePod(r, 'api'), `40x${steps}`)]),
      none('a pod of somebody else', [
        series('kube_pod_container_status_restarts_total', { ...kubePod(r, 'api'), pod: 'other-api-5d4f8c7b9-x2x4z' }, `0+1x${steps}`),
      ]),
    ];
  },
  rolloutStuck: (r) => {
    const progressing = (status: string, value: number) =>
      condition('kube_deployment_status_condition', { ...deployment(r, 'web'), condition: 'Progressing', status }, value);
    return [
      one(
        'no progress',
        [progressing('true', 0), progressing('false', 1)],
        `${r.fullname}-web in ${r.namespace} made no progress within its deadline; the pods of before go on serving.`,
        { deployment: `${r.fullname}-web` },
      ),
      none('progress', [progressing('true', 1), progressing('false', 0)]),
      none('another condition', [
        condition('kube_deployment_status_condition', { ...deployment(r, 'web'), condition: 'Available', status: 'false' }, 1),
      ]),
    ];
  },
  autoscalerAtMax: (r) => {
    const api = `${r.fullname}-api`;
    const over = Math.ceil(r.threshold / 10);
    const text = (name: string, percent: number) => `${name} in ${r.namespace} asks for ${percent} % of its most replicas.`;
    return [
      one('there', autoscaler(r, api, over, 10), text(api, over * 10), { horizontalpodautoscaler: api }),
      none('one replica less', autoscaler(r, api, over - 1, 10)),
      none('nothing else is possible', autoscaler(r, api, 10, 10, 10)),
      one(
        'one that KEDA made',
        autoscaler(r, `keda-hpa-${r.fullname}-worker-feedback`, 10, 10),
        text(`keda-hpa-${r.fullname}-worker-feedback`, 100),
        { horizontalpodautoscaler: `keda-hpa-${r.fullname}-worker-feedback` },
      ),
      none('one of somebody else', autoscaler(r, 'other', 10, 10)),
    ];
  },
  migrationFailed: (r) => {
    const job = (name: string, value: number) =>
      condition('kube_job_failed', { namespace: r.namespace, job_name: name, condition: 'true' }, value);
    const failed = (name: string) =>
      one('failed', [job(name, 1)], `Job ${name} in ${r.namespace} failed; the pods of before go on serving.`, { job_name: name });
    return [
      failed(`${r.fullname}-migrations`),
      { ...failed(`${r.fullname}-migrations-0a1b2c3d`), name: 'failed, in a sync wave' },
      none('not failed', [job(`${r.fullname}-migrations`, 0)]),
      none('a Job of somebody else', [job('other-migrations', 1)]),
    ];
  },
  targetDown: (r) => {
    const limit = r.threshold / 10;
    const text = (percent: number) => `${percent} % of the pods of ${r.fullname}-api in ${r.namespace} give no metrics.`;
    const labels = { job: `${r.fullname}-api` };
    return [
      one('one pod more', pods(r, limit + 1), text(10 * (limit + 1)), labels),
      none('as many pods', pods(r, limit)),
      one('nobody finds the pods', [], text(100), labels),
    ];
  },
  externalSecretNotSynced: (r) => {
    const name = `${r.fullname}-api`;
    const ready = (namespace: Labels, status: string, value: number) =>
      condition('externalsecret_status_condition', { ...namespace, name, condition: 'Ready', status }, value);
    const text = `ExternalSecret ${name} in ${r.namespace} is not ready; its Secret keeps what it had.`;
    const own = { namespace: r.namespace };
    return [
      one('not ready', [ready(own, 'False', 1), ready(own, 'True', 0)], text, { name }),
      one(
        'not ready, by a scrape that renames labels',
        [ready({ namespace: 'external-secrets', exported_namespace: r.namespace }, 'False', 1)],
        text,
        { name },
      ),
      none('ready', [ready(own, 'False', 0), ready(own, 'True', 1)]),
      none('one of another namespace', [ready({ namespace: 'external-secrets', exported_namespace: 'elsewhere' }, 'False', 1)]),
    ];
  },
};
