import path from 'node:path';
import { root, run } from '../../lib/run.ts';

/** Of the release that the Application brings: the load balancer serves namespaces that begin with `landfall-`. */
export const environment = 'argo';
export const namespace = `landfall-${environment}`;
export const domain = `${environment}.landfall.localhost`;

const kubeconfig = path.join(root, '.run/cluster/admin.kubeconfig');

/** Never in a cluster that the caller's environment names. */
export const kubectl = (...args: string[]): Promise<string> => run('kubectl', ['--kubeconfig', kubeconfig, ...args]);

export async function get<T>(...args: string[]): Promise<T> {
  return JSON.parse(await kubectl('-n', namespace, 'get', ...args, '-o', 'json')) as T;
}

export interface KubeObject {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly uid: string;
    readonly creationTimestamp: string;
    readonly deletionTimestamp?: string;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly labels?: Readonly<Record<string, string>>;
  };
}

export interface Job extends KubeObject {
  readonly status: {
    readonly completionTime?: string;
    readonly failed?: number;
    readonly conditions?: readonly { readonly type: string }[];
  };
}

export interface Deployment extends KubeObject {
  readonly spec: { readonly replicas: number };
}

export interface Pod extends KubeObject {
  readonly status: {
    readonly phase: string;
    readonly containerStatuses?: readonly { readonly state: { readonly running?: { readonly startedAt: string } } }[];
    readonly initContainerStatuses?: readonly {
      readonly name: string;
      readonly state: { readonly terminated?: { readonly exitCode: number } };
    }[];
  };
}

/** Objects of a kind that are not leaving, by component if one is given. */
export async function list<T extends KubeObject>(kind: string, component?: string): Promise<T[]> {
  const selector = component ? ['-l', `app.kubernetes.io/component=${component}`] : [];
  const { items } = await get<{ items: T[] }>(kind, ...selector);
  return items.filter((item) => !item.metadata.deletionTimestamp);
}

export const names = async (kind: string, component?: string): Promise<string[]> =>
  (await list(kind, component)).map((item) => item.metadata.name).toSorted();

export const runningPods = async (component: string): Promise<string[]> =>
  (await list<Pod>('pods', component))
    .filter((pod) => pod.status.phase === 'Running')
    .map((pod) => pod.metadata.uid)
    .toSorted();
