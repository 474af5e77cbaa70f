import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'yaml';
import { id, workloads, type KubeObject } from '../lib/objects.ts';
import type { Client, Reply } from './client.ts';

const crds = path.join(import.meta.dirname, '../crds');

const ok = (reply: Reply, what: string): Reply => {
  if (reply.status >= 300) throw new Error(`${what}: ${reply.status} ${reply.text}`);
  return reply;
};

/** Installs the definitions of charts/test/crds, and waits until the server serves them. */
export async function installDefinitions(client: Client): Promise<void> {
  const files = (await readdir(crds)).map((file) => path.join(crds, file));
  for (const file of files) {
    const crd = parse(await readFile(file, 'utf8')) as KubeObject<{
      group: string;
      versions: { name: string }[];
      names: { plural: string };
    }>;
    ok(await client.apply(crd), file);
    const { group, versions, names } = crd.spec!;
    const served = `/apis/${group}/${versions[0]?.name}/namespaces/default/${names.plural}`;
    for (let tries = 0; (await client.request('GET', served)).status !== 200; tries++) {
      if (tries > 200) throw new Error(`${file}: ${served} is not served`);
      await sleep(50);
    }
  }
}

/** A namespace whose pods have to meet the restricted Pod Security Standard; workloads that would make others are warned of. */
export async function createNamespace(client: Client, name: string): Promise<void> {
  const level = (mode: string) => [`pod-security.kubernetes.io/${mode}`, 'restricted'];
  const labels = Object.fromEntries([level('enforce'), level('warn')]) as Record<string, string>;
  ok(await client.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } }), name);
}

/** Warnings that are no fault of the chart. */
const expected = [
  // The Ingress controller of GKE knows no IngressClass.
  /annotation \\?"kubernetes\.io\/ingress\.class\\?" is deprecated/,
];

/** What the server has against an object: its refusal, or its warnings. */
async function verdict(client: Client, object: KubeObject): Promise<readonly string[]> {
  const { status, text, warnings } = await client.apply(object, { dryRun: true });
  const refusal = status < 300 ? [] : [status === 404 ? text : (JSON.parse(text) as { message: string }).message];
  return [...refusal, ...warnings.filter((warning) => !expected.some((one) => one.test(warning)))].map(
    (message) => `${id(object)}: ${message}`,
  );
}

/** The pod that a workload would make. */
const podOf = ({ metadata, spec }: ReturnType<typeof workloads>[number]): KubeObject => {
  const pod = spec.template as unknown as { metadata: Partial<KubeObject['metadata']>; spec: Record<string, unknown> };
  // What makes a pod of a Deployment sets it.
  const restartPolicy = pod.spec['restartPolicy'] ?? 'Always';
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...pod.metadata, name: metadata.name, ...(metadata.namespace ? { namespace: metadata.namespace } : {}) },
    spec: { ...pod.spec, restartPolicy },
  };
};

/** What a server has against objects and the pods of their workloads. */
export async function judge(client: Client, objects: readonly KubeObject[]): Promise<readonly string[]> {
  const all = [...objects, ...workloads(objects).map(podOf)];
  return (await Promise.all(all.map((object) => verdict(client, object)))).flat();
}
