import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cases, inline } from '../lib/cases.ts';
import { render, template, parse } from '../lib/helm.ts';
import type { KubeObject } from '../lib/objects.ts';
import { createNamespace, installDefinitions, judge } from './judge.ts';
import { startApiServer, type ApiServer } from './server.ts';

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
  await installDefinitions(server.client);
  for (const name of new Set(cases.map((c) => c.namespace ?? 'landfall-test'))) await createNamespace(server.client, name);
});
afterAll(() => server.stop());

describe('a real API server', () => {
  it.each(cases)('accepts every object and every pod of $name, without a warning', async (c) => {
    expect(await judge(server.client, await render('helm', c))).toStrictEqual([]);
  });

  const broken = async (change: (yaml: string) => string): Promise<readonly KubeObject[]> => {
    const text = await template('helm', inline);
    expect(change(text)).not.toBe(text);
    return parse(change(text));
  };
  it.each<[string, (yaml: string) => string, RegExp]>([
    ['a field that is not there', (yaml) => yaml.replace('serviceAccountName:', 'serviceAcountName:'), /field not declared in schema/],
    [
      'a Job whose pods start for ever',
      (yaml) => yaml.replace(/(kind: Job\n(?:(?!---)[^])*?)\n *restartPolicy: (Never|OnFailure)/, '$1'),
      /restartPolicy/,
    ],
    ['a pod as root', (yaml) => yaml.replace('runAsNonRoot: true', 'runAsNonRoot: false'), /violate.*PodSecurity.*restricted/],
    [
      'a selector that misses its pods',
      (yaml) => yaml.replace(/(selector:\n *matchLabels:\n(?: +.*\n)*? +app.kubernetes.io\/component: )\w+/, '$1x'),
      /selector/,
    ],
    ['a kind that nobody defines', (yaml) => yaml.replace('kind: NetworkPolicy', 'kind: NetworkPolice'), /no resource is served/],
    ['an address that is none', (yaml) => yaml.replace(/cidr: \S+/, 'cidr: 10.0.0.1/8.8'), /CIDR/],
  ])('refuses %s', async (_, change, message) => {
    const found = await judge(server.client, await broken(change));
    expect(found.join('\n')).toMatch(message);
  });
});
