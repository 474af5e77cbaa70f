/** A place in the values and what a mutation may write there; everything that the schema accepts. */
export type Mutation = readonly [path: string, values: readonly unknown[]];

const quantities = ['0', '50m', '100m', '0.5', '500m', '501m', '1'];
const memory = ['64Mi', '128Mi', '192Mi', '256M', '256Mi', '384Mi', '512Mi', '0.5Gi', '1Gi'];
const counts = [0, 1, 2, 3, '0%', '1%', '34%', '50%', '51%', '100%'];
const seconds = [0, 1, 5, 9, 10, 11, 14, 15, 16, 29, 30, 45, 59, 60, 61, 65, 66, 75];
const replicas = [0, 1, 2, 3, 5, 11];
const domains = ['landfall.example', 'eu.landfall.example', 'other.example', 'example'];
const hosts = ['', 'app.landfall.example', 'api.landfall.example', 'app.eu.landfall.example', 'landfall.example', 'app.other.example'];
const ports = [80, 443, 6379, 6380, 8025, 9000];
const urls = ['https://a.example', 'http://a.example', 'https://a.example:9000', 'http://172.30.0.20:8025', 'https://[fd00::443]'];

const resources = (at: string): Mutation[] => [
  [`${at}.requests.cpu`, quantities],
  [`${at}.limits.cpu`, quantities],
  [`${at}.requests.memory`, memory],
  [`${at}.limits.memory`, memory],
];

const disruption = (at: string): Mutation[] => [
  [`${at}.enabled`, [true, true, false]],
  [`${at}.minAvailable`, counts],
  [`${at}.maxUnavailable`, counts],
];

const scaling = (at: string): Mutation[] => [
  [`${at}.autoscaling.enabled`, [true, true, false]],
  [`${at}.autoscaling.minReplicas`, [1, 2, 3]],
  [`${at}.autoscaling.targetCPUUtilizationPercentage`, [0, 0, 70]],
  [`${at}.autoscaling.targetMemoryUtilizationPercentage`, [0, 80]],
  [`${at}.resources.requests.memory`, ['0', '128Mi']],
];

const rollout = (at: string): Mutation[] => [
  [`${at}.rollout.maxSurge`, [0, 1, '0%', '25%']],
  [`${at}.rollout.maxUnavailable`, [0, 1, '0%', '25%']],
  [`${at}.rollout.progressDeadlineSeconds`, [10, 15, 16, 600]],
];

const server = (at: string): Mutation[] => [
  [`${at}.replicas`, replicas],
  [`${at}.minReadySeconds`, seconds],
  [`${at}.autoscaling.enabled`, [true, false]],
  [`${at}.autoscaling.minReplicas`, [1, 2, 3, 10, 11]],
  [`${at}.autoscaling.maxReplicas`, [1, 2, 3, 10, 15, 20]],
  [`${at}.shutdown.preStopSeconds`, seconds],
  [`${at}.shutdown.drainSeconds`, seconds],
  [`${at}.shutdown.gracePeriodSeconds`, [1, 30, 40, 41, 45, 46, 60, 90, 120]],
  [`${at}.config.COOKIE_DOMAIN`, domains],
  ...resources(`${at}.resources`),
  ...disruption(`${at}.disruption`),
];

const worker = (at: string): Mutation[] => [
  [`${at}.enabled`, [true, false]],
  [`${at}.replicas`, replicas],
  [`${at}.shutdown.drainSeconds`, seconds],
  [`${at}.shutdown.gracePeriodSeconds`, [1, 20, 59, 60, 65, 66, 75, 76]],
  [`${at}.database.poolSize`, [1, 3, 10, 40]],
  ...resources(`${at}.resources`),
  ...disruption(`${at}.disruption`),
];

const inlineSecrets = (url: string) => ({
  DATABASE_URL: url,
  MIGRATION_DATABASE_URL: 'postgresql://a:b@db.example/landfall',
  REDIS_PASSWORD: 'EXAMPLE',
  JWT_SECRET: 'EXAMPLE-'.repeat(5),
  STRIPE_SECRET_KEY: 'EXAMPLE',
  STRIPE_WEBHOOK_SECRET: 'EXAMPLE',
  RESEND_API_KEY: 'EXAMPLE',
  S3_ACCESS_KEY: 'EXAMPLE',
  S3_SECRET_KEY: 'EXAMPLE',
});

const databaseUrls = ['postgresql://a:b@db.example/landfall', 'postgres://a', 'mysql://a', 'x-postgres://a'];

const volumes = [
  {},
  { a: { emptyDir: {} } },
  { a: { emptyDir: {} }, tmp: { emptyDir: {} } },
  { a: {} },
  { b: { secret: { secretName: 'b' } } },
];
const mountPaths = ['/a', '/a/', '/app', '/app/dist', '/tmp/', '/tmp/a'];
const mounts = [
  ...mountPaths.map((place) => ({ [place]: { volume: 'a' } })),
  { '/a': { volume: 'a' }, '/a/': { volume: 'a' } },
  ...['b', 'b/c', '../b', '/b', 'b..'].map((subPath) => ({ '/data': { volume: 'a', subPath } })),
  { '/data': { volume: 'b' } },
];
const probe = { tcpSocket: { port: 8080 } };
const containers = [
  {},
  { a: { image: 'a:1' } },
  { web: { image: 'a:1' } },
  { 'worker-feedback': { image: 'a:1' }, 'wait-for-migrations': { image: 'a:1' } },
  { a: { image: 'a:1', readinessProbe: probe } },
  { b: { image: 'a:1', volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }] } },
  { b: { image: 'a:1', volumeMounts: [{ name: 'b', mountPath: '/b' }] } },
];

/** What is added to the pods of a component. */
const pods = (at: string): Mutation[] => [
  [`${at}.extraVolumes`, volumes],
  [`${at}.extraVolumeMounts`, mounts],
  [`${at}.sidecars`, containers],
  [`${at}.initContainers`, containers],
];

const ownLabels = [
  {},
  { team: 'a' },
  { 'app.kubernetes.io/part-of': 'a' },
  { 'app.kubernetes.io/team': 'a' },
  { 'app.kubernetes.io/name': 'a' },
];
const annotations = [
  { a: 'b' },
  { 'helm.sh/hook': 'test' },
  { 'argocd.argoproj.io/sync-wave': '1' },
  { 'argocd.argoproj.io/sync-options': 'a' },
];
const object = (name: string, more: object = {}) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, ...more } });
const extraObjects = [
  object('a'),
  object('b'),
  object('b', { namespace: 'b' }),
  object('landfall-web'),
  object('landfall-worker-feedback'),
  object('a', { labels: { tier: 1 } }),
  object('a', { annotations: [] }),
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: {} },
  'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n',
  '{ apiVersion: v1, kind: ConfigMap, metadata: { name: b, labels: { a: yes } } }',
  '---\napiVersion: v1\nkind: Secret\nmetadata: { name: a }\n---\n# nothing\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: c }\n',
  'a text',
  'a: [',
];

/** One list for each family of refusals: a case takes from some of them, so that none is drowned by another. */
export const mutations: readonly (readonly Mutation[])[] = [
  server('web'),
  [...server('api'), ['api.database.poolSize', [1, 5, 10, 15, 30]]],
  ...['web', 'api', 'workers.feedback'].flatMap((at) => [scaling(at), rollout(at)]),
  ...['workers.defaults', 'workers.feedback'].map((at): Mutation[] => [
    [`${at}.keda.enabled`, [true, true, false]],
    [`${at}.keda.minReplicas`, [0, 1, 2, 5]],
    [`${at}.keda.maxReplicas`, [1, 2, 4]],
    [`${at}.autoscaling.enabled`, [true, false, false]],
    [`${at}.disruption.enabled`, [true, false]],
  ]),
  worker('workers.defaults'),
  worker('workers.reminders'),
  worker('workers.audit-archive'),
  [
    ['database.maxConnections', [30, 50, 100, 158, 159, 160, 200]],
    ['database.reserved', [0, 10, 20, 50]],
    ['redis.maxConnections', [30, 40, 78, 79, 80, 10_000]],
    ['redis.reserved', [0, 10, 20]],
  ],
  [...resources('migrations.resources'), ['migrations.enabled', [true, false]]],
  [
    ['routing.kind', ['none', 'ingress']],
    ['web.shutdown.preStopSeconds', seconds],
    ['routing.loadBalancer.propagationSeconds', seconds],
    ['routing.loadBalancer.registrationSeconds', seconds],
    ['routing.loadBalancer.readinessGates', [true, false]],
    ['platform', ['aws', 'aws', 'generic']],
  ],
  ...['web', 'workers.defaults', 'workers.feedback', 'migrations'].map(pods),
  ['commonLabels', 'api.podLabels', 'workers.defaults.podLabels', 'monitoring.scrape.labels', 'monitoring.dashboards.labels'].map(
    (at): Mutation => [at, ownLabels],
  ),
  [
    ...['commonAnnotations', 'web.annotations', 'workers.feedback.annotations', 'migrations.annotations'].map((at): Mutation => [
      at,
      annotations,
    ]),
    ['migrations.enabled', [true, true, false]],
  ],
  [
    ['migrations.ordering', ['argoSyncWave', 'helmHook']],
    ['migrations.ttlSecondsAfterFinished', [0, 60, 60]],
    ['migrations.enabled', [true, true, false]],
  ],
  ['extraObjects.a', 'extraObjects.b', 'extraObjects.c'].map((at): Mutation => [at, extraObjects]),
  [
    ['networkPolicy.dns.namespace', ['', '', 'kube-system']],
    ['networkPolicy.dns.podLabels', [{ 'k8s-app': null }, { 'k8s-app': null }, {}]],
    ['networkPolicy.dns.cidrs', [[], [], ['169.254.20.10/32']]],
    ['networkPolicy.enabled', [true, true, false]],
  ],
  [
    ['domain', domains],
    ['routing.hosts.app', hosts],
    ['routing.hosts.api', hosts],
    ['config.COOKIE_DOMAIN', domains],
    ['web.config.COOKIE_DOMAIN', domains],
  ],
  [
    ['platform', ['aws', 'generic']],
    ['routing.tls.enabled', [true, false]],
    ['routing.tls.secretName', ['', 'certificate']],
    ['routing.className', ['', 'alb', 'nginx']],
    ['routing.tls.certificateArn', ['', 'arn:aws:acm:eu-central-1:123456789012:certificate/1']],
    [
      'routing.annotations',
      [{}, { 'alb.ingress.kubernetes.io/certificate-arn': '' }, { 'alb.ingress.kubernetes.io/certificate-arn': 'x' }],
    ],
  ],
  [
    [
      'routing',
      ['', 'envoy'].flatMap((className) =>
        [{ create: true }, { create: true, namespace: 'infra' }, { create: false }, { create: false, name: 'edge' }].map((gateway) => ({
          kind: 'gateway',
          tls: { certificateArn: '' },
          gateway: { ...gateway, className },
        })),
      ),
    ],
    ['platform', ['aws', 'gcp', 'generic', 'generic']],
  ],
  [
    [
      'secrets.external',
      [
        { region: '', serviceAccount: '' },
        ...['', 'landfall-api', 'reader'].map((serviceAccount) => ({ region: 'eu-central-1', serviceAccount })),
      ].flatMap((aws) =>
        ['SecretStore', 'ClusterSecretStore'].flatMap((storeKind) =>
          ['', 'aws'].flatMap((storeName) => ({
            create: aws.region !== '',
            storeKind,
            storeName: aws.region === '' ? 'aws' : storeName,
            aws,
          })),
        ),
      ),
    ],
  ],
  [
    ['monitoring.scrape.kind', ['none', 'podMonitor', 'serviceMonitor', 'podMonitor']],
    ['monitoring.scrape.interval', ['10s', '2m', '121s', '5m']],
    ['monitoring.scrape.timeout', ['5s', '10s', '11s', '31s']],
    ['monitoring.alerts.enabled', [true, true, false]],
  ],
  ...['database', 'redis', 'mail', 'objectStore'].map((service): Mutation[] => [
    [`networkPolicy.${service}.cidrs`, [[], ['10.0.0.0/8']]],
    [`networkPolicy.${service}.namespace`, ['', 'data']],
    ['networkPolicy.ingressCidrs', [[], ['10.0.0.0/8']]],
    ['networkPolicy.ingressNamespace', ['', 'ingress']],
  ]),
  [
    ['networkPolicy.enabled', [true, true, false]],
    ['networkPolicy.ingressCidrs', [[], ['10.0.0.0/8'], ['0.0.0.0/0']]],
    ['networkPolicy.redis.port', ports],
    ['networkPolicy.mail.port', ports],
    ['networkPolicy.objectStore.port', ports],
    ['config.REDIS_PORT', ports],
    ['workers.feedback.config.REDIS_PORT', ports],
    ['config.RESEND_BASE_URL', urls],
    ['workers.feedback.config.RESEND_BASE_URL', urls],
    ['config.S3_ENDPOINT', urls],
    ['workers.audit-archive.config.S3_ENDPOINT', urls],
  ],
  [
    ['secrets', [{ source: 'existing' }, ...databaseUrls.map((url) => ({ source: 'inline', inline: inlineSecrets(url) }))]],
    ['routing.tls.secretName', ['', 'landfall-api', 'landfall-web', 'other-api', 'landfall-worker-feedback']],
    ['image.pullSecrets', [[], ['a', 'landfall-migrations'], ['other-worker-reminders']]],
    ['fullnameOverride', ['', 'other']],
    ['nameOverride', ['', 'second']],
  ],
];
