import { CoreV1Api, KubeConfig, NetworkingV1Api } from '@kubernetes/client-node';
import { follow } from '../lib/follow.ts';
import type { Objects } from './isolation.ts';

/** Follows policies, pods and namespaces of the whole cluster. Undefined until all have been listed: half a view would lock pods out. */
export function watchCluster(log: (...words: unknown[]) => void, changed: () => void): () => Objects | undefined {
  const kubeconfig = new KubeConfig();
  kubeconfig.loadFromDefault();
  const core = kubeconfig.makeApiClient(CoreV1Api);
  const networking = kubeconfig.makeApiClient(NetworkingV1Api);
  const listPolicies = () => networking.listNetworkPolicyForAllNamespaces();
  const policies = follow(kubeconfig, '/apis/networking.k8s.io/v1/networkpolicies', listPolicies, changed, log);
  const pods = follow(kubeconfig, '/api/v1/pods', () => core.listPodForAllNamespaces(), changed, log);
  const namespaces = follow(kubeconfig, '/api/v1/namespaces', () => core.listNamespace(), changed, log);
  return () => {
    const view = { policies: policies(), pods: pods(), namespaces: namespaces() };
    return view.policies && view.pods && view.namespaces ? (view as Objects) : undefined;
  };
}
