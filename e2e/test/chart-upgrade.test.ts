import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Overlay } from '@landfall/schemas/define';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { parse } from '../../charts/test/lib/helm.ts';
import { immutableChanges } from '../../charts/test/lib/immutable.ts';
import { checkOutPrevious, previous } from '../../charts/test/lib/previous.ts';
import { guest, removeGuest, type Guest } from '../lib/guest.ts';
import { root, run, tryRun, type Result } from '../lib/run.ts';

// From the release before to this checkout, in a namespace with a database of its own: chart and values of both, real pods, Helm.
let there: Guest;
let before: ReturnType<typeof checkOutPrevious>;
let folder: string;
beforeAll(async () => {
  before = checkOutPrevious();
  folder = await mkdtemp(path.join(os.tmpdir(), 'landfall-upgrade-'));
  there = await guest('upgrade', 6392);
  await writeFile(path.join(folder, 'here.yaml'), stringify(here(there.values)));
  await writeFile(path.join(folder, 'before.yaml'), stringify(knownBefore(here(there.values))));
});
afterAll(async () => {
  await removeGuest('upgrade');
  before.remove();
  await rm(folder, { recursive: true, force: true });
});

const here = (values: Overlay): Overlay => ({ ...values, domain: 'upgrade.landfall.localhost' });

/** The release before had no payments. */
function knownBefore({ config, networkPolicy, ...rest }: Overlay): Overlay {
  const { STRIPE_BASE_URL: _url, ...known } = config ?? {};
  const { payments: _addresses, ...peers } = networkPolicy ?? {};
  return { ...rest, config: known, networkPolicy: peers };
}

/** The arguments that name a chart and the values that belong to it. */
const chartOf = (base: string): string[] => [
  'landfall',
  path.join(base, 'charts/landfall'),
  ...[
    path.join(base, 'values/common.yaml'),
    path.join(base, 'values/dev.yaml'),
    path.join(folder, base === root ? 'here.yaml' : 'before.yaml'),
  ].flatMap((file) => ['-f', file]),
  '--namespace',
  there.namespace,
];
const upgrade = (base: string): Promise<Result> =>
  tryRun('helm', ['upgrade', '--install', ...chartOf(base), '--wait', '--timeout', '5m', '--qps', '100', '--burst-limit', '500']);

const kubectl = (...args: string[]) => run('kubectl', ['-n', there.namespace, ...args]);
const services = async () =>
  (
    await kubectl('get', 'services', '-o', 'jsonpath={range .items[*]}{.metadata.name} {.metadata.uid} {.spec.clusterIP}{"\\n"}{end}')
  ).trim();
const readiness = async () =>
  new Set(
    (await kubectl('get', 'deployments', '-o', 'jsonpath={range .items[*]}{.status.readyReplicas}/{.status.replicas}{"\\n"}{end}'))
      .trim()
      .split('\n'),
  );
const answers = async () =>
  (
    await kubectl(
      'exec',
      'deploy/landfall-api',
      '--',
      'node',
      '-e',
      "fetch('http://127.0.0.1:4000/readyz').then((r) => console.log(r.status))",
    )
  ).trim();

it(`the release before, ${previous.version}, installs`, async () => {
  const result = await upgrade(before.folder);
  expect(result.code, result.output).toBe(0);
  expect(await answers()).toBe('200');
});

it('the upgrade changes no field that cannot be changed, in what the server holds', async () => {
  const installed = parse(await run('helm', ['get', 'manifest', 'landfall', '-n', there.namespace]));
  const wanted = parse(await run('helm', ['template', ...chartOf(root)]));
  expect(immutableChanges(installed, wanted)).toEqual([]);
});

it('upgrades: the Services stay the same, and every pod gets ready', async () => {
  const old = await services();
  const result = await upgrade(root);
  expect(result.code, result.output).toBe(0);
  expect((await services()).split('\n')).toEqual(expect.arrayContaining(old.split('\n')));
  expect(await readiness()).toEqual(new Set(['1/1']));
  expect(await answers()).toBe('200');
  await run('helm', ['test', 'landfall', '-n', there.namespace]);
});

it('does nothing when it is upgraded again', async () => {
  const pods = () => kubectl('get', 'pods', '-l', 'app.kubernetes.io/component!=migrations', '-o', 'jsonpath={.items[*].metadata.uid}');
  const old = new Set((await pods()).split(' '));
  const result = await upgrade(root);
  expect(result.code, result.output).toBe(0);
  for (const uid of (await pods()).split(' ')) expect(old).toContain(uid);
});

it('goes back to the release before', async () => {
  const result = await tryRun('helm', ['rollback', 'landfall', '1', '-n', there.namespace, '--wait', '--timeout', '5m']);
  expect(result.code, result.output).toBe(0);
  expect(await answers()).toBe('200');
});
