import { kubectl } from '../release.ts';
import { run, tryRun } from '../run.ts';

export interface TestPod {
  readonly namespace: string;
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly ports?: readonly { readonly name: string; readonly containerPort: number; readonly protocol: string }[];
}

/** Listens on TCP 8080 and 8081, and answers on UDP 8080. */
const server = `
for (const port of [8080, 8081]) require('net').createServer((socket) => socket.on('error', () => {}).end()).listen(port);
const udp = require('dgram').createSocket('udp4');
udp.on('message', (message, from) => udp.send(message, from.port, from.address)).bind(8080);
process.on('SIGTERM', () => process.exit(0));
`;

/** Creates namespaces that are not there yet; returns those. */
export async function createNamespaces(namespaces: Readonly<Record<string, Readonly<Record<string, string>>>>): Promise<string[]> {
  const created = [];
  for (const [name, labels] of Object.entries(namespaces)) {
    if ((await tryRun('kubectl', ['create', 'namespace', name])).code !== 0) continue;
    created.push(name);
    await run('kubectl', [
      'label',
      'namespace',
      name,
      'pod-security.kubernetes.io/enforce=restricted',
      ...Object.entries(labels).map(([key, value]) => `${key}=${value}`),
    ]);
  }
  return created;
}

/** Starts pods and waits until they listen; returns their addresses, in the same order. */
export async function startPods(pods: readonly TestPod[]): Promise<string[]> {
  // The one that runs, which both nodes have.
  const image = await kubectl('get', 'deployment', 'landfall-api', '-o', 'jsonpath={.spec.template.spec.containers[0].image}');
  for (const pod of pods) {
    const body = JSON.stringify(manifest(pod, image));
    await run('bash', ['-c', 'kubectl apply --server-side -f - <<<"$1"', 'apply', body]);
  }
  return Promise.all(
    pods.map(async ({ namespace, name }) => {
      await run('kubectl', ['-n', namespace, 'wait', '--for=condition=Ready', '--timeout=60s', `pod/${name}`]);
      return run('kubectl', ['-n', namespace, 'get', 'pod', name, '-o', 'jsonpath={.status.podIP}']);
    }),
  );
}

const manifest = ({ namespace, name, labels, ports }: TestPod, image: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { namespace, name, labels },
  spec: {
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    terminationGracePeriodSeconds: 1,
    securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [
      {
        name: 'server',
        image,
        imagePullPolicy: 'IfNotPresent',
        command: ['node', '-e', server],
        ports,
        readinessProbe: { tcpSocket: { port: 8081 }, periodSeconds: 1 },
        securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
      },
    ],
  },
});

export const removePod = ({ namespace, name }: TestPod): Promise<unknown> =>
  tryRun('kubectl', ['-n', namespace, 'delete', 'pod', name, '--ignore-not-found', '--wait']);

export const removeNamespaces = (names: readonly string[]): Promise<unknown> =>
  names.length > 0 ? tryRun('kubectl', ['delete', 'namespace', ...names, '--ignore-not-found', '--wait']) : Promise.resolve();
