import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root, until } from '../lib/run.ts';
import { apply, manifest } from './lib/application.ts';
import { kubectl } from './lib/cluster.ts';

interface Application {
  readonly metadata: { readonly name: string; readonly annotations?: object; readonly finalizers?: readonly string[] };
  readonly spec: object;
}

const parts = ({ metadata: { name, annotations, finalizers = [] }, spec }: Application) => ({ name, annotations, finalizers, spec });

/** From repositories that the project does not know: Argo CD reads nothing, and brings nothing into the namespaces that they name. */
const nowhere = <T>(object: T): T =>
  JSON.parse(
    JSON.stringify(object)
      .replaceAll('https://github.com/landfall/landfall.git', 'file:///nowhere/landfall.git')
      .replaceAll('ghcr.io/landfall/charts', 'registry.invalid/charts'),
  ) as T;

const applications = async (): Promise<Application[]> =>
  (JSON.parse(await kubectl('-n', 'argocd', 'get', 'applications', '-o', 'json')) as { items: Application[] }).items;

const byName = (a: Application, b: Application) => (a.metadata.name < b.metadata.name ? -1 : 1);

it('the ApplicationSet makes the Applications of applications/', async () => {
  const files = await readdir(path.join(root, 'argocd/applications'));
  const wanted = nowhere(await Promise.all(files.map((file) => manifest<Application>(`applications/${file}`))));
  await apply(await manifest('project.yaml'), nowhere(await manifest('applicationset.yaml')));
  try {
    const made = await until('there are as many Applications', 60, async () => {
      const found = await applications();
      return found.length === wanted.length ? found : undefined;
    });
    expect(made.toSorted(byName).map(parts)).toEqual(wanted.toSorted(byName).map(parts));
  } finally {
    await kubectl('-n', 'argocd', 'delete', 'applicationset', 'landfall', '--cascade=orphan');
    for (const { metadata } of await applications()) {
      await kubectl('-n', 'argocd', 'patch', 'application', metadata.name, '--type=merge', '-p', '{"metadata":{"finalizers":null}}');
      await kubectl('-n', 'argocd', 'delete', 'application', metadata.name);
    }
  }
});
