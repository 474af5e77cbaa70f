import { readFile, writeFile, rm, mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { root, until } from '../../lib/run.ts';
import { environment, kubectl, namespace } from './cluster.ts';

interface Source {
  repoURL: string;
  targetRevision: string;
  chart?: string;
  path?: string;
  helm?: { valueFiles: string[]; valuesObject: Record<string, unknown> };
}

interface Manifest {
  metadata: { name: string };
  spec: {
    destination: { namespace: string };
    sources: Source[];
    ignoreDifferences: { name: string }[];
    syncPolicy: { retry: { limit: number; backoff: object } };
  };
}

interface Status {
  readonly reconciledAt?: string;
  readonly sync: { readonly status: string; readonly revisions?: readonly string[] };
  readonly health: { readonly status: string };
  readonly operationState?: {
    readonly phase: string;
    readonly message?: string;
    readonly finishedAt?: string;
    readonly operation: { readonly sync?: { readonly revisions?: readonly string[] } };
    readonly syncResult?: {
      readonly revisions?: readonly string[];
      readonly resources?: readonly { readonly kind: string; readonly name: string; readonly status?: string; readonly message?: string }[];
    };
  };
  readonly conditions?: readonly { readonly type: string; readonly message: string }[];
  readonly resources?: readonly { readonly kind: string; readonly name: string; readonly status?: string }[];
}

const shipped = path.join(root, 'argocd');
const argocd = ['-n', 'argocd'];
const name = `landfall-${environment}`;

export async function apply(...objects: object[]): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'landfall-apply-'));
  try {
    const file = path.join(folder, 'objects.json');
    await writeFile(file, JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }), { mode: 0o600 });
    await kubectl('apply', '--server-side', '--force-conflicts', '-f', file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

export const manifest = async <T = object>(file: string): Promise<T> => parse(await readFile(path.join(shipped, file), 'utf8')) as T;

/**
 * The Application of stage as it is shipped, but for where it reads from, its own namespace, which of the servers are autoscaled, and retries
 * that a test need not wait for.
 */
export async function createApplication(repository: string, valuesObject: Record<string, unknown>): Promise<void> {
  const project = await manifest<{ spec: { sourceRepos: string[] } }>('project.yaml');
  project.spec.sourceRepos = [repository];
  const application = await manifest<Manifest>('applications/stage.yaml');
  application.metadata.name = name;
  const { spec } = application;
  spec.destination.namespace = namespace;
  for (const source of spec.sources) {
    Object.assign(source, { repoURL: repository, targetRevision: 'main' });
    if (!source.helm) continue;
    delete source.chart;
    source.path = 'charts/landfall';
    source.helm.valueFiles = source.helm.valueFiles.map((file) => file.replace('stage.yaml', `${environment}.yaml`));
    source.helm.valuesObject = valuesObject;
  }
  spec.ignoreDifferences = spec.ignoreDifferences.filter((ignored) => ignored.name === 'landfall-web');
  Object.assign(spec.syncPolicy.retry, { limit: 1, backoff: { duration: '1s' } });
  await apply(project, application);
}

export const status = async (): Promise<Status> =>
  (JSON.parse(await kubectl(...argocd, 'get', 'application', name, '-o', 'json')) as { status?: Status }).status ?? {
    sync: { status: 'Unknown' },
    health: { status: 'Unknown' },
  };

/** What a webhook of the repository does after a push. */
export const refresh = (): Promise<string> =>
  kubectl(...argocd, 'annotate', 'application', name, 'argocd.argoproj.io/refresh=normal', '--overwrite');

/** What a person would look at first. */
const told = ({ conditions, health, sync, operationState }: Status): string =>
  JSON.stringify({ conditions, health, sync: sync.status, operation: operationState?.phase, message: operationState?.message }, null, 2);

/** Waits for the end of the sync to a revision. @throws with what Argo CD says of itself */
async function ended(revision: string, phase: 'Succeeded' | 'Failed', seconds: number): Promise<Status> {
  let last: Status | undefined;
  const condition = async () => {
    last = await status();
    const { phase: found, finishedAt, syncResult } = last.operationState ?? {};
    if (!finishedAt || !syncResult?.revisions?.includes(revision)) return undefined;
    if (found !== phase) throw new Error(`the sync ended with ${found}`);
    return last;
  };
  try {
    return await until(`the sync to ${revision} has ${phase}`, seconds, condition);
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${last ? told(last) : ''}`, { cause: error });
  }
}

/** After a commit: synchronised, and what runs is healthy. */
export async function synced(revision: string, seconds = 240): Promise<Status> {
  await refresh();
  await ended(revision, 'Succeeded', seconds);
  return until(`${name} is Synced and Healthy`, seconds, async () => {
    const found = await status();
    return found.sync.status === 'Synced' && found.health.status === 'Healthy' ? found : undefined;
  }).catch(async (error: Error) => {
    throw new Error(`${error.message}\n${told(await status())}`, { cause: error });
  });
}

export async function failed(revision: string, seconds = 240): Promise<Status> {
  await refresh();
  return ended(revision, 'Failed', seconds);
}

/** What `argocd app sync` does: the revision that is there, once more. */
export async function syncAgain(): Promise<void> {
  const before = (await status()).operationState?.finishedAt;
  const operation = { initiatedBy: { username: 'somebody' }, sync: {} };
  await kubectl(...argocd, 'patch', 'application', name, '--type=merge', '-p', JSON.stringify({ operation }));
  await until('the sync has ended', 240, async () => {
    const { phase, finishedAt } = (await status()).operationState ?? {};
    return finishedAt !== undefined && finishedAt !== before && phase === 'Succeeded';
  });
}

/** Compares anew, and gives what came out. */
export async function compared(): Promise<Status> {
  const before = (await status()).reconciledAt;
  await refresh();
  return until('Argo CD has compared anew', 60, async () => {
    const found = await status();
    return found.reconciledAt !== before ? found : undefined;
  });
}

/** With everything that it brought, by its finalizer. */
export const deleteApplication = (): Promise<string> =>
  kubectl(...argocd, 'delete', 'application', name, '--ignore-not-found', '--timeout=120s');
