import type { JsonSchema } from '../json-schema.ts';
import { kubernetes } from '../generated/kubernetes.ts';
import { boolean, integer, list, map, object, oneOfThese, optional, ref, string } from './builder.ts';
import { cidrPattern, dnsLabel, subdomain, quantityPattern } from './patterns.ts';

/** A Kubernetes quantity, written as a string so that YAML never turns it into a float. */
const quantity = (what: string, example: string): JsonSchema => string(`${what}, such as ${example}`, { pattern: quantityPattern });

const labelKey = `^(${subdomain}/)?[a-zA-Z0-9]([a-zA-Z0-9_.-]{0,61}[a-zA-Z0-9])?$`;
const cidr = string('IPv4 or IPv6 range', { pattern: cidrPattern });
const labelValue = '^([a-zA-Z0-9]([a-zA-Z0-9_.-]{0,61}[a-zA-Z0-9])?)?$';
/** Name of a volume or of a container beside the component's own. */
const partName = '^[a-z0-9]([a-z0-9-]{0,50}[a-z0-9])?$';

/** An absolute number of pods or a percentage. */
const podCount = (description: string): JsonSchema => ({
  description,
  oneOf: [
    { type: 'integer', minimum: 0, maximum: 1000 },
    { type: 'string', pattern: '^(100|[1-9]?[0-9])%$' },
  ],
  tsType: 'number | `${number}%`',
});

const timed: JsonSchema = {
  if: { required: ['tolerationSeconds'] },
  then: { properties: { effect: { const: 'NoExecute' } }, required: ['effect'] },
};

/** What Kubernetes' own validation says of a toleration; without `allOf`, which would give the generated type a second name. */
const tolerationConditions: JsonSchema = {
  if: { properties: { operator: { const: 'Exists' } }, required: ['operator'] },
  then: { properties: { value: { maxLength: 0 } }, ...timed },
  else: { required: ['key'], ...timed },
};

const probe = {
  enabled: boolean('Probe at all'),
  initialDelaySeconds: integer('Seconds after the start of the container until the first probe', 0, 3600),
  periodSeconds: integer('Seconds between probes', 1, 3600),
  timeoutSeconds: integer('Seconds until a probe counts as failed', 1, 3600),
  failureThreshold: integer('Failures in a row until the kubelet acts', 1, 10000),
};

/** Definitions that more than one place of the values refers to; the keys are the names of the generated types. */
export const definitions: Record<string, JsonSchema> = {
  ...kubernetes,
  ResourceList: object('CPU and memory', {
    cpu: optional(quantity('CPU', '100m')),
    memory: optional(quantity('Memory', '256Mi')),
    'ephemeral-storage': optional(quantity('Scratch disk', '100Mi')),
  }),
  Resources: object('What a container asks for and may use at most', {
    requests: ref('What the scheduler reserves', 'ResourceList'),
    limits: ref('What it may use at most', 'ResourceList'),
  }),
  ComponentImage: object('Which image of the registry', {
    repository: string('Name of the image below the registry', { pattern: '^[a-z0-9]+([._/-][a-z0-9]+)*$' }),
    tag: string('Tag of this image; empty means image.tag', { pattern: '^([a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127})?$' }),
    digest: string('Digest that pins the image; it wins over the tag', { pattern: '^(sha256:[0-9a-f]{64})?$' }),
  }),
  Autoscaling: object('Horizontal autoscaling on CPU and memory; while enabled, it owns the number of replicas', {
    enabled: boolean('Create a HorizontalPodAutoscaler'),
    minReplicas: integer('Fewest replicas', 1, 1000),
    maxReplicas: integer('Most replicas', 1, 1000),
    targetCPUUtilizationPercentage: integer('Average CPU use that it aims at, in percent of the request; 0 leaves CPU out', 0, 100),
    targetMemoryUtilizationPercentage: integer(
      'Average memory use that it aims at, in percent of the request; 0 leaves memory out',
      0,
      100,
    ),
    behavior: ref("How fast it scales up and down; empty means Kubernetes' own pace", 'K8sHorizontalPodAutoscalerBehavior'),
  }),
  Keda: object('Autoscaling on the length of the queue, by KEDA; while enabled, it owns the number of replicas', {
    enabled: boolean('Create a ScaledObject'),
    minReplicas: integer(
      'Fewest replicas; 0, which ends every pod while the queue is empty, only where the queue has no schedule (none today)',
      0,
      1000,
    ),
    maxReplicas: integer('Most replicas', 1, 1000),
    jobsPerReplica: integer('Waiting and active jobs for each replica that it aims at', 1, 1000000),
    activationJobs: integer('Jobs that must wait before the first replica starts; acts between 0 and 1 replica alone', 0, 1000000),
    pollingIntervalSeconds: integer('Seconds between looks at the queue', 1, 3600),
    cooldownSeconds: integer('Seconds without jobs until the last replica ends; acts between 1 and 0 replicas alone', 0, 86400),
  }),
  Disruption: object('How many pods a voluntary disruption, such as a node drain, may take', {
    enabled: boolean('Create a PodDisruptionBudget'),
    minAvailable: optional(podCount('Pods that must stay available; excludes maxUnavailable')),
    maxUnavailable: optional(podCount('Pods that may be away, 1 where neither is given; excludes minAvailable')),
    unhealthyPodEvictionPolicy: oneOfThese('Whether pods that are not ready may always be evicted', ['AlwaysAllow', 'IfHealthyBudget']),
  }),
  ServerShutdown: object('How a server leaves: the load balancer hears of it, requests finish, the kubelet waits', {
    preStopSeconds: optional(
      integer('Seconds that the pod goes on serving after it is asked to stop; left out: as long as the load balancer needs', 0, 300),
    ),
    drainSeconds: integer('Seconds that running requests may take to finish', 0, 3600),
    gracePeriodSeconds: optional(
      integer('Seconds until the kubelet ends the pod by force; left out: preStopSeconds + drainSeconds + 10', 1, 7200),
    ),
  }),
  WorkerShutdown: object('How a worker leaves: active jobs finish, the kubelet waits', {
    drainSeconds: optional(integer("Seconds that active jobs may take to finish; left out: the queue's longest job + 5", 0, 3600)),
    gracePeriodSeconds: optional(integer('Seconds until the kubelet ends the pod by force; left out: drainSeconds + 10', 1, 7200)),
  }),
  Probe: object('When the kubelet holds a container for started or for dead', {
    ...probe,
    terminationGracePeriodSeconds: optional(
      integer('Seconds that a container which failed it gets to end; left out: that of the pod', 1, 7200),
    ),
  }),
  ReadinessProbe: object('When the kubelet holds a container for ready', {
    ...probe,
    successThreshold: integer('Successes in a row until it is ready again', 1, 1000),
  }),
  Probes: object('How the kubelet asks a container; the paths are those of the component', {
    startup: ref('Gives a slow start its time', 'Probe'),
    liveness: ref('Restarts a container whose process is stuck', 'Probe'),
    readiness: ref('Takes a pod out of its Service while it cannot serve', 'ReadinessProbe'),
  }),
  Rollout: object('How a Deployment replaces its pods', {
    maxSurge: podCount('Pods that may be there beyond the wanted number'),
    maxUnavailable: podCount('Pods that may be missing from the wanted number'),
    revisionHistoryLimit: integer('Old ReplicaSets that are kept for `kubectl rollout undo`', 0, 100),
    progressDeadlineSeconds: integer('Seconds without progress until the rollout counts as failed; more than minReadySeconds', 1, 7200),
  }),
  Spread: object('How the pods of a component are spread', {
    nodes: oneOfThese('Over nodes: where possible, always, or not at all', ['ScheduleAnyway', 'DoNotSchedule', 'None']),
    zones: oneOfThese('Over zones: where possible, always, or not at all', ['ScheduleAnyway', 'DoNotSchedule', 'None']),
    maxSkew: integer('Pods that one place may have more than another', 1, 100),
  }),
  ServiceAccount: object('The identity of the pods', {
    annotations: ref("Annotations of the ServiceAccount, such as a cloud's role", 'Annotations'),
    rules: list('Rules of a Role for it; any rule mounts its token into the pods', { $ref: '#/definitions/K8sPolicyRule' }),
  }),
  ExtraTraffic: object('Traffic beyond what the component needs, such as that of a sidecar', {
    ingress: list('More rules for incoming traffic', { $ref: '#/definitions/K8sNetworkPolicyIngressRule' }),
    egress: list('More rules for outgoing traffic', { $ref: '#/definitions/K8sNetworkPolicyEgressRule' }),
  }),
  ExtraVolumes: map('Volumes of the pods by name', partName, { $ref: '#/definitions/K8sVolume' }),
  ExtraVolumeMount: object('Where a volume appears in the container', {
    volume: string('Name of one of extraVolumes', { pattern: partName }),
    readOnly: optional(boolean('Mount it read-only')),
    subPath: optional(string('Path within the volume', { minLength: 1 })),
  }),
  ExtraVolumeMounts: map("Volumes of the component's own container by path", '^/[^:]*$', { $ref: '#/definitions/ExtraVolumeMount' }),
  Containers: map('Containers by name', partName, { $ref: '#/definitions/K8sContainer' }),
  Recommendation: object('A VerticalPodAutoscaler that recommends and changes nothing', {
    enabled: boolean('Create a VerticalPodAutoscaler with updateMode Off'),
  }),
  Database: object('Use of PostgreSQL', {
    poolSize: integer('Most connections that one process opens', 1, 500),
  }),
  Toleration: object(
    'A taint that pods of the component tolerate',
    {
      key: optional(string('Key of the taint; only Exists goes without one', { pattern: labelKey })),
      operator: optional(oneOfThese('How the key is compared', ['Exists', 'Equal'])),
      value: optional(string('Value of the taint; none with Exists', { pattern: labelValue })),
      effect: optional(oneOfThese('Effect of the taint', ['NoSchedule', 'PreferNoSchedule', 'NoExecute'])),
      tolerationSeconds: optional(integer('Seconds that a NoExecute taint is tolerated', 0, 86400)),
    },
    tolerationConditions,
  ),
  Labels: map('Labels', labelKey, string('Value of the label', { pattern: labelValue })),
  Annotations: map('Annotations', labelKey, string('Value of the annotation')),
  Tolerations: list('Taints that are tolerated', { $ref: '#/definitions/Toleration' }),
  Endpoint: object('Where a managed service is, as network policies see it', {
    cidrs: list('Address ranges of the service', cidr, { uniqueItems: true }),
    namespace: string('Namespace of the service, where it runs in the cluster', { maxLength: 63, pattern: dnsLabel }),
    podLabels: ref('Labels of its pods; without a namespace, in that of the release', 'Labels'),
    port: integer('Port of the service', 1, 65535),
  }),
  Cidrs: list('Address ranges', cidr, { uniqueItems: true }),
};

/** Definitions that a worker's entry overlays on `workers.defaults`: the same properties, none of them required at any depth. */
export const overridable = [
  'Autoscaling',
  'Database',
  'Disruption',
  'ExtraTraffic',
  'Keda',
  'Probe',
  'Probes',
  'ReadinessProbe',
  'Recommendation',
  'Resources',
  'Rollout',
  'ServiceAccount',
  'Spread',
  'WorkerShutdown',
] as const;

const isOverridable = (name: string): boolean => (overridable as readonly string[]).includes(name);

/** Refers to the override of a definition, where there is one. */
function relaxed(node: JsonSchema): JsonSchema {
  const [part] = node.allOf ?? [];
  const name = part?.$ref?.replace('#/definitions/', '') ?? '';
  return isOverridable(name) ? ref(node.description ?? '', `${name}Override`) : node;
}

for (const name of overridable) {
  const { required: _required, properties = {}, ...open } = definitions[name]!;
  definitions[`${name}Override`] = {
    ...open,
    properties: Object.fromEntries(Object.entries(properties).map(([key, child]) => [key, child === true ? child : relaxed(child)])),
    description: `${open.description}; what is not set comes from the defaults of all workers`,
  };
}

const titled = (name: string, schema: JsonSchema): JsonSchema => ({ title: name, ...schema });

/** {@link definitions} with the titles that name the generated types. */
export const titledDefinitions = (extra: Record<string, JsonSchema> = {}): Record<string, JsonSchema> =>
  Object.fromEntries(
    Object.entries({ ...definitions, ...extra })
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([name, schema]) => [name, titled(name, schema)]),
  );
