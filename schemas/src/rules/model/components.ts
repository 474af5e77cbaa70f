import { queueNames, type QueueName } from '../../contract/queues.ts';
import type { Path } from '../../engine/tree.ts';
import type { Resources, Values } from '../../generated/values.ts';
import { serverTimes, type ServerTimes } from './times.ts';
import { workerValues, type WorkerValues } from './worker.ts';

export type ServerName = 'web' | 'api';
export type WorkerName = `worker-${QueueName}`;

interface Common {
  /** Path of one of its values, where it is written: a worker's is in its own entry or in the defaults of all. */
  readonly at: (...rest: Path) => Path;
  /** Fewest pods while nothing fails. */
  readonly floor: number;
  /** Most pods, less the one more of a rollout. */
  readonly ceiling: number;
  /** Path of what says the floor. */
  readonly floorAt: Path;
  /** Path of what says the ceiling. */
  readonly ceilingAt: Path;
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

function server(values: Values, name: ServerName): Server {
  const own = values[name];
  const scaled = own.autoscaling.enabled;
  const at = (...rest: Path): Path => [name, ...rest];
  return {
    kind: 'server',
    name,
    values: { ...own, ...serverTimes(values, own) },
    at,
    floor: scaled ? own.autoscaling.minReplicas : own.replicas,
    ceiling: scaled ? own.autoscaling.maxReplicas : own.replicas,
    floorAt: scaled ? at('autoscaling', 'minReplicas') : at('replicas'),
    ceilingAt: scaled ? at('autoscaling', 'maxReplicas') : at('replicas'),
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
    floor: resolved.replicas,
    ceiling: resolved.replicas,
    floorAt: at('replicas'),
    ceilingAt: at('replicas'),
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
