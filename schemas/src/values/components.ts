import type { ComponentName } from '../contract/components.ts';
import { queues, type QueueName } from '../contract/queues.ts';
import type { JsonSchema } from '../json-schema.ts';
import { boolean, integer, object, oneOfThese, optional, ref, string, type Property } from './builder.ts';
import { componentConfigSchema } from './config.ts';
import { dnsName } from './patterns.ts';

type Properties = Record<string, JsonSchema | Property>;

/** What every pod has; `suffix` names the definitions whose properties a worker's entry may leave out. */
const pod = (suffix: '' | 'Override' = ''): Record<string, JsonSchema> => ({
  resources: ref('CPU and memory of one pod', `Resources${suffix}`),
  nodeSelector: ref('Labels that a node must have to run the pods', 'Labels'),
  tolerations: ref('Taints of nodes that the pods tolerate', 'Tolerations'),
  affinity: ref('Affinity of the pods to nodes and to other pods', 'K8sAffinity'),
  priorityClassName: string('Priority class of the pods; empty means that of the cluster', { maxLength: 253, pattern: dnsName }),
  annotations: ref('Annotations of the Deployment or Job', 'Annotations'),
  podAnnotations: ref('Annotations of the pods', 'Annotations'),
  podLabels: ref('Labels of the pods beside those of the chart', 'Labels'),
  extraVolumes: ref('More volumes of the pods, by name', 'ExtraVolumes'),
  extraVolumeMounts: ref("Where the component's own container has them, by path", 'ExtraVolumeMounts'),
  initContainers: ref('Containers that run before it, in the order of their names', 'Containers'),
  sidecars: ref('Containers that run beside it, started before and ended after it', 'Containers'),
  serviceAccount: ref('The identity of the pods', `ServiceAccount${suffix}`),
  networkPolicy: ref('Traffic beyond what it needs', `ExtraTraffic${suffix}`),
});

/** What every pod has that a Deployment keeps running. */
const replicated = (suffix: '' | 'Override' = ''): Record<string, JsonSchema> => ({
  replicas: integer('Number of pods while no autoscaler owns it', 0, 1000),
  probes: ref('How the kubelet asks the container', `Probes${suffix}`),
  rollout: ref('How the Deployment replaces its pods', `Rollout${suffix}`),
  spread: ref('How the pods are spread', `Spread${suffix}`),
  autoscaling: ref('Horizontal autoscaling', `Autoscaling${suffix}`),
  vpa: ref('Recommended requests', `Recommendation${suffix}`),
  disruption: ref('Limits of voluntary disruptions', `Disruption${suffix}`),
  ...pod(suffix),
});

const server = (component: ComponentName): Properties => ({
  image: ref('The image that it runs', 'ComponentImage'),
  minReadySeconds: optional(
    integer(
      'Seconds that a new pod must be ready before a rollout goes on; left out: as long as the load balancer needs to register it',
      0,
      599,
    ),
  ),
  config: componentConfigSchema(component),
  shutdown: ref('The time that leaving takes', 'ServerShutdown'),
  service: object('The Service', { annotations: ref('Annotations; they win over those of the platform', 'Annotations') }),
  ...replicated(),
});

export const webSchema = (): JsonSchema => object('The web app', server('web'));

export const apiSchema = (): JsonSchema => object('The GraphQL api', { ...server('api'), database: ref('Use of PostgreSQL', 'Database') });

/** What every worker has; `suffix` names the definitions whose properties an entry may leave out. */
const worker = (suffix: '' | 'Override'): Record<string, JsonSchema> => ({
  enabled: boolean('Run the worker'),
  shutdown: ref('The time that leaving takes', `WorkerShutdown${suffix}`),
  database: ref('Use of PostgreSQL', `Database${suffix}`),
  keda: ref('Autoscaling on the length of the queue', `Keda${suffix}`),
  ...replicated(suffix),
});

const workerSchema = (name: QueueName): JsonSchema =>
  object(`The worker of the queue ${name}: ${queues[name].description}; what is not set comes from the defaults`, {
    ...Object.fromEntries(Object.entries(worker('Override')).map(([key, schema]) => [key, optional(schema)])),
    concurrency: integer('Jobs that one pod runs at once', 1, 1000),
    config: componentConfigSchema(`worker-${name}`),
  });

export const workersSchema = (): JsonSchema =>
  object('The workers, one for each queue of the registry', {
    defaults: object('What every worker has unless it says otherwise', worker('')),
    ...Object.fromEntries((Object.keys(queues) as QueueName[]).map((name) => [name, workerSchema(name)])),
  });

export const migrationsSchema = (): JsonSchema =>
  object('The database migration, run before new pods start', {
    enabled: boolean('Run the migration before new pods start'),
    ordering: oneOfThese("What makes it run first: Helm's hooks, or Argo CD's sync waves", ['helmHook', 'argoSyncWave']),
    backoffLimit: integer('Retries of a failed migration before the upgrade fails', 0, 20),
    deadlineSeconds: integer("Seconds until the migration is given up; less than helm's --timeout", 10, 7200),
    ttlSecondsAfterFinished: integer(
      'Seconds until the ended Job and its log are deleted; 0 keeps them until the next migration',
      0,
      2592000,
    ),
    wait: object('The init container that waits for the migration where sync waves order it', {
      timeoutSeconds: integer('Seconds until a pod gives up and starts again', 1, 7200),
    }),
    config: componentConfigSchema('migrations'),
    ...pod(),
  });
