import { makeInformer, type KubeConfig, type KubernetesListObject, type KubernetesObject } from '@kubernetes/client-node';

const retryAfter = 1000;

/**
 * Follows the objects at a path of the API (`/api/v1/pods`), for as long as the process runs; `changed` is called after each change.
 *
 * @returns the objects as they are now; undefined until they have been listed once
 */
export function follow<T extends KubernetesObject>(
  kubeconfig: KubeConfig,
  path: string,
  list: () => Promise<KubernetesListObject<T>>,
  changed: () => void,
  log: (...words: unknown[]) => void,
): () => readonly T[] | undefined {
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
}
