import { isDeepStrictEqual } from 'node:util';
import type { KubeObject } from './objects.ts';

/** Fields that the API server refuses to change, by kind: an upgrade that changes one fails, after hooks have run. */
const fields: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['spec.selector'],
  DaemonSet: ['spec.selector'],
  StatefulSet: ['spec.selector', 'spec.serviceName', 'spec.podManagementPolicy', 'spec.volumeClaimTemplates'],
  Job: ['spec.selector', 'spec.template', 'spec.completions', 'spec.completionMode', 'spec.manualSelector', 'spec.podReplacementPolicy'],
  Service: ['spec.clusterIP', 'spec.clusterIPs', 'spec.loadBalancerClass'],
  PersistentVolumeClaim: ['spec.accessModes', 'spec.selector', 'spec.storageClassName', 'spec.volumeMode', 'spec.volumeName'],
  RoleBinding: ['roleRef'],
  ClusterRoleBinding: ['roleRef'],
  Secret: ['type'],
  IngressClass: ['spec.controller'],
  PriorityClass: ['value'],
};

/** These are refused only where the object says so of itself. */
const immutableData = ['ConfigMap', 'Secret'];

type Data = Record<string, unknown>;
const at = (object: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Data)[key] : undefined), object);

const annotationsOf = (object: KubeObject) => (at(object, 'metadata.annotations') ?? {}) as Record<string, string>;

/** Helm deletes a hook before it makes it anew, unless its policy says otherwise; Argo CD replaces what asks for it. */
function isMadeAnew(object: KubeObject): boolean {
  const annotations = annotationsOf(object);
  if (annotations['argocd.argoproj.io/sync-options']?.includes('Replace=true')) return true;
  if (annotations['helm.sh/hook'] === undefined) return false;
  return (annotations['helm.sh/hook-delete-policy'] ?? 'before-hook-creation').includes('before-hook-creation');
}

export const nameOf = (object: KubeObject): string => `${object.kind} ${object.metadata.name}`;

/**
 * What an upgrade from one render to another would be refused for: one line for each field, and for each object that would have to
 * change hands between Helm's hooks and the release, which both want to create it.
 */
export function immutableChanges(before: readonly KubeObject[], after: readonly KubeObject[]): string[] {
  const old = new Map(before.map((object) => [nameOf(object), object]));
  return after.flatMap((now) => {
    const was = old.get(nameOf(now));
    if (!was) return [];
    const [hookBefore, hookNow] = [was, now].map((one) => annotationsOf(one)['helm.sh/hook'] !== undefined);
    if (hookBefore !== hookNow)
      return [
        `${nameOf(now)}: ${hookBefore ? 'a hook became' : 'an object of the release became'} ${hookNow ? 'a hook' : 'one of the release'}`,
      ];
    if (isMadeAnew(now)) return [];
    const own = fields[now.kind] ?? [];
    const data = immutableData.includes(now.kind) && at(was, 'immutable') === true ? ['immutable', 'data', 'stringData', 'binaryData'] : [];
    return [...own, ...data].filter((path) => !isDeepStrictEqual(at(was, path), at(now, path))).map((path) => `${nameOf(now)}: ${path}`);
  });
}
