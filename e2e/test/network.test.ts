import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { allowed, goalsOf, passing, sources, strangers } from '../lib/network/landfall.ts';
import { differences, measure, predict, table, type Goal, type Matrix } from '../lib/network/matrix.ts';
import { untilKnown } from '../lib/network/kernel.ts';
import { createNamespaces, removeNamespaces, removePod, startPods } from '../lib/network/pods.ts';
import { namespace, values } from '../lib/release.ts';
import { root, run, tryRun, until } from '../lib/run.ts';

const report = path.join(root, 'reports/network-matrix.md');
const everyone = sources();
let created: string[] = [];
let goals: Goal[] = [];
let expected: Matrix;

beforeAll(async () => {
  created = await createNamespaces({ 'netpol-elsewhere': {}, [values.networkPolicy.monitoringNamespace]: {} });
  const pods = { ...strangers, ...passing };
  const addresses = await startPods(Object.values(pods));
  await untilKnown(addresses);
  goals = await goalsOf(Object.fromEntries(Object.keys(pods).map((name, index) => [name, addresses[index] ?? ''])));
  expected = predict(everyone, goals, allowed);
});
afterAll(async () => {
  await Promise.all(Object.values({ ...strangers, ...passing }).map(removePod));
  await removeNamespaces([...new Set(['netpol-elsewhere', ...created])]); // that of monitoring may be somebody's
});

/** Adds a policy of the release's namespace for as long as `look` takes. */
async function withPolicy<T>(name: string, spec: unknown, look: () => Promise<T>): Promise<T> {
  const policy = JSON.stringify({ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name, namespace }, spec });
  try {
    await run('bash', ['-c', 'kubectl apply --server-side -f - <<<"$1"', 'apply', policy]);
    return await look();
  } finally {
    await tryRun('kubectl', ['-n', namespace, 'delete', 'networkpolicy', name, '--ignore-not-found']);
  }
}

it('everybody reaches whom the contract says, and nobody else', async () => {
  const seen = await measure(everyone, goals);
  await mkdir(path.dirname(report), { recursive: true });
  await writeFile(report, `${table(expected, seen)}\n`);
  expect(differences(expected, seen), `\n${table(expected, seen)}\n`).toEqual([]);
});

it('everybody may do something, and nobody everything', () => {
  for (const [source, row] of expected) expect(new Set(row.values()), source).toEqual(new Set(['allowed', 'refused']));
  expect(expected.size * goals.length).toBeGreaterThan(200);
});

it('one hole shows as one cell', async () => {
  const hole = {
    podSelector: { matchLabels: { 'app.kubernetes.io/component': 'worker-feedback' } },
    policyTypes: ['Ingress'],
    ingress: [{ from: [{ podSelector: { matchLabels: strangers.stranger.labels } }], ports: [{ port: 9464 }] }],
  };
  const found = await withPolicy('netpol-hole', hole, () =>
    until('a cell differs', 60, async () => {
      const seen = differences(expected, await measure(everyone, goals));
      return seen.length > 0 && seen;
    }),
  );
  expect(found).toEqual(['stranger → worker-feedback metrics: allowed instead of refused']);
});

it('without isolation every refusal is gone: it comes from the policies, and from nothing else', async () => {
  const open = { podSelector: {}, policyTypes: ['Ingress', 'Egress'], ingress: [{}], egress: [{}] };
  const refused = [...expected.values()].flatMap((row) => [...row.values()].filter((verdict) => verdict === 'refused')).length;
  await withPolicy('netpol-open', open, () =>
    until('nothing is refused', 60, async () => {
      const found = differences(expected, await measure(everyone, goals));
      return found.length === refused && found.every((line) => line.endsWith('allowed instead of refused'));
    }),
  );
});

it('isolation is back when that policy is gone', async () => {
  await until('the table holds again', 60, async () => differences(expected, await measure(everyone, goals)).length === 0);
});
