import { queues, type QueueName } from '../../contract/queues.ts';
import type { ServerShutdown, Values, WorkerShutdown } from '../../generated/values.ts';

/** Seconds beyond the last request or job in which a process closes its connections. */
const closing = 10;
/** Seconds that a job may be late by its own clock. */
const slack = 5;
/** Seconds that a server which nothing routes to goes on serving: the kube-proxies have heard of it then. */
const unrouted = 5;

/** Times of a server with those worked out that the values leave out, as the chart works them out. */
export interface ServerTimes {
  readonly minReadySeconds: number;
  readonly shutdown: Required<ServerShutdown>;
}

export function serverTimes({ routing }: Values, own: { minReadySeconds?: number; shutdown: ServerShutdown }): ServerTimes {
  const { kind, loadBalancer } = routing;
  const routed = kind !== 'none';
  const { drainSeconds, preStopSeconds = routed ? loadBalancer.propagationSeconds : unrouted } = own.shutdown;
  const { gracePeriodSeconds = preStopSeconds + drainSeconds + closing } = own.shutdown;
  return {
    minReadySeconds: own.minReadySeconds ?? (routed && !loadBalancer.readinessGates ? loadBalancer.registrationSeconds : 0),
    shutdown: { preStopSeconds, drainSeconds, gracePeriodSeconds },
  };
}

/** Times of a worker with those worked out that the values leave out. */
export function workerTimes(queue: QueueName, own: WorkerShutdown): Required<WorkerShutdown> {
  const { drainSeconds = queues[queue].longestJobSeconds + slack } = own;
  const { gracePeriodSeconds = drainSeconds + closing } = own;
  return { drainSeconds, gracePeriodSeconds };
}
