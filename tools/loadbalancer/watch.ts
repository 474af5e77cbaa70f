import {
  DiscoveryV1Api,
  KubeConfig,
  CoreV1Api,
  NetworkingV1Api,
  makeInformer,
  type KubernetesListObject,
  type KubernetesObject,
  V1Ingress,
} from '@kubernetes/client-node';
import { isOurs, type Objects } from './routes.ts';

const retryAfter = 1000;

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

  const follow = <T extends KubernetesObject>(path: string, list: () => Promise<KubernetesListObject<T>>) => {
    let listed = false;
    const informer = makeInformer<T>(kubeconfig, path, async () => {
      const objects = await list();
      listed = true;
      setImmediate(changed); // also when there is nothing in it
      return objects;
    });
    informer.on('change', changed);
    const start = () => void informer.start().catch(failed);
    const failed = (error: Error | undefined) => {
      log('watch', path, error?.message ?? error);
      setTimeout(start, retryAfter);
    };
    informer.on('error', failed);
    start();
    return () => (listed ? informer.list() : undefined);
  };

  const ingresses = follow('/apis/networking.k8s.io/v1/ingresses', () => networking.listIngressForAllNamespaces());
  const services = follow('/api/v1/services', () => core.listServiceForAllNamespaces());
  const slices = follow('/apis/discovery.k8s.io/v1/endpointslices', () => discovery.listEndpointSliceForAllNamespaces());

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
