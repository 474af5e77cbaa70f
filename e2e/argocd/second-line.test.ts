import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { root, run } from '../lib/run.ts';
import { kubectl, list, namespace, type Job, type Pod } from './lib/cluster.ts';
import { query } from './lib/database.ts';
import { Environment, secretVariables } from './lib/release.ts';
import { merge } from './lib/values.ts';

const slow = '20990101000000_slow';
let environment: Environment;
let folder: string;

beforeAll(async () => {
  environment = await Environment.create({
    migrations: { ordering: 'argoSyncWave' },
    secrets: { source: 'inline', inline: await secretVariables() },
  });
  folder = await mkdtemp(path.join(os.tmpdir(), 'landfall-values-'));
});
afterAll(async () => {
  await environment.remove();
  await rm(folder, { recursive: true, force: true });
});

it('Helm knows no waves: the pods that come with the Job wait for it by themselves', async () => {
  const image = await environment.imageWith({ [slow]: 'select pg_sleep(10);' });
  const files = [path.join(root, 'values/common.yaml'), path.join(folder, 'values.yaml')];
  await writeFile(files[1] ?? '', stringify(merge(environment.values, image)), { mode: 0o600 });
  const options = ['--namespace', namespace, '--create-namespace', '--wait', '--timeout', '4m', ...files.flatMap((file) => ['-f', file])];
  await run('helm', [
    '--kubeconfig',
    path.join(root, '.run/cluster/admin.kubeconfig'),
    'install',
    'landfall',
    'charts/landfall',
    ...options,
  ]);

  const [job] = await list<Job>('jobs', 'migrations');
  const [pod] = await list<Pod>('pods', 'api');
  expect(Date.parse(pod?.metadata.creationTimestamp ?? '')).toBeLessThan(Date.parse(job?.status.completionTime ?? ''));
  const finished = Number(
    await query(`select extract(epoch from finished_at) * 1000 from _prisma_migrations where migration_name = '${slow}'`),
  );
  const started = Date.parse(pod?.status.containerStatuses?.[0]?.state.running?.startedAt ?? '');
  expect(started + 1_000, 'Kubernetes counts in whole seconds').toBeGreaterThanOrEqual(finished);
  const log = await kubectl('-n', namespace, 'logs', pod?.metadata.name ?? '', '-c', 'wait-for-migrations');
  expect(log).toContain(slow);
  expect(log).toContain('every migration of this release is applied');
  await run('helm', [
    '--kubeconfig',
    path.join(root, '.run/cluster/admin.kubeconfig'),
    'uninstall',
    'landfall',
    '--namespace',
    namespace,
    '--wait',
  ]);
});
