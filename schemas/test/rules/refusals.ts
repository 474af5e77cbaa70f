/** A refusal that no rule mirrors, and why. */
export interface ChartOnly {
  readonly reason: string;
}

const cluster: ChartOnly = { reason: 'only the cluster knows which kinds and Secrets it has' };

/** Each `landfall.refuse` of each template, in order: the rule that says the same of values, or why there is none. */
export const refusals: Readonly<Record<string, readonly (string | ChartOnly)[]>> = {
  cluster: [cluster, cluster],
  connections: ['connections/database', 'connections/redis'],
  names: [{ reason: 'the schema has fullnameOverride begin with a letter; left is the name of the release, which Helm is given' }],
  hosts: ['hosts/cookie-domains-differ', 'hosts/same', 'hosts/outside-cookie-domain'],
  network: ['network/no-ingress', 'network/redis-port'],
  urlPorts: ['network/url-port'],
  peers: ['network/no-dns', 'network/no-peers'],
  extraObjects: ['objects/of-the-chart', 'objects/twice', 'objects/no-object'],
  extraMetadata: ['objects/no-text'],
  migrations: ['migrations/ttl-in-waves'],
  hooks: ['migrations/order-annotations'],
  monitoring: [cluster, 'monitoring/timeout-beyond-interval', 'monitoring/interval-too-long', 'labels/of-the-chart'],
  labels: ['labels/of-the-chart'],
  volumes: ['pods/volume-reserved', 'pods/volume-sources'],
  mounts: ['pods/mount-twice', 'pods/volume-missing', 'pods/mount-hides', 'pods/sub-path'],
  containers: ['pods/container-names', 'pods/volume-missing', 'pods/init-keeps-running'],
  resources: ['resources/request-above-limit'],
  tls: ['hosts/certificate-missing', 'hosts/certificate-missing'],
  readinessGates: ['rollout/readiness-gates-elsewhere'],
  gateway: ['routing/gateway-missing', 'routing/gateway-class-missing', 'routing/gateway-not-ours'],
  scaling: ['scaling/both-autoscalers'],
  autoscaling: ['scaling/bounds', 'scaling/no-target', 'scaling/cpu-request-missing'],
  keda: ['scaling/bounds', 'scaling/keda-zero'],
  secrets: ['secrets/inline', 'secrets/inline-form'],
  secretNames: ['secrets/name-taken', 'secrets/name-taken'],
  secretStore: ['secrets/store-not-ours', 'secrets/store-not-ours', 'secrets/store-account'],
  images: [{ reason: 'the tag is given when the values are deployed' }],
  disruption: ['disruption/two-bounds', 'disruption/no-eviction', 'disruption/no-eviction'],
  rollout: ['rollout/cannot-begin', 'rollout/deadline-before-ready'],
  serverShutdown: ['rollout/grace-too-short', 'rollout/leaves-before-load-balancer', 'rollout/ready-before-registered'],
  workerShutdown: ['queues/drain-shorter-than-job', 'queues/grace-too-short'],
};

/** A rule that mirrors the same refusal as another one of the table: one refusal, several things that are wrong. */
export const alike: Readonly<Record<string, string>> = {
  'scaling/memory-request-missing': 'scaling/cpu-request-missing',
};
