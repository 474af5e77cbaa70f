import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { deriveImage } from '../lib/images.ts';
import { request } from '../lib/http.ts';
import { install, kubectl, pods, revision } from '../lib/release.ts';
import { query } from '../lib/sql.ts';
import { traffic, type Traffic } from '../lib/traffic.ts';

// Later than every migration of the app, and another one in each run: what was applied stays in the database.
const stamp = `2099${String(Date.now()).slice(-10)}`;
const good = `${stamp}_good`;
const mended = `${stamp}_mended`;

let folder: string;
let load: Traffic;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'landfall-migrations-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(async () => {
  await load?.stop();
});

const startTraffic = () => {
  load = traffic(20, () => request('api', '/graphql', { body: { query: '{ events(first: 1) { id title } }' } }));
};

/** The api image with more migrations, imported into the nodes; gives its tag. */
async function imageWith(name: string, migrations: Record<string, string>): Promise<string> {
  const context = path.join(folder, name);
  for (const [migration, sql] of Object.entries(migrations)) {
    await mkdir(path.join(context, migration), { recursive: true });
    await writeFile(path.join(context, migration, 'migration.sql'), sql);
  }
  return deriveImage(`${name}-${stamp}`, context, '/app/prisma/migrations');
}

const upgrade = (apiTag: string) => install('--set-string', `api.image.tag=${apiTag}`, '--set', 'migrations.backoffLimit=0');

const migration = async (name: string): Promise<{ finished: string | null }[]> =>
  JSON.parse(
    await query(
      `select coalesce(json_agg(json_build_object('finished', finished_at)), '[]') from _prisma_migrations where migration_name = '${name}' and rolled_back_at is null`,
    ),
  ) as { finished: string | null }[];

const apiPods = async () => (await pods('api')).filter((pod) => pod.status.phase === 'Running').map((pod) => pod.metadata.uid);

it('an upgrade with a new migration runs it before the first new pod starts', async () => {
  const tag = await imageWith('good', { [good]: `create table e2e_good_${stamp} (id int primary key);` });
  const before = await apiPods();
  startTraffic();
  const result = await upgrade(tag);
  expect(result.code, result.output).toBe(0);
  const seen = await load.stop();
  expect(seen.failures).toEqual([]);
  expect(seen.sent).toBeGreaterThan(50);

  const [applied] = await migration(good);
  const started = await kubectl('get', 'pods', '-l', 'app.kubernetes.io/component=api', '-o', 'jsonpath={.items[*].status.startTime}');
  const newest = started.split(' ').toSorted().at(-1);
  expect(Date.parse(applied?.finished ?? '')).toBeLessThanOrEqual(Date.parse(newest ?? '') + 1000);
  expect((await apiPods()).some((uid) => before.includes(uid))).toBe(false);
});

it('a failing migration fails the upgrade, says why, and the old pods never stop serving', async () => {
  const before = { pods: (await apiPods()).toSorted(), revision: (await revision()).revision };
  const tag = await imageWith('failing', {
    [good]: `create table e2e_good_${stamp} (id int primary key);`,
    [mended]: 'alter table there_is_no_such_table add column x int;',
  });
  startTraffic();
  const result = await upgrade(tag);
  expect(result.code).not.toBe(0);
  expect(result.output).toContain(mended);
  expect(result.output).toContain('there_is_no_such_table');
  expect(result.output).toContain('go on serving');
  const seen = await load.stop();
  expect(seen.failures).toEqual([]);
  expect(seen.sent).toBeGreaterThan(50);
  expect((await apiPods()).toSorted()).toEqual(before.pods);
  expect(await revision()).toMatchObject({ revision: before.revision + 1, status: 'failed' });

  const log = await kubectl('logs', '-l', 'app.kubernetes.io/component=migrations', '--tail=-1');
  expect(log).toContain('there_is_no_such_table');
  expect(log).not.toMatch(/postgresql:\/\/[^ ]*:[^ ]*@/);
});

it('the corrected upgrade succeeds, with nothing to mend by hand', async () => {
  const tag = await imageWith('mended', {
    [good]: `create table e2e_good_${stamp} (id int primary key);`,
    [mended]: `create table e2e_mended_${stamp} (id int primary key);`,
  });
  startTraffic();
  const result = await upgrade(tag);
  expect(result.code, result.output).toBe(0);
  expect((await load.stop()).failures).toEqual([]);
  expect((await migration(mended)).map((row) => row.finished !== null)).toEqual([true]);
});

it('an image that knows fewer migrations than the database installs as well', async () => {
  const result = await install();
  expect(result.code, result.output).toBe(0);
});
