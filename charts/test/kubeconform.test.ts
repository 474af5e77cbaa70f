import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { cases, inline } from './lib/cases.ts';
import { chart, env, helms, manifests, render, template, type Case } from './lib/helm.ts';
import { complaints, kubeconform } from './lib/kubeconform.ts';
import { kinds, versions } from './schemas/sources.ts';

const run = promisify(execFile);
const supported = Object.keys(versions);
// Helm's own version of Kubernetes: what the other tests have rendered already.
const newest = supported.at(-1);
const at = (version: string, c: Case): Case => (version === newest ? c : { ...c, kubeVersion: version });

describe.each(supported)('for Kubernetes %s', (version) => {
  it('every case makes objects that the schemas accept', async () => {
    const dir = await mkdtemp(path.join(os.tmpdir(), 'landfall-kubeconform-'));
    onTestFinished(() => rm(dir, { recursive: true, force: true }));
    let objects = 0;
    for (const [i, c] of cases.entries()) {
      await writeFile(path.join(dir, `${i}-${c.name.replaceAll('/', '-')}.yaml`), await manifests('helm', at(version, c)));
      objects += (await render('helm', at(version, c))).length;
    }
    const report = await kubeconform({ dir }, version);
    expect(complaints(report)).toStrictEqual([]);
    expect(report.summary).toStrictEqual({ valid: objects, invalid: 0, errors: 0, skipped: 0 });
  });

  it.each(cases.filter(({ name }) => /^(values|ci)\//.test(name)))('$name uses no API that is deprecated there', async (c) => {
    const args = ['lint', chart, '--strict', '--kube-version', version, ...c.files.flatMap((file) => ['--values', file])];
    for (const [key, value] of Object.entries(c.set ?? {})) args.push('--set-json', `${key}=${JSON.stringify(value)}`);
    const { stdout } = await run('helm', args, { env });
    expect(stdout).toContain('0 chart(s) failed');
  });
});

describe('the chart', () => {
  it.each(helms)('is refused by Kubernetes 1.29, with %s', async (helm) => {
    await expect(template(helm, { ...inline, kubeVersion: '1.29.9' })).rejects.toThrow(/chart requires kubeVersion: .*1\.30/);
  });
});

describe('the schemas', () => {
  it.each([
    ['a misspelt field', (yaml: string) => yaml.replace('terminationGracePeriodSeconds', 'terminationGracePeriod')],
    ['a wrong type', (yaml: string) => yaml.replace(/containerPort: [0-9]+/, 'containerPort: http')],
    ['an API that is gone', (yaml: string) => yaml.replace('autoscaling/v2', 'autoscaling/v2beta2').replace('policy/v1', 'policy/v1beta1')],
  ])('see %s', async (_, broken) => {
    const autoscaled = { ...inline, set: { 'api.autoscaling': { enabled: true, minReplicas: 1, maxReplicas: 2 } } };
    const { summary } = await kubeconform({ text: broken(await manifests('helm', autoscaled)) });
    expect(summary.invalid + summary.errors).toBe(1);
  });

  it('are there for every kind and version', () => {
    expect(supported).toStrictEqual(['1.30', '1.34', '1.37']);
    expect(kinds.length).toBeGreaterThan(10);
  });
});
