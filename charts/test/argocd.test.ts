import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { caseOf, cases } from './lib/cases.ts';
import { render, root } from './lib/helm.ts';
import { ofKind } from './lib/objects.ts';

interface Project {
  readonly spec: {
    readonly sourceRepos: readonly string[];
    readonly destinations: readonly { readonly namespace: string; readonly server: string }[];
    readonly namespaceResourceWhitelist: readonly { readonly group: string; readonly kind: string }[];
  };
}

interface Application {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly destination: { readonly namespace: string; readonly server: string };
    readonly sources: readonly {
      readonly repoURL: string;
      readonly ref?: string;
      readonly helm?: { readonly valueFiles: readonly string[] };
    }[];
    readonly ignoreDifferences?: readonly { readonly kind: string; readonly name: string; readonly jsonPointers: readonly string[] }[];
    readonly syncPolicy: { readonly automated?: object };
  };
}

const folder = path.join(root, 'argocd');
const read = async <T>(file: string): Promise<T> => parse(await readFile(path.join(folder, file), 'utf8')) as T;
const project = await read<Project>('project.yaml');
const environments = (await readdir(path.join(folder, 'applications'))).map((file) => path.basename(file, '.yaml'));

it('there is an Application for every environment', async () => {
  const files = (await readdir(path.join(root, 'values'))).filter((file) => file.endsWith('.yaml') && file !== 'common.yaml');
  expect(environments.toSorted()).toStrictEqual(files.map((file) => path.basename(file, '.yaml')).toSorted());
});

it('the project allows every kind that the chart renders', async () => {
  const allowed = new Set(project.spec.namespaceResourceWhitelist.map(({ group, kind }) => `${group}/${kind}`));
  for (const c of cases)
    for (const { apiVersion, kind, metadata } of await render('helm', c)) {
      if (metadata.annotations?.['helm.sh/hook']?.startsWith('test')) continue; // Argo CD runs no tests of Helm
      const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
      expect(allowed, c.name).toContain(`${group}/${kind}`);
    }
});

describe.each(environments)('the Application of %s', async (environment) => {
  const { metadata, spec } = await read<Application>(`applications/${environment}.yaml`);

  it('reads and writes what the project lets it', () => {
    expect(metadata.name).toBe(`landfall-${environment}`);
    expect(spec.destination.namespace).toBe(`landfall-${environment}`);
    expect(project.spec.destinations).toStrictEqual([{ server: spec.destination.server, namespace: 'landfall-*' }]);
    for (const { repoURL } of spec.sources) expect(project.spec.sourceRepos).toContain(repoURL);
  });

  it('merges the files that the checker checks, in its order', () => {
    const [chart, values] = spec.sources;
    expect(values?.ref).toBe('values');
    expect(chart?.helm?.valueFiles).toStrictEqual([`$values/values/common.yaml`, `$values/values/${environment}.yaml`]);
    for (const file of chart?.helm?.valueFiles ?? []) expect(existsSync(path.join(root, file.replace('$values/', '')))).toBe(true);
  });

  it('leaves replicas to the autoscalers that its values turn on, and to nobody else', async () => {
    const objects = await render('helm', caseOf(`values/${environment}`));
    const scaled = [
      ...ofKind<{ scaleTargetRef: { name: string } }>(objects, 'HorizontalPodAutoscaler'),
      ...ofKind<{ scaleTargetRef: { name: string } }>(objects, 'ScaledObject'),
    ];
    const wanted = scaled.map((object) => ({
      group: 'apps',
      kind: 'Deployment',
      name: object.spec.scaleTargetRef.name,
      jsonPointers: ['/spec/replicas'],
    }));
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    expect([...(spec.ignoreDifferences ?? [])].toSorted(byName)).toStrictEqual(wanted.toSorted(byName));
  });

  it('is synchronised by itself but in production', () => {
    expect(spec.syncPolicy.automated !== undefined).toBe(environment !== 'prod');
  });
});
