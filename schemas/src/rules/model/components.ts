import { queueNames, type QueueName } from '../../contract/queues.ts';
import type { Path } from '../../engine/tree.ts';
import type { Resources, Values } from '../../generated/values.ts';
import { serverTimes, type ServerTimes } from './times.ts';
import { workerValues, type WorkerValues } from './worker.ts';

export type ServerName = 'web' | 'api';
export type WorkerName = `worker-${QueueName}`;

/** What may own the number of pods instead of `replicas`; also the key of its values. */
export type Scaler = 'autoscaling' | 'keda';

interface Common {
  /** Path of one of its values, where it is written: a worker's is in its own entry or in the defaults of all. */
  readonly at: (...rest: Path) => Path;
  /** Fewest pods while nothing fails. */
  readonly floor: number;
  /** Most pods, less those more of a rollout. */
  readonly ceiling: number;
  /** Path of what says the floor. */
  readonly floorAt: Path;
  /** Path of what says the ceiling. */
  readonly ceilingAt: Path;
  /** What owns the number of pods where `replicas` does not. */
  readonly scaler: Scaler | undefined;
}

export interface Server extends Common {
  readonly kind: 'server';
  readonly name: ServerName;
  readonly values: Omit<Values['web'], 'config' | keyof ServerTimes> & ServerTimes;
}

export interface Worker extends Common {
  readonly kind: 'worker';
  readonly name: WorkerName;
  readonly queue: QueueName;
  readonly values: WorkerValues;
}

/** A component that a Deployment keeps running. */
export type Running = Server | Worker;

/** Fewest and most pods, of who owns their number; the chart refuses two owners. */
function rangeOf(own: Pick<WorkerValues, 'replicas' | 'autoscaling'> & Partial<Pick<WorkerValues, 'keda'>>, at: Common['at']) {
  const { autoscaling, keda, replicas } = own;
  const owner = autoscaling.enabled ? autoscaling : keda?.enabled ? keda : undefined;
  if (owner === undefined)
    return { scaler: undefined, floor: replicas, ceiling: replicas, floorAt: at('replicas'), ceilingAt: at('replicas') };
  const scaler: Scaler = owner === autoscaling ? 'autoscaling' : 'keda';
  const { minReplicas: floor, maxReplicas: ceiling } = owner;
  return { scaler, floor, ceiling, floorAt: at(scaler, 'minReplicas'), ceilingAt: at(scaler, 'maxReplicas') };
}

function server(values: Values, name: ServerName): Server {
  const own = values[name];
  const at = (...rest: Path): Path => [name, ...rest];
  return {
    kind: 'server',
    name,
    values: { ...own, ...serverTimes(values, own) },
    at,
    ...rangeOf(own, at),
  };
}

function worker(values: Values, queue: QueueName): Worker {
  const resolved = workerValues(values, queue);
  const at = (...rest: Path): Path => ['workers', isIn(values.workers[queue], rest) ? queue : 'defaults', ...rest];
  return {
    kind: 'worker',
    name: `worker-${queue}`,
    queue,
    values: resolved,
    at,
    ...rangeOf(resolved, at),
  };
}

const isIn = (values: unknown, path: Path): boolean =>
  path.reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], values) !== undefined;

export const servers = (values: Values): readonly Server[] => [server(values, 'api'), server(values, 'web')];
/** Every worker of the registry, also those that are not enabled. */
export const allWorkers = (values: Values): readonly Worker[] => queueNames.map((queue) => worker(values, queue));
export const workers = (values: Values): readonly Worker[] => allWorkers(values).filter((w) => w.values.enabled);
export const running = (values: Values): readonly Running[] => [...servers(values), ...workers(values)];

/** What a container of anything that the chart runs may use, and where that is written. */
export const containers = (values: Values): readonly { name: string; resources: Resources; at: (...rest: Path) => Path }[] => [
  ...running(values).map(({ name, values: own, at }) => ({
    name,
    resources: own.resources,
    at: (...rest: Path) => at('resources', ...rest),
  })),
  ...(values.migrations.enabled
    ? [{ name: 'migrations', resources: values.migrations.resources, at: (...rest: Path) => ['migrations', 'resources', ...rest] }]
    : []),
];

/** What an operator adds to the pods and the workload of a component. */
export interface Workload {
  readonly name: Running['name'] | 'migrations';
  readonly values: Pick<WorkerValues, 'annotations' | 'podLabels' | 'extraVolumes' | 'extraVolumeMounts' | 'initContainers' | 'sidecars'>;
  readonly at: (...rest: Path) => Path;
}

/** Every workload that the chart makes, the migration's Job included. */
export const workloads = (values: Values): readonly Workload[] => [
  ...running(values),
  ...(values.migrations.enabled
    ? [{ name: 'migrations' as const, values: values.migrations, at: (...rest: Path) => ['migrations', ...rest] }]
    : []),
];
