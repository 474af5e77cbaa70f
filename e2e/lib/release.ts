import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { root, run, tryRun, type Result } from './run.ts';

export const release = 'landfall';
export const namespace = 'landfall-dev';
export const port = Number(process.env['LB_PORT'] ?? 8088);
export const hosts = { app: 'app.landfall.localhost', api: 'api.landfall.localhost', mail: 'mail.landfall.localhost' } as const;
export const url = (host: keyof typeof hosts, pathname = '/'): string => `http://${hosts[host]}:${port}${pathname}`;

export const kubectl = (...args: string[]): Promise<string> => run('kubectl', ['-n', namespace, ...args]);

export async function kubectlJson<T>(...args: string[]): Promise<T> {
  return JSON.parse(await kubectl(...args, '-o', 'json')) as T;
}

/** What `make up` built and installed: the tag of both images and the archive of the api's. */
export async function images(): Promise<Record<'IMAGE_TAG' | 'API_ARCHIVE' | 'WEB_ARCHIVE', string>> {
  const text = await readFile(path.join(root, '.run/images.env'), 'utf8');
  return Object.fromEntries(text.split('\n').flatMap((line) => /^(\w+)=(.*)$/.exec(line)?.slice(1, 3) ? [/^(\w+)=(.*)$/.exec(line)!.slice(1, 3)] : [])) as never;
}

/** The command of `make up` that installs the release; extra arguments go to helm. */
export const install = (...args: string[]): Promise<Result> => tryRun('tools/release/install', args);

export interface Pod {
  metadata: { name: string; uid: string; labels: Record<string, string> };
  spec: {
    containers: { name: string; securityContext?: { readOnlyRootFilesystem?: boolean } }[];
    initContainers?: { name: string; securityContext?: { readOnlyRootFilesystem?: boolean } }[];
  };
  status: { phase: string; containerStatuses?: { ready: boolean; restartCount: number }[] };
}

export const pods = async (component?: string): Promise<Pod[]> => {
  const selector = [`app.kubernetes.io/instance=${release}`, ...(component ? [`app.kubernetes.io/component=${component}`] : [])].join(',');
  return (await kubectlJson<{ items: Pod[] }>('get', 'pods', '-l', selector)).items;
};

/** Number of the newest revision of the release and whether it was deployed. */
export async function revision(): Promise<{ revision: number; status: string }> {
  const history = JSON.parse(await run('helm', ['history', release, '-n', namespace, '-o', 'json', '--max', '1'])) as { revision: number; status: string }[];
  const newest = history.at(-1);
  if (!newest) throw new Error('the release has no revision');
  return newest;
}
