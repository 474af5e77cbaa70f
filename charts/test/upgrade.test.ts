/** Upgrades from the release before: nothing that the API server refuses to change, and no values file that worked stops working. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyOfChart } from './lib/copy.ts';
import { helms, render, root, type Case } from './lib/helm.ts';
import { immutableChanges } from './lib/immutable.ts';
import type { KubeObject } from './lib/objects.ts';
import { checkOutPrevious, previous } from './lib/previous.ts';

const { folder, remove } = checkOutPrevious();
afterAll(remove);

const set = { 'image.tag': 'sha-0123abc' };
const filesOf = (base: string, name: string) => ['common', name].map((file) => path.join(base, 'values', `${file}.yaml`));
const environments = readdirSync(path.join(folder, 'values'))
  .filter((file) => file.endsWith('.yaml') && file !== 'common.yaml')
  .map((file) => path.basename(file, '.yaml'));
const caseOf = (name: string, of: string, values: string): Case => ({
  name: `values/${name}`,
  namespace: `landfall-${name}`,
  chart: path.join(of, 'charts/landfall'),
  files: filesOf(values, name),
  set,
});

it('looks at every environment of that release', () => {
  expect(environments).toEqual(expect.arrayContaining(['dev', 'prod', 'stage']));
});

describe.each(helms)('%s', (helm) => {
  describe.each(environments)('%s', (name) => {
    it('changes no immutable field', async () => {
      const before = await render(helm, caseOf(name, folder, folder));
      const after = await render(helm, caseOf(name, root, root));
      expect(immutableChanges(before, after)).toEqual([]);
    });

    it(`takes the values of ${previous.version} as they were`, async () => {
      const before = await render(helm, caseOf(name, folder, folder));
      expect(immutableChanges(before, await render(helm, caseOf(name, root, folder)))).toEqual([]);
    });

    it('keeps the name of every Service, which others call', async () => {
      const services = (objects: readonly KubeObject[]) =>
        objects.filter(({ kind }) => kind === 'Service').map(({ metadata }) => metadata.name);
      const after = services(await render(helm, caseOf(name, root, root)));
      expect(after).toEqual(expect.arrayContaining(services(await render(helm, caseOf(name, folder, folder)))));
    });
  });
});

describe('a change that an upgrade would be refused for', () => {
  const now = () => caseOf('prod', root, root);
  let before: readonly KubeObject[];
  beforeAll(async () => {
    before = await render('helm', now());
  });

  it.each([
    [
      'the selector of a Deployment',
      'templates/_helpers/_labels.tpl',
      'app.kubernetes.io/component: {{ .component }}',
      'component: {{ .component }}',
      'Deployment landfall-web: spec.selector',
    ],
    [
      'a Service without an address',
      'templates/_helpers/_objects.tpl',
      '  selector:',
      '  clusterIP: None\n  selector:',
      'Service landfall-web: spec.clusterIP',
    ],
  ])('is named: %s', async (_what, file, from, to, line) => {
    const copy = await copyOfChart();
    await copy.edit(file, (text) => text.replaceAll(from, to));
    expect(immutableChanges(before, await render('helm', { ...now(), chart: copy.path }))).toContain(line);
  });

  const object = (kind: string, rest: object, annotations?: Record<string, string>) =>
    ({ apiVersion: 'v1', kind, metadata: { name: 'x', ...(annotations ? { annotations } : {}) }, ...rest }) as unknown as KubeObject;
  const hook = (policy?: string) => ({ 'helm.sh/hook': 'pre-upgrade', ...(policy ? { 'helm.sh/hook-delete-policy': policy } : {}) });

  it.each([
    ['the template of a Job', object('Job', { spec: { template: 1 } }), object('Job', { spec: { template: 2 } }), ['Job x: spec.template']],
    [
      'not of one that is made anew',
      object('Job', { spec: { template: 1 } }, hook()),
      object('Job', { spec: { template: 2 } }, hook()),
      [],
    ],
    [
      'of a hook that stays',
      object('Job', { spec: { template: 1 } }, hook('hook-failed')),
      object('Job', { spec: { template: 2 } }, hook('hook-failed')),
      ['Job x: spec.template'],
    ],
    [
      'an object that becomes a hook',
      object('Secret', {}),
      object('Secret', {}, hook()),
      ['Secret x: an object of the release became a hook'],
    ],
    ['the type of a Secret', object('Secret', { type: 'Opaque' }), object('Secret', { type: 'kubernetes.io/tls' }), ['Secret x: type']],
    [
      'data that is immutable',
      object('ConfigMap', { immutable: true, data: { a: '1' } }),
      object('ConfigMap', { immutable: true, data: { a: '2' } }),
      ['ConfigMap x: data'],
    ],
    ['not data that is not', object('ConfigMap', { data: { a: '1' } }), object('ConfigMap', { data: { a: '2' } }), []],
    [
      'the role of a binding',
      object('RoleBinding', { roleRef: { name: 'a' } }),
      object('RoleBinding', { roleRef: { name: 'b' } }),
      ['RoleBinding x: roleRef'],
    ],
    [
      'not what is new',
      object('Job', { spec: { template: 1 } }),
      { ...object('Job', { spec: { template: 2 } }), metadata: { name: 'y' } },
      [],
    ],
  ])('%s', (_what, old, changed, lines) => {
    expect(immutableChanges([old], [changed])).toEqual(lines);
  });
});
