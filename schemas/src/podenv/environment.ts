import { expand } from './expand.ts';
import { field, listOf, mapOf, parseManifests, textOf, type Manifest } from './manifests.ts';
import { holdersOf, type Holder, type HolderKind } from './sources.ts';

/** Where a variable's value comes from. */
export type Origin =
  | { readonly kind: 'literal' }
  | { readonly kind: HolderKind; readonly name: string; readonly key: string }
  | { readonly kind: 'fieldRef' | 'resourceFieldRef' | 'fileKeyRef'; readonly key: string };

export interface Variable {
  readonly name: string;
  /** As the process sees it; undefined where it is secret or only known in the cluster. */
  readonly value?: string;
  readonly secret: boolean;
  readonly origin: Origin;
  /** What the reader should know, such as that the object is outside this release. */
  readonly note?: string;
}

/** One container with all that its process finds in its environment. */
export interface Container {
  readonly component: string;
  /** `Deployment/landfall-api`. */
  readonly workload: string;
  readonly container: string;
  readonly init: boolean;
  readonly variables: readonly Variable[];
}

export const outside = 'outside this release';

const templates: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  Pod: [],
};

/** What only `helm test` starts is no part of a release. */
const isTest = ({ body }: Manifest): boolean =>
  textOf(field(body, 'metadata', 'annotations', 'helm.sh/hook'))
    .split(',')
    .some((hook) => /^\s*test(-success|-failure)?\s*$/.test(hook));

/** The environments of all containers in what `helm template` printed, in the order of the text. */
export function environments(rendered: string): Container[] {
  const manifests = parseManifests(rendered).filter((manifest) => !isTest(manifest));
  const holder = holdersOf(manifests);
  return manifests.flatMap((manifest) => containersOf(manifest, holder));
}

type Find = (kind: HolderKind, name: string) => Holder | undefined;

function containersOf({ kind, name, body }: Manifest, holder: Find): Container[] {
  const where = Object.hasOwn(templates, kind) ? templates[kind] : undefined;
  if (!where) return [];
  const pod = field(body, ...where);
  const label = (from: unknown) => textOf(mapOf(field(from, 'metadata', 'labels'))['app.kubernetes.io/component']);
  const component = label(pod) || label(body) || name;
  const read = (list: string, init: boolean) =>
    listOf(field(pod, 'spec', list)).map((container) => ({
      component,
      workload: `${kind}/${name}`,
      container: textOf(field(container, 'name')),
      init,
      variables: variablesOf(container, holder),
    }));
  return [...read('initContainers', true), ...read('containers', false)];
}

/** `envFrom` first, `env` over it, later entries over earlier ones, as the kubelet does. */
function variablesOf(container: unknown, holder: Find): Variable[] {
  const found = new Map<string, Variable>();
  const put = (variable: Variable) => {
    found.delete(variable.name);
    found.set(variable.name, variable);
  };
  for (const entry of listOf(field(container, 'envFrom'))) fromAll(entry, holder).forEach(put);
  for (const entry of listOf(field(container, 'env'))) {
    const variable = one(entry, holder);
    put(variable.origin.kind === 'literal' ? expand(variable, found) : variable);
  }
  return [...found.values()];
}

function fromAll(entry: unknown, holder: Find): Variable[] {
  const prefix = textOf(field(entry, 'prefix'));
  return (['ConfigMap', 'Secret'] as const).flatMap((kind) => {
    const reference = field(entry, kind === 'ConfigMap' ? 'configMapRef' : 'secretRef');
    if (reference === undefined) return [];
    const name = textOf(field(reference, 'name'));
    const from = holder(kind, name);
    const all = (note: string): Variable => ({ name: `${prefix}*`, secret: kind === 'Secret', origin: { kind, name, key: '*' }, note });
    if (!from) return [all(outside)];
    const keys = [...from.keys].map(([key, value]): Variable =>
      valued({ name: prefix + key, secret: kind === 'Secret', origin: { kind, name, key } }, value),
    );
    return from.open ? [...keys, all('and whatever else the store has')] : keys;
  });
}

function one(entry: unknown, holder: Find): Variable {
  const name = textOf(field(entry, 'name'));
  const from = field(entry, 'valueFrom');
  if (from === undefined) return { name, value: textOf(field(entry, 'value')), secret: false, origin: { kind: 'literal' } };
  for (const [reference, kind] of [
    ['configMapKeyRef', 'ConfigMap'],
    ['secretKeyRef', 'Secret'],
  ] as const) {
    const target = field(from, reference);
    if (target !== undefined) return keyed(name, kind, target, holder);
  }
  const path = (reference: string, ...keys: string[]) =>
    keys
      .map((key) => textOf(field(from, reference, key)))
      .filter((part) => part !== '')
      .join(' ');
  if (field(from, 'fieldRef') !== undefined)
    return { name, secret: false, origin: { kind: 'fieldRef', key: path('fieldRef', 'fieldPath') } };
  if (field(from, 'fileKeyRef') !== undefined)
    return { name, secret: false, origin: { kind: 'fileKeyRef', key: path('fileKeyRef', 'volumeName', 'path', 'key') } };
  return { name, secret: false, origin: { kind: 'resourceFieldRef', key: path('resourceFieldRef', 'containerName', 'resource') } };
}

function keyed(name: string, kind: HolderKind, target: unknown, holder: Find): Variable {
  const origin = { kind, name: textOf(field(target, 'name')), key: textOf(field(target, 'key')) };
  const variable: Variable = { name, secret: kind === 'Secret', origin };
  const from = holder(kind, origin.name);
  const optional = field(target, 'optional') === true ? ', optional' : '';
  if (!from) return { ...variable, note: outside + optional };
  if (from.keys.has(origin.key)) return valued(variable, from.keys.get(origin.key));
  return from.open ? variable : { ...variable, note: `no such key in this release's ${kind}${optional}` };
}

const valued = (variable: Variable, value: string | undefined): Variable =>
  value === undefined || variable.secret ? variable : { ...variable, value };
