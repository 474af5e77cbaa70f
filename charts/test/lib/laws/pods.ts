import { containersOf, hookWeight, id, isHook, podTemplates, type KubeObject, type PodTemplate } from '../objects.ts';
import type { Law } from './law.ts';
import { isForeign, providers } from './providers.ts';

interface Reference {
  readonly owner: KubeObject;
  readonly kind: 'ConfigMap' | 'Secret' | 'ServiceAccount';
  readonly name: string;
  readonly key?: string;
}

interface Source {
  readonly configMap?: { readonly name: string; readonly optional?: boolean };
  readonly secret?: { readonly secretName?: string; readonly name?: string; readonly optional?: boolean };
  readonly projected?: { readonly sources?: readonly Source[] };
}

/** What a volume needs, a projected one by each of its sources. */
function* ofVolume(owner: KubeObject, { configMap, secret, projected }: Source): Generator<Reference> {
  if (configMap && !configMap.optional) yield { owner, kind: 'ConfigMap', name: configMap.name };
  if (secret && !secret.optional) yield { owner, kind: 'Secret', name: secret.secretName ?? secret.name ?? '' };
  for (const source of projected?.sources ?? []) yield* ofVolume(owner, source);
}

/** Every object that a pod needs before it starts. */
function* references(owner: KubeObject, { spec }: PodTemplate): Generator<Reference> {
  if (spec.serviceAccountName) yield { owner, kind: 'ServiceAccount', name: spec.serviceAccountName };
  for (const volume of spec.volumes ?? []) yield* ofVolume(owner, volume as Source);
  for (const { env = [], envFrom = [] } of containersOf(spec)) {
    for (const { valueFrom } of env) {
      const { configMapKeyRef: config, secretKeyRef: secret } = valueFrom ?? {};
      if (config && !config.optional) yield { owner, kind: 'ConfigMap', name: config.name, key: config.key };
      if (secret && !secret.optional) yield { owner, kind: 'Secret', name: secret.name, key: secret.key };
    }
    for (const { configMapRef: config, secretRef: secret } of envFrom) {
      if (config && !config.optional) yield { owner, kind: 'ConfigMap', name: config.name };
      if (secret && !secret.optional) yield { owner, kind: 'Secret', name: secret.name };
    }
  }
}

const all = (objects: readonly KubeObject[]): readonly Reference[] =>
  podTemplates(objects)
    .flatMap(({ owner, pod }) => [...references(owner, pod)])
    .filter(({ name }) => !isForeign(name));

const hookEvents = (object: KubeObject): string => object.metadata.annotations?.['helm.sh/hook'] ?? '';
/** Runs before the objects of the release exist. */
const isEarly = (object: KubeObject): boolean => hookEvents(object).startsWith('pre-');
const wave = (object: KubeObject): number => Number(object.metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0);

export const podsFindWhatTheyReferTo: Law = function* ({ objects }) {
  for (const { owner, kind, name, key } of all(objects)) {
    const found = providers(objects, kind, name);
    if (found.length === 0) yield `${id(owner)} refers to ${kind} ${name}, which nothing provides`;
    else if (key && !found.some(({ keys }) => keys.includes(key)))
      yield `${id(owner)} refers to key ${key} of ${kind} ${name}, which has no such key`;
  }
};

export const mountsHaveVolumes: Law = function* ({ objects }) {
  for (const { owner, pod } of podTemplates(objects)) {
    const volumes = (pod.spec.volumes ?? []).map(({ name }) => name);
    if (new Set(volumes).size !== volumes.length) yield `${id(owner)} has two volumes of one name: ${volumes.join(', ')}`;
    for (const { name, volumeMounts = [] } of containersOf(pod.spec)) {
      const paths = volumeMounts.map(({ mountPath }) => mountPath);
      if (new Set(paths).size !== paths.length) yield `${id(owner)} container ${name} mounts twice at one path: ${paths.join(', ')}`;
      for (const mount of volumeMounts)
        if (!volumes.includes(mount.name)) yield `${id(owner)} container ${name} mounts ${mount.name}, which is no volume`;
    }
  }
};

export const whatHooksNeedIsThereBefore: Law = function* ({ objects }) {
  for (const { owner, kind, name } of all(objects)) {
    const found = providers(objects, kind, name);
    if (isEarly(owner)) {
      for (const { object } of found) {
        if (hookEvents(object) !== hookEvents(owner))
          yield `${id(owner)} is a hook, and ${id(object)}, which it needs, is none of the same events`;
        else if (!(hookWeight(object) < hookWeight(owner))) yield `${id(object)} is not made before the hook ${id(owner)}, which needs it`;
      }
    } else if (!isHook(owner)) {
      for (const { object } of found)
        if (isHook(object)) yield `${id(owner)} runs with ${id(object)}, a hook, which the next upgrade deletes`;
    }
    for (const { object } of found)
      if (!isHook(owner) && wave(object) > wave(owner)) yield `${id(object)} comes in a later wave than ${id(owner)}, which needs it`;
  }
};

export const hooksHaveWeights: Law = function* ({ objects }) {
  const keys = new Set<string>();
  for (const object of objects.filter(isHook)) {
    if (isEarly(object) && !Number.isInteger(hookWeight(object))) yield `${id(object)} is a hook without a weight`;
    if (!object.metadata.annotations?.['helm.sh/hook-delete-policy']?.includes('before-hook-creation'))
      yield `${id(object)} is a hook that stays in its own way at the next upgrade`;
    const argo = Object.keys(object.metadata.annotations ?? {}).filter((key) => key.startsWith('argocd.argoproj.io/'));
    if (argo.length > 0) yield `${id(object)} has ${argo.join(', ')}, with which Argo CD ignores that it is a hook of Helm`;
    const key = `${hookEvents(object)} ${hookWeight(object)} ${id(object)}`;
    if (keys.has(key)) yield `${key} is there twice`;
    keys.add(key);
  }
};
