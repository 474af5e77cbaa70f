import { expect, it } from 'vitest';
import { watched } from '../../src/cli/diff/policy.ts';
import { pathText } from '../../src/engine/tree.ts';
import { copyOfProject, root } from '../helpers.ts';
import { values } from './cli.ts';

interface Difference {
  readonly path: string;
  readonly policy?: boolean;
}
const differences = async (cwd: string, ...options: string[]): Promise<Difference[]> => {
  const { out } = await values(['diff', 'stage', 'prod', '--format', 'json', ...options], { cwd });
  return (JSON.parse(out) as { differences: Difference[] }).differences;
};
const judged = async (cwd: string) => (await differences(cwd, '--only-policy')).map(({ path }) => path);

it('policy judges what decides on it and what rules look at that are stricter in some environments', async () => {
  const all = await differences(root);
  const isFree = (path: string): boolean =>
    ['routing.tls.certificateArn', 'secrets.external.remoteKey'].includes(path) || path.startsWith('monitoring.alerts.rules.');
  expect(all.filter(({ policy }) => policy !== true).map(({ path }) => path)).toEqual(all.map(({ path }) => path).filter(isFree));
  expect(await judged(root)).toEqual(all.map(({ path }) => path).filter((path) => !isFree(path)));
  expect(await judged(root)).toContain('environment');
});

it.each([
  ['image.registry', (text: string) => text.replace(/registry: .*/, 'registry: localhost')],
  ['api.config.LOG_LEVEL', (text: string) => text.replace(/^api:\n/m, 'api:\n  config: { LOG_LEVEL: debug }\n')],
  ['web.tolerations', (text: string) => text.replace(/^web:\n/m, 'web:\n  tolerations: [{ operator: Exists }]\n')],
])('policy judges %s, whatever an environment writes there', async (path, change) => {
  const copy = copyOfProject();
  expect(await judged(copy.root)).not.toContain(path);
  copy.edit('values/prod.yaml', change);
  expect(await judged(copy.root)).toContain(path);
});

it('policy judges nothing that Helm refuses', async () => {
  const copy = copyOfProject();
  copy.edit('values/prod.yaml', (text) => text.replace('environment: prod', 'environment: prd'));
  const { code, out, err } = await values(['diff', 'stage', 'prod', '--only-policy'], { cwd: copy.root });
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(/^values\/prod\.yaml:3:14 error schema\/.*\nvalues: Helm refuses the values of prod\n$/s);
  expect((await differences(copy.root)).filter((one) => 'policy' in one)).toEqual([]);
});

it('values tell of the scalars, lists and missing keys that someone looks at', () => {
  const read: string[] = [];
  const seen = watched<Record<string, unknown>>({ a: { b: 1, c: [1], d: {} }, e: null }, (path) => read.push(pathText(path)));
  const a = seen['a'] as Record<string, unknown>;
  expect(read).toEqual([]);
  expect([a['b'], a['c'], a['none'], seen['e'], 'f' in a, Object.hasOwn(a, 'g'), 'd' in a]).toEqual([
    1,
    [1],
    undefined,
    null,
    false,
    false,
    true,
  ]);
  expect(read).toEqual(['a.b', 'a.c', 'a.none', 'e', 'a.f', 'a.g']);
  expect(Object.keys(a)).toEqual(['b', 'c', 'd']);
});
