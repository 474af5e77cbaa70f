/**
 * Writes what the tests check the chart's objects with, from the modules of sources.ts:
 *   node charts/test/schemas/generate.ts
 * schemas/<version of Kubernetes>/ and schemas/extensions/ are for kubeconform, crds/ is for an API server. Needs Go and its module proxy.
 */
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';
import { definitions, kinds, versions, type Module } from './sources.ts';
import { isRecord, refs, strict, withoutProse, type Schema } from './strict.ts';

interface Definition extends Schema {
  readonly 'x-kubernetes-group-version-kind'?: readonly { readonly group: string; readonly version: string; readonly kind: string }[];
}
interface Crd {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: Schema } }[];
  };
}

const schemas = import.meta.dirname;
const crds = path.join(schemas, '../crds');

/** The folder of a module, downloaded and verified by Go. */
function folder({ path: module, version, sum }: Module): string {
  const out = execFileSync('go', ['mod', 'download', '-json', `${module}@${version}`], { cwd: os.tmpdir(), encoding: 'utf8' });
  const { Dir, Sum } = JSON.parse(out) as { Dir: string; Sum: string };
  if (Sum !== sum) throw new Error(`${module}@${version}: expected ${sum}, found ${Sum}`);
  return Dir;
}

async function write(dir: string, group: string, version: string, kind: string, schema: Schema): Promise<void> {
  const name = [kind.toLowerCase(), ...(group ? [group.split('.')[0]] : []), version].join('-');
  const apiVersion = group ? `${group}/${version}` : version;
  const properties = { ...(schema['properties'] as Schema), kind: { enum: [kind] }, apiVersion: { enum: [apiVersion] } };
  const required = [...new Set([...((schema['required'] as string[] | undefined) ?? []), 'apiVersion', 'kind', 'metadata'])];
  await writeFile(path.join(dir, `${name}.json`), JSON.stringify({ ...schema, properties, required }) + '\n');
}

/** What the API takes and its OpenAPI document does not say. */
const oneOf = (...types: string[]): Schema => ({ oneOf: types.map((type) => ({ type })) });
const patched: Record<string, Schema> = {
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': oneOf('string', 'integer'),
  'io.k8s.apimachinery.pkg.api.resource.Quantity': oneOf('string', 'number'),
};

async function fresh(dir: string): Promise<string> {
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir, { recursive: true });
  return dir;
}

for (const [version, module] of Object.entries(versions)) {
  const dir = await fresh(path.join(schemas, version));
  const swagger = JSON.parse(await readFile(path.join(folder(module), 'api/openapi-spec/swagger.json'), 'utf8')) as Schema;
  const all = swagger['definitions'] as Record<string, Definition>;
  const closed = Object.fromEntries(Object.entries(all).map(([name, schema]) => [name, patched[name] ?? (strict(schema) as Schema)]));
  for (const [name, definition] of Object.entries(all)) {
    for (const { group, version: served, kind } of definition['x-kubernetes-group-version-kind'] ?? []) {
      if (!(kinds as readonly string[]).includes([group, served, kind].filter(Boolean).join('/'))) continue;
      const needed = new Set(refs(closed[name]));
      for (const one of needed) for (const next of refs(closed[one])) needed.add(next);
      const own = Object.fromEntries([...needed].toSorted().map((one) => [one, closed[one]]));
      await write(dir, group, served, kind, { ...closed[name], definitions: own });
    }
  }
}

await fresh(crds);
const extensions = await fresh(path.join(schemas, 'extensions'));
for (const source of definitions) {
  const root = folder(source);
  for (const file of source.files) {
    for (const document of parseAllDocuments(await readFile(path.join(root, file), 'utf8'))) {
      const crd = document.toJS() as Crd | null;
      if (crd?.kind !== 'CustomResourceDefinition' || !source.kinds.includes(crd.spec.names.kind)) continue;
      const { group, names } = crd.spec;
      const served = crd.spec.versions.find(({ name }) => name === source.serves);
      if (!served) throw new Error(`${file}: ${names.kind} has no version ${source.serves}`);
      const schema = strict(served.schema.openAPIV3Schema) as Schema;
      const properties = isRecord(schema['properties']) ? schema['properties'] : {};
      await write(extensions, group, served.name, names.kind, { ...schema, properties: { ...properties, metadata: { type: 'object' } } });
      // One version, stored: the others would need the webhook that converts them.
      const { conversion: _conversion, ...spec } = crd.spec as Crd['spec'] & { conversion?: unknown };
      const one = { ...crd, spec: { ...spec, versions: [{ ...(withoutProse(served) as Schema), storage: true }] } };
      const text = `# ${source.path}@${source.version} ${file}\n${stringify(one, { lineWidth: 0, aliasDuplicateObjects: false })}`;
      await writeFile(path.join(crds, `${crd.metadata.name}.yaml`), text);
    }
  }
}
