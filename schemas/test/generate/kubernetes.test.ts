import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { kubernetesDefinitions } from '../../src/generate/kubernetes.ts';
import type { JsonSchema } from '../../src/json-schema.ts';

const definitions = kubernetesDefinitions();

/** Every schema at or below one, with its JSON pointer. */
function* nodes(node: JsonSchema, at: string): Generator<readonly [string, JsonSchema]> {
  yield [at, node];
  for (const [key, child] of Object.entries(node.properties ?? {})) if (child !== true) yield* nodes(child, `${at}/properties/${key}`);
  for (const child of [node.items, node.additionalProperties]) if (typeof child === 'object') yield* nodes(child, `${at}/items`);
  for (const child of node.allOf ?? []) yield* nodes(child, `${at}/allOf`);
}
const all = Object.entries(definitions).flatMap(([name, schema]) => [...nodes(schema, name)]);
const accepts = (name: string, value: unknown): boolean =>
  new Ajv({ strict: false }).compile({ $ref: `#/definitions/${name}`, definitions })(value);

describe("the parts of Kubernetes' API", () => {
  it('are closed wherever they list properties, and refer only to each other', () => {
    expect(all.filter(([, node]) => node.properties && node.additionalProperties !== false)).toEqual([]);
    const refs = all.flatMap(([, { $ref }]) => ($ref === undefined ? [] : [$ref.replace('#/definitions/', '')]));
    expect(refs.length).toBeGreaterThan(50);
    expect(refs.filter((name) => !(name in definitions))).toEqual([]);
  });

  it('know no number but integers, and describe each property in one line', () => {
    expect(all.filter(([, { type }]) => [type].flat().includes('number'))).toEqual([]);
    const properties = all.flatMap(([at, node]) =>
      Object.entries(node.properties ?? {}).map(([key, child]) => [`${at}.${key}`, child] as const),
    );
    expect(properties.filter(([, child]) => child === true || !child.description || /\n/.test(child.description))).toEqual([]);
  });

  it.each<[string, unknown, boolean]>([
    ['K8sContainer', { image: 'a', command: ['b'], resources: { limits: { cpu: '1' } } }, true],
    ['K8sContainer', { command: ['b'] }, false],
    ['K8sContainer', { image: 'a', securityContext: { privileged: true } }, false],
    ['K8sContainer', { image: 'a', securityContext: { runAsUser: 0 } }, false],
    ['K8sContainer', { image: 'a', securityContext: { runAsUser: 1 } }, true],
    ['K8sContainer', { image: 'a', ports: [{ containerPort: 1, hostPort: 1 }] }, false],
    ['K8sContainer', { image: 'a', livenessProbe: { httpGet: { port: 'http', path: '/' } } }, true],
    ['K8sContainer', { image: 'a', livenessProbe: { httpGet: { port: 80 } } }, true],
    ['K8sVolume', { emptyDir: { sizeLimit: '1Gi' } }, true],
    ['K8sVolume', { hostPath: { path: '/' } }, false],
    ['K8sPolicyRule', { apiGroups: [''], resources: ['pods'], verbs: ['get'] }, true],
    ['K8sPolicyRule', { nonResourceURLs: ['/metrics'], verbs: ['get'] }, false],
    ['K8sNetworkPolicyEgressRule', { to: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports: [{ port: 'dns', protocol: 'UDP' }] }, true],
    ['K8sAffinity', { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1 }] } }, false],
  ])('%s takes %j: %s', (name, value, taken) => {
    expect(accepts(name, value)).toBe(taken);
  });
});
