import { kubectl, namespace } from './lib/cluster.ts';
import { dropDatabase } from './lib/database.ts';
import { run } from '../lib/run.ts';

/** Argo CD beside the running cluster, and nothing of an earlier run; afterwards nothing at all. */
export default async function setup(): Promise<() => Promise<void>> {
  const clear = async () => {
    await run('tools/argocd/down', []);
    await kubectl('delete', 'namespace', namespace, '--ignore-not-found', '--timeout=120s');
    await dropDatabase();
  };
  await clear();
  try {
    await run('tools/argocd/up', []);
  } catch (error) {
    await clear();
    throw error;
  }
  return clear;
}
