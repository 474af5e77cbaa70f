import type { QueueName } from '../../contract/queues.ts';
import type {
  Annotations,
  Autoscaling,
  Containers,
  Database,
  Disruption,
  DisruptionOverride,
  ExtraVolumeMounts,
  ExtraVolumes,
  Keda,
  Labels,
  Resources,
  Rollout,
  Toleration,
  Values,
  WorkerShutdown,
} from '../../generated/values.ts';
import { workerTimes } from './times.ts';

/** A worker's values with those of all workers filled in, as the chart fills them in. */
export interface WorkerValues {
  readonly enabled: boolean;
  readonly replicas: number;
  readonly concurrency: number;
  readonly resources: Resources;
  readonly autoscaling: Autoscaling;
  readonly keda: Keda;
  readonly rollout: Rollout;
  readonly disruption: Disruption;
  readonly shutdown: Required<WorkerShutdown>;
  readonly database: Database;
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly tolerations: readonly Toleration[];
  readonly annotations: Annotations;
  readonly podLabels: Labels;
  readonly extraVolumes: ExtraVolumes;
  readonly extraVolumeMounts: ExtraVolumeMounts;
  readonly initContainers: Containers;
  readonly sidecars: Containers;
}

export function workerValues({ workers }: Values, queue: QueueName): WorkerValues {
  const { defaults, [queue]: own } = workers;
  const { disruption: _disruption, shutdown: _shutdown, ...above } = own;
  const merged = mergeOver(defaults, above as Partial<typeof defaults>);
  return {
    enabled: merged.enabled,
    replicas: merged.replicas,
    concurrency: own.concurrency,
    resources: merged.resources,
    autoscaling: merged.autoscaling,
    keda: merged.keda,
    rollout: merged.rollout,
    disruption: disruptionOf(defaults.disruption, own.disruption ?? {}),
    shutdown: workerTimes(queue, { ...defaults.shutdown, ...own.shutdown }),
    database: merged.database,
    nodeSelector: merged.nodeSelector,
    tolerations: merged.tolerations,
    annotations: merged.annotations,
    podLabels: merged.podLabels,
    extraVolumes: merged.extraVolumes,
    extraVolumeMounts: merged.extraVolumeMounts,
    initContainers: merged.initContainers,
    sidecars: merged.sidecars,
  };
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A map over another one, key by key all the way down; lists are replaced. */
function mergeOver<T extends object>(base: T, own: Partial<T>): T {
  const out = { ...base } as Record<string, unknown>;
  for (const [key, value] of Object.entries(own)) {
    const below = Object.hasOwn(out, key) ? out[key] : undefined;
    out[key] = isMap(value) && isMap(below) ? mergeOver(below, value) : value;
  }
  return out as T;
}

/** Either bound of the budget replaces the other one of the defaults. */
function disruptionOf({ minAvailable, maxUnavailable, ...switches }: Disruption, own: DisruptionOverride): Disruption {
  const bounded = own.minAvailable !== undefined || own.maxUnavailable !== undefined;
  const bounds = {
    ...(minAvailable !== undefined && { minAvailable }),
    ...(maxUnavailable !== undefined && { maxUnavailable }),
  };
  return { ...switches, ...(!bounded && bounds), ...own };
}
