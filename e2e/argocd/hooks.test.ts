import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Traffic } from '../lib/traffic.ts';
import { list, names, runningPods, type Deployment, type Job } from './lib/cluster.ts';
import { appliedMigrations } from './lib/database.ts';
import { ask, Environment, secretVariables, shippedMigrations, startTraffic } from './lib/release.ts';

const second = '20990101000000_second';
let environment: Environment;
let load: Traffic | undefined;

beforeAll(async () => {
  environment = await Environment.create({
    migrations: { ordering: 'helmHook' },
    secrets: { source: 'inline', inline: await secretVariables() },
  });
});
afterEach(async () => {
  await load?.stop();
  load = undefined;
});
afterAll(() => environment?.remove());

it('the first sync into no namespace at all migrates before anything else comes, with secrets of its own', async () => {
  await environment.commit({});
  await environment.install();
  await environment.sync({});
  expect(await appliedMigrations()).toEqual(await shippedMigrations());
  const [job] = await list<Job>('jobs', 'migrations');
  expect(job?.metadata.name).toBe('landfall-migrations');
  for (const { metadata } of await list<Deployment>('deployments'))
    expect(Date.parse(job?.status.completionTime ?? ''), metadata.name).toBeLessThanOrEqual(Date.parse(metadata.creationTimestamp));
  expect((await ask('api', '/readyz')).status).toBe(200);
});

it('a failing migration ends the sync, and the old pods go on serving', async () => {
  const before = await runningPods('api');
  const image = await environment.imageWith({ [second]: 'alter table there_is_no_such_table add column x int;' });
  load = startTraffic();
  await environment.failToSync(image);
  const seen = await load.stop();
  expect(seen.failures).toEqual([]);
  expect(seen.sent).toBeGreaterThan(50);
  expect(await runningPods('api')).toEqual(before);
});

it('the corrected commit replaces the Job', async () => {
  const [before] = await list<Job>('jobs', 'migrations');
  await environment.sync(await environment.imageWith({ [second]: 'create table "Second" ("id" int primary key);' }));
  const [after] = await list<Job>('jobs', 'migrations');
  expect(after?.metadata.uid).not.toBe(before?.metadata.uid);
  expect(await appliedMigrations()).toContain(second);
});

it('an Application that is deleted takes what it brought with it', async () => {
  await environment.remove();
  for (const kind of ['deployments', 'services', 'configmaps,secrets', 'ingresses', 'networkpolicies']) {
    const left = (await names(kind)).filter((name) => name.startsWith('landfall-') && name !== 'landfall-migrations');
    expect(left, kind).toEqual([]);
  }
});
