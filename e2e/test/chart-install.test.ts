import { copyFile, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse, parseDocument, stringify } from 'yaml';
import { guest, removeGuest, type Guest } from '../lib/guest.ts';
import { over } from '../lib/merge.ts';
import { root, run, tryRun } from '../lib/run.ts';

// chart-testing as CI has it, in a clone: its ci/ files with the addresses of this cluster. External Secrets Operator is not here.
const needsOperator = (values: { secrets?: { source?: string } }) => values.secrets?.source === 'external';

let clone: string;
let there: Guest;
beforeAll(async () => {
  clone = await mkdtemp(path.join(os.tmpdir(), 'landfall-ct-'));
  there = await guest('ct', 6391);
  await run('git', ['clone', '--quiet', '--no-hardlinks', root, clone]);
  await git('config', 'user.name', 'ct');
  await git('config', 'user.email', 'ct@landfall.example');
  await rm(path.join(clone, 'charts/landfall'), { recursive: true });
  await cp(path.join(root, 'charts/landfall'), path.join(clone, 'charts/landfall'), { recursive: true });
  await copyFile(path.join(root, 'ct.yaml'), path.join(clone, 'ct.yaml'));
  await localValues(path.join(clone, 'charts/landfall/ci'));
  await commit('The chart of this checkout');
  await git('update-ref', 'refs/remotes/origin/main', 'HEAD');
});
afterAll(async () => {
  await removeGuest('ct');
  await rm(clone, { recursive: true, force: true });
});

const git = (...args: string[]) => run('git', ['-C', clone, ...args]);
async function commit(message: string): Promise<void> {
  await git('add', '--all');
  await git('commit', '--quiet', '--no-verify', '--message', message);
}

async function localValues(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    const values = parse(await readFile(file, 'utf8'), { merge: true }) as { secrets?: { source?: string } };
    if (needsOperator(values)) await rm(file);
    else {
      const inline = values.secrets?.source === 'inline' ? { secrets: { inline: there.secrets } } : {};
      await writeFile(file, stringify(over(values, over(there.values, inline)), { aliasDuplicateObjects: false }));
    }
  }
}

/** What ct says; it prints no values, and neither does Helm. */
async function ct(...args: string[]): Promise<string> {
  const where = ['--namespace', there.namespace, '--release-label', 'app.kubernetes.io/instance'];
  const result = await tryRun('env', ['-C', clone, 'ct', 'install', ...where, ...args]);
  if (result.code !== 0) throw new Error(`ct install ${args.join(' ')} ended with ${result.code}:\n${result.output.slice(-6000)}`);
  for (const secret of Object.values(there.secrets)) expect(result.output).not.toContain(secret);
  return result.output;
}

/** ct installs several releases, one after the other. */
const limit = 900_000;
const installable = async () => (await readdir(path.join(clone, 'charts/landfall/ci'))).toSorted();

it(
  'ct install: every ci file that the cluster has all for installs, and passes its own tests',
  async () => {
    const output = await ct();
    const files = await installable();
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) expect(output).toContain(`Installing chart with values file "charts/landfall/ci/${file}"`);
    expect(output).toContain('All charts installed successfully');
  },
  limit,
);

it(
  'ct install --upgrade: upgrades from the commit before, within a compatible version',
  async () => {
    const file = path.join(clone, 'charts/landfall/Chart.yaml');
    const chart = parseDocument(await readFile(file, 'utf8'));
    const version = String(chart.get('version'));
    chart.set(
      'version',
      version.replace(/\d+$/, (patch) => String(Number(patch) + 1)),
    );
    await writeFile(file, chart.toString());
    await commit('A patch of it');
    const output = await ct('--upgrade', '--remote', 'origin', '--target-branch', 'main', '--since', 'HEAD');
    expect(output).toContain('Testing upgrades of chart');
    expect(output).not.toContain('skipped because');
    expect(output).toContain('All charts installed successfully');
  },
  limit,
);
