/**
 * Writes the schemas that kubeconform checks the chart's objects with, for the kinds that the chart creates:
 *   node charts/test/schemas/generate.ts SWAGGER CRD…
 * SWAGGER is api/openapi-spec/swagger.json of the Go module k8s.io/kubernetes, CRD a CustomResourceDefinition in YAML, such as
 * config/crds/bases/external-secrets.io_externalsecrets.yaml of github.com/external-secrets/external-secrets.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';

type Schema = Record<string, unknown>;
interface Definition extends Schema {
  readonly 'x-kubernetes-group-version-kind'?: readonly { readonly group: string; readonly version: string; readonly kind: string }[];
}

const kinds = [
  'v1/ConfigMap',
  'v1/Secret',
  'v1/Service',
  'v1/ServiceAccount',
  'apps/v1/Deployment',
  'autoscaling/v2/HorizontalPodAutoscaler',
  'batch/v1/Job',
  'networking.k8s.io/v1/Ingress',
  'networking.k8s.io/v1/NetworkPolicy',
  'policy/v1/PodDisruptionBudget',
];
const oneOf = (...types: string[]): Schema => ({ oneOf: types.map((type) => ({ type })) });
/** What the API takes and its OpenAPI document does not say. */
const patched: Record<string, Schema> = {
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': oneOf('string', 'integer'),
  'io.k8s.apimachinery.pkg.api.resource.Quantity': oneOf('string', 'number'),
};
const isRecord = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Closes every object that lists its properties, and drops what is for people and for the API server. */
function strict(node: unknown, isMap = false): unknown {
  if (Array.isArray(node)) return node.map((item) => strict(item));
  if (!isRecord(node)) return node;
  if (!isMap && node['x-kubernetes-int-or-string']) return oneOf('string', 'integer');
  const out: Schema = {};
  for (const [key, value] of Object.entries(node)) {
    if (!isMap && (key === 'description' || key === 'default' || key.startsWith('x-kubernetes-'))) continue;
    out[key] = strict(value, !isMap && (key === 'properties' || key === 'definitions'));
  }
  if (!isMap && isRecord(out['properties']) && !('additionalProperties' in out) && !node['x-kubernetes-preserve-unknown-fields'])
    out['additionalProperties'] = false;
  return out;
}

const refs = (node: unknown): readonly string[] =>
  [...JSON.stringify(node).matchAll(/"#\/definitions\/([^"]+)"/g)].map(([, name = '']) => name);

async function write(group: string, version: string, kind: string, schema: Schema): Promise<void> {
  const name = [kind.toLowerCase(), ...(group ? [group.split('.')[0]] : []), version].join('-');
  const apiVersion = group ? `${group}/${version}` : version;
  const properties = { ...(schema['properties'] as Schema), kind: { enum: [kind] }, apiVersion: { enum: [apiVersion] } };
  const required = [...new Set([...((schema['required'] as string[] | undefined) ?? []), 'apiVersion', 'kind', 'metadata'])];
  await writeFile(path.join(import.meta.dirname, `${name}.json`), JSON.stringify({ ...schema, properties, required }) + '\n');
}

const [swagger, ...crds] = process.argv.slice(2);
if (!swagger) throw new Error('usage: node charts/test/schemas/generate.ts SWAGGER CRD…');

const { definitions } = JSON.parse(await readFile(swagger, 'utf8')) as { definitions: Record<string, Definition> };
const closed = Object.fromEntries(Object.entries(definitions).map(([name, schema]) => [name, patched[name] ?? (strict(schema) as Schema)]));
for (const [name, definition] of Object.entries(definitions)) {
  for (const { group, version, kind } of definition['x-kubernetes-group-version-kind'] ?? []) {
    if (!kinds.includes([group, version, kind].filter(Boolean).join('/'))) continue;
    const needed = new Set(refs(closed[name]));
    for (const one of needed) for (const next of refs(closed[one])) needed.add(next);
    await write(group, version, kind, {
      ...closed[name],
      definitions: Object.fromEntries([...needed].toSorted().map((one) => [one, closed[one]])),
    });
  }
}

interface Crd {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly schema: { readonly openAPIV3Schema: Schema };
    }[];
  };
}
for (const file of crds) {
  const { spec } = parse(await readFile(file, 'utf8')) as Crd;
  for (const { name, schema } of spec.versions.filter((v) => v.served && v.name === 'v1')) {
    const closedSchema = strict(schema.openAPIV3Schema) as Schema & { properties: Schema };
    await write(spec.group, name, spec.names.kind, {
      ...closedSchema,
      properties: { ...closedSchema.properties, metadata: { type: 'object' } },
    });
  }
}
