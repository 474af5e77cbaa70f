import type { JsonSchema } from '../json-schema.ts';
import { boolean, integer, list, map, object, oneOfThese, optional, ref, string } from './builder.ts';
import { cidrPattern } from './patterns.ts';

/** A Kubernetes quantity, written as a string so that YAML never turns it into a float. */
const quantity = (what: string, example: string): JsonSchema =>
  string(`${what}, such as ${example}`, { pattern: '^[0-9]+(\\.[0-9]+)?(m|k|Ki|M|Mi|G|Gi|T|Ti)?$' });

const labelKey = '^([a-z0-9A-Z][a-z0-9A-Z.-]*/)?[a-zA-Z0-9]([a-zA-Z0-9_.-]{0,61}[a-zA-Z0-9])?$';
const cidr = string('IPv4 or IPv6 range', { pattern: cidrPattern });
const labelValue = '^([a-zA-Z0-9]([a-zA-Z0-9_.-]{0,61}[a-zA-Z0-9])?)?$';

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

/** Definitions that more than one place of the values refers to; the keys are the names of the generated types. */
export const definitions: Record<string, JsonSchema> = {
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
  Autoscaling: object('Horizontal autoscaling on CPU; while enabled, it owns the number of replicas', {
    enabled: boolean('Create a HorizontalPodAutoscaler'),
    minReplicas: integer('Fewest replicas', 1, 1000),
    maxReplicas: integer('Most replicas', 1, 1000),
    targetCPUUtilizationPercentage: integer('Average CPU use that it aims at, in percent of the request', 1, 100),
  }),
  Disruption: object('How many pods a voluntary disruption, such as a node drain, may take', {
    enabled: boolean('Create a PodDisruptionBudget'),
    minAvailable: optional(podCount('Pods that must stay available; excludes maxUnavailable')),
    maxUnavailable: optional(podCount('Pods that may be away, 1 where neither is given; excludes minAvailable')),
    unhealthyPodEvictionPolicy: oneOfThese('Whether pods that are not ready may always be evicted', ['AlwaysAllow', 'IfHealthyBudget']),
  }),
  ServerShutdown: object('How a server leaves: the load balancer hears of it, requests finish, the kubelet waits', {
    preStopSeconds: integer('Seconds that the pod goes on serving after it is asked to stop, until the load balancer knows', 0, 300),
    drainSeconds: integer('Seconds that running requests may take to finish', 0, 3600),
    gracePeriodSeconds: integer('Seconds until the kubelet ends the pod by force; more than preStopSeconds + drainSeconds', 1, 7200),
  }),
  WorkerShutdown: object('How a worker leaves: active jobs finish, the kubelet waits', {
    drainSeconds: integer('Seconds that active jobs may take to finish', 0, 3600),
    gracePeriodSeconds: integer('Seconds until the kubelet ends the pod by force; more than drainSeconds', 1, 7200),
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
  NodeSelector: map('Labels that a node must have', labelKey, string('Value of the label', { pattern: labelValue })),
  Annotations: map('Annotations', labelKey, string('Value of the annotation')),
  Tolerations: list('Taints that are tolerated', { $ref: '#/definitions/Toleration' }),
  Endpoint: object('Where a managed service is, as network policies see it', {
    cidrs: list('Address ranges of the service', cidr, { minItems: 1, uniqueItems: true }),
    port: integer('Port of the service', 1, 65535),
  }),
  Cidrs: list('Address ranges', cidr, { uniqueItems: true }),
};

/** Definitions that a worker's entry overlays on `workers.defaults`: the same properties, none of them required. */
export const overridable = ['Database', 'Disruption', 'Resources', 'WorkerShutdown'] as const;
for (const name of overridable) {
  const { required: _required, ...open } = definitions[name]!;
  definitions[`${name}Override`] = { ...open, description: `${open.description}; what is not set comes from the defaults of all workers` };
}

const titled = (name: string, schema: JsonSchema): JsonSchema => ({ title: name, ...schema });

/** {@link definitions} with the titles that name the generated types. */
export const titledDefinitions = (extra: Record<string, JsonSchema> = {}): Record<string, JsonSchema> =>
  Object.fromEntries(
    Object.entries({ ...definitions, ...extra })
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([name, schema]) => [name, titled(name, schema)]),
  );
