import { components } from '../contract/components.ts';
import type { Path } from '../engine/tree.ts';
import type { Values } from '../generated/values.ts';
import { running, servers, workers, type Running, type Server, type WorkerName } from './model/components.ts';
import { podsAtOnce, podsOf } from './model/pods.ts';

/** Connections that the pods of one component open to a server during a rollout. */
export interface BudgetPart {
  readonly component: 'api' | WorkerName | 'migrations';
  /** Most pods. */
  readonly pods: number;
  /** Pods more during a rollout. */
  readonly surge: number;
  /** Connections of one pod. */
  readonly perPod: number;
  /** (pods + surge) × perPod */
  readonly total: number;
  /** Old pods that may still drain beside those. */
  readonly draining: number;
  /** What the number of pods is written as; empty for the migration. */
  readonly podsAt: Path;
  /** What the connections of one pod are written as; empty where the contract says it. */
  readonly perPodAt: Path;
}

export interface ConnectionBudget {
  readonly parts: readonly BudgetPart[];
  readonly reserved: number;
  readonly limit: number;
  /** Sum of the parts and the reserve. */
  readonly total: number;
  /** What draining pods hold at most beside the parts. */
  readonly draining: number;
}

/** Seconds that a rollout waits for each new pod of a server: a readiness gate opens when the load balancer knows the pod. */
function pace({ values }: Server, { kind, loadBalancer }: Values['routing']): number {
  const gated = kind !== 'none' && loadBalancer.readinessGates;
  return values.minReadySeconds + (gated ? loadBalancer.registrationSeconds : 0);
}

/** Most old pods that drain at once: new ones replace them at the rollout's pace, all at once where that is 0. */
function drainingPods(component: Running, routing: Values['routing']): number {
  if (component.kind === 'worker') return component.ceiling;
  const { shutdown } = component.values;
  const leaving = shutdown.preStopSeconds + shutdown.drainSeconds;
  if (leaving === 0) return 0;
  const atOnce = podsAtOnce(component.values.rollout, component.ceiling);
  return Math.min(component.ceiling, Math.ceil(leaving / pace(component, routing)) * atOnce);
}

interface Use {
  readonly perPod: number;
  readonly perPodAt: Path;
}

function budget(
  values: Values,
  { reserved, maxConnections }: Values['redis'],
  useOf: (component: Running) => Use,
  migration: number,
): ConnectionBudget {
  const clients = [...servers(values).filter(({ name }) => name === 'api'), ...workers(values)];
  const parts: BudgetPart[] = clients.map((component) => {
    const { perPod, perPodAt } = useOf(component);
    const { ceiling: pods, ceilingAt: podsAt } = component;
    const surge = podsOf(component.values.rollout.maxSurge, pods);
    const name = component.kind === 'worker' ? component.name : 'api';
    return {
      component: name,
      pods,
      surge,
      perPod,
      total: (pods + surge) * perPod,
      draining: drainingPods(component, values.routing),
      podsAt,
      perPodAt,
    };
  });
  if (migration > 0)
    parts.push({ component: 'migrations', pods: 1, surge: 0, perPod: migration, total: migration, draining: 0, podsAt: [], perPodAt: [] });
  return {
    parts,
    reserved,
    limit: maxConnections,
    total: parts.reduce((sum, { total }) => sum + total, reserved),
    draining: parts.reduce((sum, { draining, perPod }) => sum + draining * perPod, 0),
  };
}

/** Connections to PostgreSQL that a full rollout opens; the chart counts the migration also where it is not enabled. */
export const databaseBudget = (values: Values): ConnectionBudget =>
  budget(
    values,
    values.database,
    (component) => ({
      perPod: (component.kind === 'worker' ? component.values : values.api).database.poolSize,
      perPodAt: component.at('database', 'poolSize'),
    }),
    components.migrations.databaseConnections,
  );

/** Connections to Redis that a full rollout opens. */
export const redisBudget = (values: Values): ConnectionBudget =>
  budget(
    values,
    values.redis,
    (component) => ({ perPod: components[component.kind === 'worker' ? component.name : 'api'].redisConnections, perPodAt: [] }),
    0,
  );

/** Both budgets, by the server that they are of. */
export const connectionBudget = (values: Values): { readonly database: ConnectionBudget; readonly redis: ConnectionBudget } => ({
  database: databaseBudget(values),
  redis: redisBudget(values),
});

export interface ReplicaRange {
  readonly component: Running['name'];
  readonly floor: number;
  readonly ceiling: number;
  /** Whether an autoscaler decides between the two. */
  readonly autoscaled: boolean;
  readonly floorAt: Path;
  readonly ceilingAt: Path;
}

/** Fewest and most pods of everything that runs. */
export const replicaBudget = (values: Values): readonly ReplicaRange[] =>
  running(values).map((component) => ({
    component: component.name,
    floor: component.floor,
    ceiling: component.ceiling,
    autoscaled: component.scaler !== undefined,
    floorAt: component.floorAt,
    ceilingAt: component.ceilingAt,
  }));
