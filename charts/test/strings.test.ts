import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { inline } from './lib/cases.ts';
import { helms, template, type Case, type Helm } from './lib/helm.ts';

/** Valid names that YAML reads as a number, a boolean or null where they are not quoted. */
const odd: Case = {
  ...inline,
  release: '1234',
  namespace: '2024',
  set: {
    nameOverride: '123',
    fullnameOverride: 'true',
    'image.tag': '1e3',
    'image.pullSecrets': ['0', 'null'],
    'global.imagePullSecrets': ['1'],
    commonLabels: { 'example.com/off': 'off' },
    commonAnnotations: { 'example.com/no': 'no' },
    'routing.className': 'on',
    'routing.tls.secretName': 'null',
    'routing.tls.enabled': true,
    'routing.annotations': { 'example.com/on': 'on' },
    'networkPolicy.monitoringNamespace': '42',
    'api.podAnnotations': { 'example.com/null': 'null' },
    'api.annotations': { 'example.com/on': 'on' },
    'api.podLabels': { 'example.com/true': 'true' },
    'api.priorityClassName': '1.5',
    'api.service.annotations': { 'example.com/yes': 'yes' },
    'api.serviceAccount.annotations': { 'example.com/number': '1e6' },
    'api.sidecars': { proxy: { image: '1e3', args: ['on', '007'] } },
    'api.nodeSelector': { 'example.com/number': '1' },
    'api.tolerations': [{ key: 'off', operator: 'Equal', value: '007' }],
  },
};
const existing = { 'secrets.source': 'existing', 'secrets.existing.name': '1234' };
const external = { 'secrets.source': 'external', 'secrets.external.storeName': '007', 'secrets.external.remoteKey': '1.5' };

/** The same places with names that are strings without quotes too. */
const plain = (value: unknown): unknown => {
  if (typeof value === 'string') return /^(inline|existing|external|Equal)$/.test(value) ? value : 'plain';
  if (Array.isArray(value)) return value.map((v) => (typeof v === 'string' ? `plain${Buffer.from(v).toString('hex')}` : plain(v)));
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, plain(v)]));
  return value;
};

/** Each place of the rendered text with the type that YAML 1.1, which Kubernetes' parser reads, gives it. */
async function types(helm: Helm, c: Case): Promise<readonly string[]> {
  const walk = (value: unknown, at: string): readonly string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, v]) => walk(v, `${at}/${key}`))
      : [`${at}: ${value === null ? 'null' : typeof value}`];
  return parseAllDocuments(await template(helm, c), { version: '1.1' }).flatMap((document, i) => walk(document.toJS(), String(i)));
}

describe.each(helms)('names that look like other types, with %s', (helm) => {
  it.each([
    ['inline', {}],
    ['existing', existing],
    ['external', external],
  ])('stay strings: secrets from %s', async (_source, secrets) => {
    const set = { ...odd.set, ...secrets };
    const expected = await types(helm, { ...odd, release: 'plain', namespace: 'plain', set: plain(set) as typeof set });
    expect(expected.length).toBeGreaterThan(500);
    expect(await types(helm, { ...odd, set })).toStrictEqual(expected);
  });
});
