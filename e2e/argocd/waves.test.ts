import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { until } from '../lib/run.ts';
import type { Traffic } from '../lib/traffic.ts';
import { compared, syncAgain } from './lib/application.ts';
import { get, kubectl, list, names, namespace, runningPods, type Deployment, type Job, type KubeObject, type Pod } from './lib/cluster.ts';
import { appliedMigrations, query } from './lib/database.ts';
import { ask, Environment, shippedMigrations, startTraffic } from './lib/release.ts';
import { merge } from './lib/values.ts';

const waves = { migrations: { ordering: 'argoSyncWave' } };
const second = '20990101000000_second';
const third = '20990102000000_third';
const fourth = '20990103000000_fourth';
const secondScript = 'create table "Second" ("id" int primary key);';
const thirdScript = 'create table "Third" ("id" int primary key);';
/** What the values said last: each test changes it and leaves it to the next. */
let values: Record<string, unknown> = { web: { replicas: 2 } };
let environment: Environment;
let load: Traffic | undefined;

const deployment = (component: string) => get<Deployment>('deployment', `landfall-${component}`);
const jobNames = () => names('jobs', 'migrations');
const change = (own: Record<string, unknown>) => environment.sync((values = merge(values, own)));

beforeAll(async () => {
  environment = await Environment.create(waves);
  await Environment.writeSecret();
});
afterEach(async () => {
  await load?.stop();
  load = undefined;
});
afterAll(() => environment?.remove());

it('the first sync migrates an empty database before anything else comes', async () => {
  await environment.commit(values);
  await environment.install();
  await change({});
  expect(await appliedMigrations()).toEqual(await shippedMigrations());

  const [job, ...others] = await list<Job>('jobs', 'migrations');
  expect(others).toEqual([]);
  expect(job?.metadata.name).toMatch(/^landfall-migrations-[0-9a-f]{8}$/);
  const deployments = await list<Deployment>('deployments');
  expect(deployments.map(({ metadata }) => metadata.name).toSorted()).toEqual(['landfall-api', 'landfall-web']);
  for (const { metadata } of deployments)
    expect(Date.parse(job?.status.completionTime ?? ''), metadata.name).toBeLessThanOrEqual(Date.parse(metadata.creationTimestamp));

  expect((await ask('api', '/readyz')).status).toBe(200);
  expect((await ask('app', '/api/ready')).status).toBe(200);
  const { metadata } = JSON.parse(await kubectl('get', 'namespace', namespace, '-o', 'json')) as KubeObject;
  expect(metadata.labels?.['pod-security.kubernetes.io/enforce']).toBe('restricted');
});

it('pods of the api look for themselves whether the migrations are applied', async () => {
  for (const pod of await list<Pod>('pods', 'api')) {
    const wait = pod.status.initContainerStatuses?.find(({ name }) => name === 'wait-for-migrations');
    expect(wait?.state.terminated?.exitCode).toBe(0);
    expect(await kubectl('-n', namespace, 'logs', pod.metadata.name, '-c', 'wait-for-migrations')).toContain(
      'every migration of this release is applied',
    );
  }
});

it('a second commit with another migration runs it as another Job, prunes the first, and no request fails', async () => {
  const before = { jobs: await jobNames(), pods: await runningPods('api') };
  const image = await environment.imageWith({ [second]: secondScript });
  load = startTraffic();
  await change(merge(image, { api: { config: { LOG_LEVEL: 'info' } } }));
  const seen = await load.stop();
  expect(seen.failures).toEqual([]);
  expect(seen.sent).toBeGreaterThan(50);
  expect(await appliedMigrations()).toEqual([...(await shippedMigrations()), second]);
  const jobs = await jobNames();
  expect(jobs).toHaveLength(1);
  expect(jobs).not.toEqual(before.jobs);
  expect((await runningPods('api')).some((uid) => before.pods.includes(uid))).toBe(false);
});

it('a commit that does not touch the migration leaves its Job where it is', async () => {
  const [before] = await list<Job>('jobs', 'migrations');
  await change({ web: { config: { LOG_LEVEL: 'warn' } }, migrations: { deadlineSeconds: 200 } });
  const [after] = await list<Job>('jobs', 'migrations');
  expect(after?.metadata.uid).toBe(before?.metadata.uid);
});

it('a failing migration ends the sync, and the old pods go on serving', async () => {
  const before = { api: await runningPods('api'), web: await runningPods('web'), generation: (await deployment('api')).metadata };
  const image = await environment.imageWith({ [second]: secondScript, [third]: 'alter table there_is_no_such_table add column x int;' });
  load = startTraffic();
  const status = await environment.failToSync(merge(values, image));
  const seen = await load.stop();
  expect(status.health.status).toBe('Degraded');
  expect(seen.failures).toEqual([]);
  expect(await runningPods('api')).toEqual(before.api);
  expect(await runningPods('web')).toEqual(before.web);
  expect(await appliedMigrations()).not.toContain(third);

  const log = await kubectl('-n', namespace, 'logs', '-l', 'app.kubernetes.io/component=migrations', '--tail=-1');
  expect(log).toContain('there_is_no_such_table');
  expect(log).not.toMatch(/postgresql:\/\/[^ ]*:[^ ]*@/);
});

it('the corrected commit goes on from there', async () => {
  const image = await environment.imageWith({ [second]: secondScript, [third]: thirdScript });
  load = startTraffic();
  await change(image);
  expect((await load.stop()).failures).toEqual([]);
  expect(await appliedMigrations()).toContain(third);
  expect(await jobNames()).toHaveLength(1);
});

it('where the cause lay outside, the same revision is tried again without its Job', async () => {
  const image = await environment.imageWith({
    [second]: secondScript,
    [third]: thirdScript,
    [fourth]: 'alter table "Outside" add column x int;',
  });
  await environment.failToSync((values = merge(values, image)));
  await query('create table "Outside" ()\nalter table "Outside" owner to landfall_migrate');
  await kubectl('-n', namespace, 'delete', 'jobs', '-l', 'app.kubernetes.io/component=migrations');
  await syncAgain();
  expect(await appliedMigrations()).toContain(fourth);
});

it('an image that knows fewer migrations than the database is synchronised as well', async () => {
  const { api: _, ...rest } = values;
  values = rest;
  await change({});
  expect(await appliedMigrations()).toContain(fourth);
});

it('what somebody changes by hand is put back', async () => {
  await kubectl('-n', namespace, 'scale', 'deployment', 'landfall-api', '--replicas=3');
  const service = await get<KubeObject>('service', 'landfall-web');
  await kubectl('-n', namespace, 'delete', 'service', 'landfall-web');
  await until('the api has one replica again', 60, async () => (await deployment('api')).spec.replicas === 1);
  await until('the Service is there again', 60, async () => (await names('services')).includes('landfall-web'));
  expect((await get<KubeObject>('service', 'landfall-web')).metadata.uid).not.toBe(service.metadata.uid);
});

it('an autoscaler takes over without a pod less, and its replicas are never put back', async () => {
  const pods = await runningPods('web');
  expect(pods).toHaveLength(2);
  await change({ web: { autoscaling: { enabled: true, minReplicas: 3, maxReplicas: 4 } } });
  await until('the autoscaler has written its replicas', 120, async () => (await deployment('web')).spec.replicas === 3);
  const status = await until('the web app is healthy with them', 120, async () => {
    const found = await compared();
    return found.health.status === 'Healthy' ? found : undefined;
  });
  expect(status.sync.status).toBe('Synced');
  for (const uid of pods) expect(await runningPods('web')).toContain(uid);

  // A sync of the very Deployment leaves them too.
  await change({ web: { annotations: { 'example.com/synchronised': 'anew' } } });
  const { metadata, spec } = await deployment('web');
  expect(metadata.annotations?.['example.com/synchronised']).toBe('anew');
  expect(spec.replicas).toBe(3);
  for (const uid of pods) expect(await runningPods('web')).toContain(uid);
});

it('what the values do not ask for any more is pruned', async () => {
  await change({ api: { disruption: { enabled: true } } });
  expect(await names('poddisruptionbudgets')).toEqual(['landfall-api']);
  await change({ api: { disruption: { enabled: false } } });
  expect(await names('poddisruptionbudgets')).toEqual([]);
});

it('hooks take over from waves, and no request fails', async () => {
  load = startTraffic();
  await change({ migrations: { ordering: 'helmHook' } });
  expect((await load.stop()).failures).toEqual([]);
  expect(await jobNames()).toEqual(['landfall-migrations']);
  expect(await names('serviceaccounts', 'migrations')).toEqual(['landfall-migrations']);
});
