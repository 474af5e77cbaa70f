import { expect, test } from 'vitest';
import { folder, shop, values } from '../cli/cli.ts';

const schema = JSON.parse(shop['charts/landfall/values.schema.json']) as { properties: Record<string, object>; required: string[] };
const newer = {
  ...schema,
  required: [...schema.required, 'tier', 'licence'],
  properties: {
    ...schema.properties,
    logLevel: { enum: ['info', 'warn'] },
    tier: { type: 'string' },
    hosts: { type: 'array', maxItems: 1 },
  },
};
const project = {
  ...shop,
  'new/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 2.0.0\n',
  'new/values.schema.json': JSON.stringify(newer, null, 2),
  'new/values.yaml': `${shop['charts/landfall/values.yaml'].replace('replicas: 1', 'replicas: 2').replace('user: shop', 'user: shop\n  password: abcdefgh')}tier: basic\n`,
};
const compat = (root: string, ...argv: string[]) => values(['compat', ...argv], { cwd: root });

test('a chart is compatible with itself', async () => {
  const root = folder(shop);
  expect(await compat(root, 'charts/landfall')).toEqual({
    code: 0,
    out: 'nothing breaking from charts/landfall to the working tree; the values of dev, stage, prod stay valid\n',
    err: '',
  });
});

test('what broke, what is only a notice, and whose values break', async () => {
  const { code, out } = await compat(folder(project), 'charts/landfall', 'new');
  expect(code).toBe(1);
  expect(out).toContain('logLevel breaking: narrowed\n  no longer accepts "debug"\n  old charts/landfall/values.schema.json:');
  expect(out).toContain('hosts breaking: narrowed\n  must have at most 1 item now, any number before\n');
  expect(out).toContain('licence breaking: required\n  has to be there now, and has no default\n');
  expect(out).toContain('tier notice: required\n  has to be there now; the new values.yaml has a default\n');
  expect(out).toContain(
    'replicas notice: default\n  default 2 now, 1 before\n  old charts/landfall/values.yaml:2, new new/values.yaml:2\n',
  );
  expect(out).toContain('values/dev.yaml:1:11');
  expect(out).toMatch(/values that break: .*dev/);
  expect(out).not.toContain('abcdefgh');
});

test('JSON has every difference with both places', async () => {
  const { out } = await compat(folder(project), 'charts/landfall', 'new', '--format', 'json');
  const report = JSON.parse(out) as {
    breaking: boolean;
    differences: { path: string; kind: string; new: { file: string; line: number } }[];
  };
  expect(report.breaking).toBe(true);
  expect(report.differences.find(({ path }) => path === 'logLevel')).toMatchObject({
    kind: 'narrowed',
    new: { file: 'new/values.schema.json' },
  });
});

test('markdown takes nothing for markup', async () => {
  const odd = {
    ...project,
    'new/values.yaml': project['new/values.yaml'],
    'new/values.schema.json': JSON.stringify({ ...newer, properties: { ...newer.properties, logLevel: { enum: ['<b>|'] } } }),
  };
  const { out } = await compat(folder(odd), 'charts/landfall', 'new', '--format', 'markdown');
  expect(out).toContain('| 🛑 narrowed | logLevel |');
  expect(out).not.toContain('<b>');
});

test('what is no chart and no revision is said', async () => {
  const root = folder(shop);
  const { code, err } = await compat(root, 'nope');
  expect([code, err]).toEqual([2, expect.stringContaining('nope is no chart')]);
  expect((await compat(root)).code).toBe(2);
});
