import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { parse, template } from './lib/helm.ts';
import { complaints, kubeconform } from './lib/kubeconform.ts';
import { laws } from './lib/laws/index.ts';
import { componentOf, id, workloads, type KubeObject } from './lib/objects.ts';
import type { Tree } from './lib/values.ts';
import type { Draw } from './random/draw.ts';
import { caseOf, outcome, pool } from './random/outcome.ts';
import { breaks, run, seed, smallest, story, wanted, type Run } from './random/run.ts';

const sorted = (objects: readonly KubeObject[]) =>
  objects.toSorted((a, b) => `${a.apiVersion}${id(a)}`.localeCompare(`${b.apiVersion}${id(b)}`));

/** Changes that no pod has a reason to restart for. */
const unrelated: readonly Tree[] = [
  { routing: { annotations: { 'example.test/changed': 'yes' } } },
  { networkPolicy: { ingressCidrs: ['203.0.113.0/24'] } },
  { database: { maxConnections: 9999 } },
  { monitoring: { dashboards: { labels: { changed: 'yes' } } } },
  { migrations: { deadlineSeconds: 77 } },
  { extraObjects: { changed: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'extra-changed' } } } },
  { global: { changed: true } },
  { web: { service: { annotations: { 'example.test/changed': 'yes' } }, annotations: { 'example.test/changed': 'yes' } } },
];

describe(`random values, SEED=${seed} CASES=${wanted}`, () => {
  let all: Run;
  beforeAll(async () => {
    all = await run();
    const rules = [...all.refused].toSorted(([, a], [, b]) => b - a).map(([rule, times]) => `\n  ${times} × ${rule.slice(2, 100)}`);
    process.stdout.write(
      `random values: seed ${seed}, ${all.tried} tried, ${all.accepted.length} accepted; refused by${rules.slice(0, 5).join('')}\n`,
    );
  }, 600_000);

  it('are accepted often enough', () => {
    expect(all.accepted.length).toBeGreaterThanOrEqual(wanted);
  });

  it('crash no template: they are rendered, or refused by a rule that says so', async () => {
    const [first] = all.crashed;
    if (!first) return;
    const small = await smallest(first.draw, async (draw) => (await outcome('helm', caseOf(draw))).kind === 'crashed');
    expect.fail(`${all.crashed.length} crash, such as ${story(small)}\n${first.message}`);
  });

  it.each(Object.entries(laws))('%s', async (_, law) => {
    const broken = all.accepted.find(({ rendered }) => [...law(rendered)].length > 0);
    if (!broken) return;
    const small = await smallest(broken.draw, breaks(law));
    const times = all.accepted.filter(({ rendered }) => [...law(rendered)].length > 0).length;
    expect.fail(`broken ${times} times, such as by ${story(small)}\n${[...law(broken.rendered)].join('\n')}`);
  });

  it('render to the same objects with Helm 3 and Helm 4', async () => {
    const differing = await pool(all.accepted, async ({ draw, case: c, text }) => {
      const other = await outcome('helm3', c);
      const same = other.kind === 'accepted' && JSON.stringify(sorted(parse(other.text))) === JSON.stringify(sorted(parse(text)));
      return same ? [] : [`${story(draw)}: ${other.kind}`];
    });
    expect(differing.flat()).toStrictEqual([]);
  }, 600_000);

  it('render to the same text twice', async () => {
    const differing = await pool(
      all.accepted.filter((_, i) => i % 4 === 0),
      async ({ draw, case: c, text }) => ((await template('helm', c)) === text ? [] : [story(draw)]),
    );
    expect(differing.flat()).toStrictEqual([]);
  }, 600_000);

  it('make objects that the schemas of Kubernetes accept', async () => {
    const dir = await mkdtemp(path.join(os.tmpdir(), 'landfall-random-'));
    onTestFinished(() => rm(dir, { recursive: true, force: true }));
    for (const [i, { text }] of all.accepted.entries()) await writeFile(path.join(dir, `${i}.yaml`), text);
    const [first] = complaints(await kubeconform({ dir }));
    if (!first) return;
    const broken = all.accepted[Number(path.basename(first.split('.yaml')[0]!))];
    expect.fail(`${first}\n${broken && story(broken.draw)}`);
  }, 120_000);

  it('restart no pod when something changes that it does not read', async () => {
    const templates = (text: string) => new Map(workloads(parse(text)).map((w) => [componentOf(w), JSON.stringify(w.spec.template)]));
    const changes = fc.sample(fc.constantFrom(...unrelated), { seed, numRuns: all.accepted.length });
    const restarted = await pool(
      all.accepted.flatMap((one, i) => (i % 4 === 1 ? [{ ...one, change: changes[i]! }] : [])),
      async ({ draw, text, change }) => {
        const changed: Draw = { ...draw, layers: [...draw.layers, change] };
        const result = await outcome('helm', caseOf(changed));
        // The change may be what a rule refuses.
        if (result.kind !== 'accepted') return [];
        const before = templates(text);
        return [...templates(result.text)]
          .filter(([component, pod]) => before.get(component) !== pod)
          .map(([component]) => `${component}: ${story(changed)}`);
      },
    );
    expect(restarted.flat()).toStrictEqual([]);
  }, 600_000);
});
