import {
  DiscoveryV1Api,
  KubeConfig,
  CoreV1Api,
  NetworkingV1Api,
  V1Ingress,
  type KubernetesListObject,
  type KubernetesObject,
} from '@kubernetes/client-node';
import { follow } from '../lib/follow.ts';
import { isOurs, type Objects } from './routes.ts';

export interface ClusterView {
  /** Undefined until everything has been listed once: half a view would drain everything. */
  readonly objects: () => Objects | undefined;
  /** Says at the Ingress where it is served. */
  readonly publish: (ingress: V1Ingress, port: number) => Promise<void>;
}

/** Follows Ingress, Service and EndpointSlice objects of the whole cluster; calls back on each change. */
export function watchCluster(log: (...words: unknown[]) => void, changed: () => void): ClusterView {
  const kubeconfig = new KubeConfig();
  kubeconfig.loadFromDefault();
  const networking = kubeconfig.makeApiClient(NetworkingV1Api);
  const discovery = kubeconfig.makeApiClient(DiscoveryV1Api);
  const core = kubeconfig.makeApiClient(CoreV1Api);

  const all = <T extends KubernetesObject>(path: string, list: () => Promise<KubernetesListObject<T>>) =>
    follow(kubeconfig, path, list, changed, log);
  const ingresses = all('/apis/networking.k8s.io/v1/ingresses', () => networking.listIngressForAllNamespaces());
  const services = all('/api/v1/services', () => core.listServiceForAllNamespaces());
  const slices = all('/apis/discovery.k8s.io/v1/endpointslices', () => discovery.listEndpointSliceForAllNamespaces());

  return {
    objects: () => {
      const view = { ingresses: ingresses(), services: services(), slices: slices() };
      return view.ingresses && view.services && view.slices ? (view as Objects) : undefined;
    },
    publish: async (ingress, port) => {
      const { name, namespace } = ingress.metadata ?? {};
      const known = ingress.status?.loadBalancer?.ingress?.[0];
      if (!name || !namespace || !isOurs(ingress) || (known?.hostname === 'localhost' && known.ports?.[0]?.port === port)) return;
      const loadBalancer = { ingress: [{ hostname: 'localhost', ports: [{ port, protocol: 'TCP' }] }] };
      await networking.replaceNamespacedIngressStatus({
        name,
        namespace,
        body: Object.assign(new V1Ingress(), ingress, { status: { loadBalancer } }),
      });
    },
  };
}
