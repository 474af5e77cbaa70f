import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { environmentValues } from '@landfall/schemas/effective';
import { root, run, tryRun, type Result } from './run.ts';

/** What the release was installed with, but for addresses and secrets that `make up` adds. */
export const values = environmentValues(root, 'dev');

export const release = 'landfall';
export const namespace = `landfall-${values.environment}`;
export const port = Number(process.env['LB_PORT'] ?? values.routing.publicPort);
export const hosts = {
  app: values.routing.hosts.app || `app.${values.domain}`,
  api: values.routing.hosts.api || `api.${values.domain}`,
  mail: `mail.${values.domain}`,
  pay: `pay.${values.domain}`,
} as const;
export const url = (host: keyof typeof hosts, pathname = '/'): string => `http://${hosts[host]}:${port}${pathname}`;

export const kubectl = (...args: string[]): Promise<string> => run('kubectl', ['-n', namespace, ...args]);

export async function kubectlJson<T>(...args: string[]): Promise<T> {
  return JSON.parse(await kubectl(...args, '-o', 'json')) as T;
}

/** What `make up` built: the tag and the archive of each image. */
export async function images(): Promise<Record<'API_IMAGE_TAG' | 'API_ARCHIVE' | 'WEB_IMAGE_TAG' | 'WEB_ARCHIVE', string>> {
  const lines = (await readFile(path.join(root, '.run/images.env'), 'utf8')).trim().split('\n');
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])) as never;
}

/** The command of `make up` that installs the release, with the images of `make up`; extra arguments go to helm and win. */
export async function install(...args: string[]): Promise<Result> {
  const { API_IMAGE_TAG, WEB_IMAGE_TAG } = await images();
  return tryRun('tools/release/install', [
    '--set-string',
    `api.image.tag=${API_IMAGE_TAG},web.image.tag=${WEB_IMAGE_TAG}`,
    '--set',
    `routing.publicPort=${port}`,
    ...args,
  ]);
}

export interface Pod {
  metadata: { name: string; uid: string; labels: Record<string, string>; deletionTimestamp?: string };
  spec: {
    containers: { name: string; securityContext?: { readOnlyRootFilesystem?: boolean } }[];
    initContainers?: { name: string; securityContext?: { readOnlyRootFilesystem?: boolean } }[];
  };
  status: { phase: string; containerStatuses?: { ready: boolean; restartCount: number }[] };
}

/** The release's pods, without those that are leaving. */
export const pods = async (component?: string): Promise<Pod[]> => {
  const selector = [`app.kubernetes.io/instance=${release}`, ...(component ? [`app.kubernetes.io/component=${component}`] : [])].join(',');
  const { items } = await kubectlJson<{ items: Pod[] }>('get', 'pods', '-l', selector);
  return items.filter((pod) => !pod.metadata.deletionTimestamp);
};

/** Number of the newest revision of the release and whether it was deployed. */
export async function revision(): Promise<{ revision: number; status: string }> {
  const history = JSON.parse(await run('helm', ['history', release, '-n', namespace, '-o', 'json', '--max', '1'])) as {
    revision: number;
    status: string;
  }[];
  const newest = history.at(-1);
  if (!newest) throw new Error('the release has no revision');
  return newest;
}
