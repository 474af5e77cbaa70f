import { componentOf, id, podTemplates, workloads, type Metadata } from '../objects.ts';
import { get, isTree, type Tree } from '../values.ts';
import type { Law } from './law.ts';

const labelKey = /^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/;
const labelValue = /^([a-z0-9A-Z]([a-z0-9A-Z_.-]{0,61}[a-z0-9A-Z])?)?$/;
/** RFC 1035, which names of Services follow; the strictest of all kinds. */
const dnsLabel = /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;
const dnsName = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;
const wanted = ['name', 'instance', 'component', 'part-of', 'version', 'managed-by'].map((key) => `app.kubernetes.io/${key}`);

const common = (values: Tree, key: string): Tree => {
  const found = get(values, key);
  return isTree(found) ? found : {};
};

export const labelsAreComplete: Law = function* ({ objects, values, release }) {
  const labelled: readonly { readonly where: string; readonly metadata: Partial<Metadata> }[] = [
    ...objects.map((o) => ({ where: id(o), metadata: o.metadata })),
    ...podTemplates(objects).map(({ owner, pod }) => ({ where: `pod of ${id(owner)}`, metadata: pod.metadata })),
  ];
  const set = Object.entries(common(values, 'commonLabels'));
  for (const { where, metadata } of labelled) {
    const labels = metadata.labels ?? {};
    const missing = wanted.filter((key) => !labels[key]);
    if (missing.length > 0) yield `${where} has no label ${missing.join(', ')}`;
    if (labels['app.kubernetes.io/managed-by'] !== 'Helm') yield `${where} is managed by ${labels['app.kubernetes.io/managed-by']}`;
    if (labels['app.kubernetes.io/instance'] !== release) yield `${where} is of the instance ${labels['app.kubernetes.io/instance']}`;
    for (const [key, value] of Object.entries(labels)) {
      if (!labelKey.test(key)) yield `${where} has a label whose key is none: ${key}`;
      if (typeof value !== 'string' || !labelValue.test(value))
        yield `${where} has a label whose value is none: ${key}=${JSON.stringify(value)}`;
    }
    for (const [key, value] of set)
      if (!wanted.includes(key) && !(key in labels)) yield `${where} has not the common label ${key}=${JSON.stringify(value)}`;
  }
};

export const annotationsAreStrings: Law = function* ({ objects, values }) {
  const set = Object.keys(common(values, 'commonAnnotations'));
  for (const object of objects) {
    const annotations = object.metadata.annotations ?? {};
    for (const [key, value] of Object.entries(annotations))
      if (typeof value !== 'string') yield `${id(object)} has an annotation that is no string: ${key}`;
    for (const key of set) if (!(key in annotations)) yield `${id(object)} has not the common annotation ${key}`;
  }
};

export const namesFitDns: Law = function* ({ objects, extra, namespace }) {
  for (const object of objects) {
    // An operator names the Gateway, as the API does: by labels with dots between.
    const pattern = object.kind === 'Gateway' ? dnsName : dnsLabel;
    if (!pattern.test(object.metadata.name)) yield `${id(object)} has a name that DNS does not take`;
    if (object.metadata.namespace !== namespace)
      yield `${id(object)} is in the namespace ${object.metadata.namespace}, and the release in ${namespace}`;
  }
  const names = [...objects, ...extra].map((o) => `${o.apiVersion} ${id(o)}`);
  for (const name of new Set(names)) if (names.indexOf(name) !== names.lastIndexOf(name)) yield `${name} is there twice`;
};

export const aReleaseHasOneName: Law = function* ({ objects }) {
  const [one] = workloads(objects);
  const fullname = one?.metadata.name.replace(new RegExp(`-${componentOf(one)}$`), '') ?? '';
  for (const object of objects)
    if (object.kind !== 'Gateway' && object.metadata.name !== fullname && !object.metadata.name.startsWith(`${fullname}-`))
      yield `${id(object)} is not named after ${fullname}`;
};
