import { env, variableNames, type ComponentName, type Variable, type VariableName } from '@landfall/schemas/contract';
import { describe, expect, it } from 'vitest';
import { cases, inline } from './lib/cases.ts';
import { copyOfChart } from './lib/copy.ts';
import { render, type Case } from './lib/helm.ts';
import { componentOf, workloads } from './lib/objects.ts';

/** What restarts pods when it changes: the pod template of each component, as text. */
async function templates(c: Case): Promise<ReadonlyMap<string, string>> {
  return new Map(workloads(await render('helm', c)).map((w) => [componentOf(w), JSON.stringify(w.spec.template)]));
}

/** The components whose pods restart between two cases. */
async function restarted(before: Case, after: Case): Promise<readonly string[]> {
  const [a, b] = [await templates(before), await templates(after)];
  expect([...b.keys()]).toStrictEqual([...a.keys()]);
  return [...a.keys()].filter((component) => a.get(component) !== b.get(component)).toSorted();
}

const plain = variableNames.filter((name) => env[name].kind === 'config' && !('fixed' in env[name]));
const secret = variableNames.filter((name) => env[name].kind === 'secret');
const readers = (name: VariableName): readonly string[] => [...(env[name].readBy as readonly ComponentName[])].toSorted();
const withValues = (set: Record<string, unknown>): Case => ({ ...inline, set });

/** A valid value that is neither the default nor what the fixture sets. */
function another(name: VariableName): unknown {
  if (name === 'COOKIE_DOMAIN') return 'com'; // the hosts have to be inside of it
  const { schema, example }: Variable = env[name];
  if (schema.type === 'boolean') return true;
  if (schema.type === 'integer') return Math.min(33, schema.maximum ?? 33);
  if (schema.enum) return schema.enum[1];
  return `${String(example)
    .replace(/example|landfall/g, 'another')
    .replace('resend', 'another')}2`;
}

/** What has to agree with a variable; policies restart nobody. */
const besides: Partial<Record<VariableName, Record<string, unknown>>> = {
  REDIS_PORT: { 'networkPolicy.redis.port': another('REDIS_PORT') },
  OTEL_EXPORTER_OTLP_ENDPOINT: { 'networkPolicy.enabled': false },
};

describe('a changed variable restarts those that read it, and nobody else', () => {
  it.each(plain)('%s', async (name) => {
    expect(await restarted(inline, withValues({ [`config.${name}`]: another(name), ...besides[name] }))).toStrictEqual(readers(name));
  });

  it.each(secret)('%s', async (name) => {
    const rotated = `${String(env[name].example)}-rotated`;
    expect(await restarted(inline, withValues({ [`secrets.inline.${name}`]: rotated }))).toStrictEqual(readers(name));
  });

  it('only for the one component that a value is for', async () => {
    expect(await restarted(inline, withValues({ 'workers.feedback.config.LOG_LEVEL': 'debug' }))).toStrictEqual(['worker-feedback']);
    expect(await restarted(inline, withValues({ 'api.database.poolSize': 11 }))).toStrictEqual(['api']);
    expect(await restarted(inline, withValues({ 'workers.reminders.concurrency': 11 }))).toStrictEqual(['worker-reminders']);
  });

  it('and another image all that run it', async () => {
    expect(await restarted(inline, withValues({ 'web.image.tag': 'sha-2' }))).toStrictEqual(['web']);
  });
});

describe('what no pod reads restarts none', () => {
  it.each<[string, Record<string, unknown>]>([
    [
      'the Ingress',
      { 'routing.annotations': { 'example.com/a': 'b' }, 'routing.className': 'other', 'routing.loadBalancer.idleTimeoutSeconds': 55 },
    ],
    ['network policies', { 'networkPolicy.enabled': false }],
    ['autoscaling', { 'api.autoscaling.enabled': true, 'api.autoscaling.maxReplicas': 3 }],
    ['budgets', { 'web.disruption.enabled': true, 'web.replicas': 2, 'workers.defaults.disruption.enabled': true }],
    ['the number of replicas', { 'web.replicas': 3, 'workers.defaults.replicas': 2 }],
    ['the pace of a rollout', { 'web.minReadySeconds': 3 }],
    ['the platform', { platform: 'aws' }],
    ['the retries of the migration', { 'migrations.backoffLimit': 1, 'migrations.deadlineSeconds': 99 }],
    ['limits of the database', { database: { maxConnections: 500, reserved: 3 } }],
    ['values of a parent chart', { 'global.anything': 1 }],
  ])('%s', async (_, set) => {
    expect(await restarted(inline, withValues(set))).toStrictEqual([]);
  });
});

describe('a revision of a secret that is not in the values', () => {
  const existing = { 'secrets.source': 'existing' };
  it.each(secret)('restarts those that read %s, and nobody else', async (name) => {
    const rotated = withValues({ ...existing, 'secrets.revisions': { [name]: '2' } });
    expect(await restarted(withValues(existing), rotated)).toStrictEqual(readers(name));
  });

  it.each(['reloader', 'none'])('restarts none where the rotation is %s', async (rotation) => {
    const before = { ...existing, 'secrets.rotation': rotation };
    expect(await restarted(withValues(before), withValues({ ...before, 'secrets.revisions': { JWT_SECRET: '2' } }))).toStrictEqual([]);
  });
});

it.each(['reloader', 'none'])('a secret in the values restarts none where the rotation is %s', async (rotation) => {
  const before = { 'secrets.rotation': rotation };
  expect(await restarted(withValues(before), withValues({ ...before, 'secrets.inline.JWT_SECRET': 'x'.repeat(32) }))).toStrictEqual([]);
});

it('a secret in the values restarts none while another source is chosen', async () => {
  const existing = { 'secrets.source': 'existing' };
  expect(await restarted(withValues(existing), withValues({ ...existing, 'secrets.inline.JWT_SECRET': 'x'.repeat(32) }))).toStrictEqual([]);
});

describe.each(cases)('a new version of the chart alone: $name', (c) => {
  it('changes no object', async () => {
    const copy = await copyOfChart();
    await copy.edit('Chart.yaml', (text) =>
      text.replace(/^version: .*$/m, 'version: 99.0.0').replace(/^appVersion: .*$/m, 'appVersion: 99.0.0'),
    );
    expect(await render('helm', { ...c, chart: copy.path })).toStrictEqual(await render('helm', c));
  });
});
