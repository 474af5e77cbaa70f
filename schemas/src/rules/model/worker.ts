import type { QueueName } from '../../contract/queues.ts';
import type {
  Autoscaling,
  Database,
  Disruption,
  DisruptionOverride,
  Keda,
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
}

export function workerValues({ workers }: Values, queue: QueueName): WorkerValues {
  const { defaults, [queue]: own } = workers;
  return {
    enabled: own.enabled ?? defaults.enabled,
    replicas: own.replicas ?? defaults.replicas,
    concurrency: own.concurrency,
    resources: {
      requests: { ...defaults.resources.requests, ...own.resources?.requests },
      limits: { ...defaults.resources.limits, ...own.resources?.limits },
    },
    autoscaling: { ...defaults.autoscaling, ...own.autoscaling },
    keda: { ...defaults.keda, ...own.keda },
    rollout: { ...defaults.rollout, ...own.rollout },
    disruption: disruptionOf(defaults.disruption, own.disruption ?? {}),
    shutdown: workerTimes(queue, { ...defaults.shutdown, ...own.shutdown }),
    database: { ...defaults.database, ...own.database },
    nodeSelector: { ...defaults.nodeSelector, ...own.nodeSelector },
    tolerations: own.tolerations ?? defaults.tolerations,
  };
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
