import { describe, expect, it } from 'vitest';
import { connectionBudget, databaseBudget, redisBudget, replicaBudget, runRules, valuesOf } from '../../src/rules/index.ts';
import { merge, over, shipped } from './support.ts';

const prod = valuesOf(merge(shipped.prod));
const gates = (seconds: number) => `routing:\n  loadBalancer: { readinessGates: true, registrationSeconds: ${seconds} }`;
const worker = { pods: 2, surge: 1, draining: 2, podsAt: ['workers', 'defaults', 'replicas'] };

describe('the budget of connections to PostgreSQL', () => {
  it('adds up pods at the ceiling, one more of each, the migration and the reserve', () => {
    const poolAt = ['workers', 'defaults', 'database', 'poolSize'];
    expect(databaseBudget(prod)).toStrictEqual({
      parts: [
        {
          component: 'api',
          pods: 10,
          surge: 1,
          perPod: 10,
          total: 110,
          draining: 3,
          podsAt: ['api', 'autoscaling', 'maxReplicas'],
          perPodAt: ['api', 'database', 'poolSize'],
        },
        { component: 'worker-reminders', ...worker, perPod: 3, total: 9, perPodAt: poolAt },
        { component: 'worker-feedback', ...worker, perPod: 3, total: 9, perPodAt: poolAt },
        { component: 'worker-audit-archive', ...worker, perPod: 3, total: 9, perPodAt: poolAt },
        { component: 'migrations', pods: 1, surge: 0, perPod: 2, total: 2, draining: 0, podsAt: [], perPodAt: [] },
      ],
      reserved: 20,
      limit: 200,
      total: 159,
      draining: 48,
    });
  });

  it.each([
    [159, []],
    [158, ['connections/database']],
  ])('is kept or not by a server that accepts %i', (maxConnections, codes) => {
    const found = runRules(over('prod', `database: { maxConnections: ${maxConnections} }`)).filter(({ severity }) => severity === 'error');
    expect(found.map(({ code }) => code)).toStrictEqual(codes);
  });

  it('leaves workers out that do not run, and takes a value of one worker', () => {
    const values = valuesOf(
      over('prod', 'workers: { feedback: { enabled: false }, reminders: { replicas: 4, database: { poolSize: 5 } } }'),
    );
    const { parts, total } = databaseBudget(values);
    expect(parts.map(({ component, total: part }) => `${component} ${part}`)).toStrictEqual([
      'api 110',
      'worker-reminders 25',
      'worker-audit-archive 9',
      'migrations 2',
    ]);
    expect(parts[1]).toMatchObject({
      podsAt: ['workers', 'reminders', 'replicas'],
      perPodAt: ['workers', 'reminders', 'database', 'poolSize'],
    });
    expect(total).toBe(166);
  });

  it.each([
    ['a pod every 15 s that takes 45 s', '', 3],
    ['a pod every 22 s that takes 45 s', 'api: { minReadySeconds: 22 }', 3],
    ['a pod every 23 s that takes 45 s', 'api: { minReadySeconds: 23 }', 2],
    ['no more than there are', 'api: { autoscaling: { maxReplicas: 2 } }', 2],
    ['all at once', 'api: { minReadySeconds: 0 }', 10],
    ['as the load balancer knows them', `api: { minReadySeconds: 0 }\n${gates(22)}`, 3],
    ['as the load balancer knows them, later', `api: { minReadySeconds: 0 }\n${gates(23)}`, 2],
    ['some time after the load balancer knows them', `api: { minReadySeconds: 1 }\n${gates(22)}`, 2],
    ['all at once, as nothing is routed', `api: { minReadySeconds: 0 }\n${gates(22)}\n  kind: none`, 10],
    ['none that leave at once', 'api: { minReadySeconds: 1, shutdown: { preStopSeconds: 0, drainSeconds: 0 } }', 0],
    ['none that leave at once, all together', 'api: { minReadySeconds: 0, shutdown: { preStopSeconds: 0, drainSeconds: 0 } }', 0],
    ['replicas without an autoscaler', 'api: { autoscaling: { enabled: false }, replicas: 1 }', 1],
    ['two at once', 'api: { rollout: { maxSurge: 2 } }', 6],
    ['two at once, one of which leaves first', 'api: { rollout: { maxUnavailable: 1 } }', 6],
  ])('knows how many servers drain at once: %s', (_name, text, draining) => {
    expect(databaseBudget(valuesOf(over('prod', text))).parts[0]).toMatchObject({ component: 'api', draining });
  });
});

describe('pods that a rollout adds', () => {
  const surgeOf = (text: string) => databaseBudget(valuesOf(over('prod', text))).parts[0];

  it.each([
    ['0', 0, 100],
    ['3', 3, 130],
    ['25%', 3, 130],
    ['100%', 10, 200],
  ])('are %s of 10: %i', (maxSurge, surge, total) => {
    const rollout = `{ maxSurge: ${maxSurge}, maxUnavailable: 1 }`;
    expect(surgeOf(`api: { rollout: ${rollout} }`)).toMatchObject({ component: 'api', pods: 10, surge, total });
  });
});

describe('the most pods of a worker', () => {
  const budgetOf = (text: string) =>
    databaseBudget(valuesOf(over('prod', text))).parts.find(({ component }) => component === 'worker-feedback');

  it.each([
    ['keda: { enabled: true, maxReplicas: 7 }', 7, ['workers', 'feedback', 'keda', 'maxReplicas']],
    ['keda: { enabled: true }', 4, ['workers', 'defaults', 'keda', 'maxReplicas']],
    ['autoscaling: { enabled: true, maxReplicas: 5 }', 5, ['workers', 'feedback', 'autoscaling', 'maxReplicas']],
    ['keda: { maxReplicas: 7 }', 2, ['workers', 'defaults', 'replicas']],
  ])('are those of who owns them: %s', (text, pods, podsAt) => {
    expect(budgetOf(`workers: { feedback: { ${text} } }`)).toMatchObject({ pods, podsAt, draining: pods, total: (pods + 1) * 3 });
  });
});

describe('the budget of connections to Redis', () => {
  it('adds up what each process holds', () => {
    const { parts, ...sums } = redisBudget(prod);
    expect(sums).toStrictEqual({ reserved: 10, limit: 10_000, total: 79, draining: 33 });
    expect(parts.map(({ component, perPod, total, perPodAt }) => [component, perPod, total, perPodAt])).toStrictEqual([
      ['api', 3, 33, []],
      ['worker-reminders', 4, 12, []],
      ['worker-feedback', 4, 12, []],
      ['worker-audit-archive', 4, 12, []],
    ]);
  });

  it.each([
    [102, []],
    [101, ['connections/while-draining']],
    [79, ['connections/while-draining']],
    [78, ['connections/redis']],
  ])('is kept or not by a server that accepts %i', (maxConnections, codes) => {
    expect(runRules(over('prod', `redis: { maxConnections: ${maxConnections} }`)).map(({ code }) => code)).toStrictEqual(codes);
  });

  it('says what drains', () => {
    const [found] = runRules(over('prod', 'redis: { maxConnections: 101 }'));
    expect(found?.message).toBe(
      'new pods open up to 69 connections, old ones that still drain hold 33 (api 3 × 3 = 9, worker-reminders 2 × 4 = 8, worker-feedback 2 × 4 = 8, worker-audit-archive 2 × 4 = 8): 102 of the 101 that Redis accepts',
    );
  });

  it('leaves a component out that has nothing to drain', () => {
    const drained = (maxConnections: number) =>
      runRules(
        over(
          'stage',
          `redis: { maxConnections: ${maxConnections}, reserved: 0 }\napi: { shutdown: { preStopSeconds: 10, drainSeconds: 0 }, minReadySeconds: 0, autoscaling: { enabled: false }, replicas: 0 }\nworkers: { feedback: { replicas: 0 } }\nrouting: { kind: none }`,
        ),
      ).find(({ code }) => code === 'connections/while-draining');
    expect(drained(31)).toBeUndefined();
    expect(drained(30)?.message).toContain('hold 8 (worker-reminders 1 × 4 = 4, worker-audit-archive 1 × 4 = 4): 31 of the 30');
  });
});

describe('both budgets', () => {
  it('stand beside each other', () => {
    expect(connectionBudget(prod)).toStrictEqual({ database: databaseBudget(prod), redis: redisBudget(prod) });
  });
});

describe('the range of replicas', () => {
  it.each([
    ['keda', 1, 4],
    ['autoscaling', 1, 4],
  ])('is that of %s of a worker', (scaler, floor, ceiling) => {
    const values = valuesOf(over('dev', `workers: { feedback: { ${scaler}: { enabled: true } } }`));
    expect(replicaBudget(values).find(({ component }) => component === 'worker-feedback')).toMatchObject({
      floor,
      ceiling,
      autoscaled: true,
      floorAt: ['workers', 'defaults', scaler, 'minReplicas'],
    });
  });

  it('is that of the autoscaler where it is on, else the number written', () => {
    expect(
      replicaBudget(
        valuesOf(over('prod', 'web: { autoscaling: { enabled: false }, replicas: 3 }\nworkers: { feedback: { enabled: false } }')),
      ),
    ).toStrictEqual([
      {
        component: 'api',
        floor: 2,
        ceiling: 10,
        autoscaled: true,
        floorAt: ['api', 'autoscaling', 'minReplicas'],
        ceilingAt: ['api', 'autoscaling', 'maxReplicas'],
      },
      { component: 'web', floor: 3, ceiling: 3, autoscaled: false, floorAt: ['web', 'replicas'], ceilingAt: ['web', 'replicas'] },
      ...['worker-reminders', 'worker-audit-archive'].map((component) => ({
        component,
        floor: 2,
        ceiling: 2,
        autoscaled: false,
        floorAt: ['workers', 'defaults', 'replicas'],
        ceilingAt: ['workers', 'defaults', 'replicas'],
      })),
    ]);
  });
});
