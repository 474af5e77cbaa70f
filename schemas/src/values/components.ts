import type { ComponentName } from '../contract/components.ts';
import { queues, type QueueName } from '../contract/queues.ts';
import type { JsonSchema } from '../json-schema.ts';
import { boolean, integer, object, optional, ref, type Property } from './builder.ts';
import { componentConfigSchema } from './config.ts';

const scheduling = {
  nodeSelector: ref('Labels that a node must have to run the pods', 'NodeSelector'),
  tolerations: ref('Taints of nodes that the pods tolerate', 'Tolerations'),
  podAnnotations: ref('Annotations of the pods', 'Annotations'),
};

const server = (component: ComponentName): Record<string, JsonSchema | Property> => ({
  image: ref('The image that it runs', 'ComponentImage'),
  replicas: integer('Number of pods while autoscaling is off', 0, 1000),
  minReadySeconds: integer(
    'Seconds that a new pod must be ready before a rollout goes on; at least what the load balancer needs to register it',
    0,
    599,
  ),
  config: componentConfigSchema(component),
  resources: ref('CPU and memory of one pod', 'Resources'),
  autoscaling: ref('Horizontal autoscaling', 'Autoscaling'),
  disruption: ref('Limits of voluntary disruptions', 'Disruption'),
  shutdown: ref('The time that leaving takes', 'ServerShutdown'),
  ...scheduling,
});

export const webSchema = (): JsonSchema => object('The web app', server('web'));

export const apiSchema = (): JsonSchema => object('The GraphQL api', { ...server('api'), database: ref('Use of PostgreSQL', 'Database') });

/** What every worker has; `suffix` names the definitions whose properties an entry may leave out. */
const worker = (suffix: '' | 'Override') => ({
  enabled: boolean('Run the worker'),
  replicas: integer('Number of pods', 0, 1000),
  resources: ref('CPU and memory of one pod', `Resources${suffix}`),
  disruption: ref('Limits of voluntary disruptions', `Disruption${suffix}`),
  shutdown: ref('The time that leaving takes', `WorkerShutdown${suffix}`),
  database: ref('Use of PostgreSQL', `Database${suffix}`),
  ...scheduling,
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
    enabled: boolean('Run the migration as a pre-install and pre-upgrade hook'),
    backoffLimit: integer('Retries of a failed migration before the upgrade fails', 0, 20),
    deadlineSeconds: integer("Seconds until the migration is given up; less than helm's --timeout", 10, 7200),
    config: componentConfigSchema('migrations'),
    resources: ref('CPU and memory of the pod', 'Resources'),
    nodeSelector: scheduling.nodeSelector,
    tolerations: scheduling.tolerations,
    podAnnotations: scheduling.podAnnotations,
  });
