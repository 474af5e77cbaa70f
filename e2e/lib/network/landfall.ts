import { components, componentNames, type Component, type Need } from '@landfall/schemas/contract';
import path from 'node:path';
import { kubectlJson, namespace, pods, release, values } from '../release.ts';
import { root, run } from '../run.ts';
import type { Goal, Source } from './matrix.ts';
import { probing, verdicts, type Target } from './probe.ts';
import type { TestPod } from './pods.ts';

/** Those who are no part of the release. */
export const strangers = {
  stranger: { namespace, name: 'netpol-stranger', labels: { app: 'stranger' } },
  'stranger elsewhere': { namespace: 'netpol-elsewhere', name: 'stranger' },
  // Labels of the release mean nothing in another namespace.
  'impostor elsewhere': { namespace: 'netpol-elsewhere', name: 'impostor', labels: labelsOf('web') },
  monitoring: { namespace: values.networkPolicy.monitoringNamespace, name: 'netpol-monitoring' },
} as const satisfies Record<string, TestPod>;

/** They stand in for the pods of the migration and of `helm test`, which end when their work is done. */
export const passing = Object.fromEntries(
  ['migrations', 'tests-web', 'tests-api'].map((name) => [name, { namespace, name: `netpol-${name}`, labels: labelsOf(name) }]),
) as Readonly<Record<string, TestPod>>;

function labelsOf(component: string): Record<string, string> {
  return { 'app.kubernetes.io/name': 'landfall', 'app.kubernetes.io/instance': release, 'app.kubernetes.io/component': component };
}

const loadBalancer = 'load balancer';
const contract: Readonly<Record<string, Component>> = components;
const services = { Postgres: 'database', Redis: 'redis', mail: 'mail', Stripe: 'payments', S3: 'objectStore' } as const satisfies Record<
  string,
  Need
>;

/**
 * The table of who talks to whom, as the contract's needs have it: a component calls what it needs and DNS, the load balancer calls
 * those that have an HTTP port, monitoring reads metrics, a test calls the server that it is named after; a pod always reaches itself,
 * and policies of the release bind nobody else.
 */
export function allowed(source: string, goal: string): boolean {
  const caller = contract[source];
  const [callee = '', port = ''] = goal.split(' ');
  if (source.startsWith('tests-')) return goal === 'DNS' || (callee === source.slice('tests-'.length) && port !== 'metrics');
  if (contract[callee]) {
    if (source === callee) return true;
    if (port === 'metrics') return source === 'monitoring' && contract[callee].metricsPort !== undefined;
    return contract[callee].port !== undefined && (source === loadBalancer || (caller?.needs.includes(callee as Need) ?? false));
  }
  if (!caller || goal === 'DNS') return true;
  return goal in services && caller.needs.includes(services[goal as keyof typeof services]);
}

/** @param addresses of the pods of {@link strangers} and {@link passing}, by name */
export async function goalsOf(addresses: Readonly<Record<string, string>>): Promise<Goal[]> {
  const tcp = (name: string, host: string, port: number): Goal => ({ name, protocol: 'TCP', host, port });
  const ofComponents = await Promise.all(
    componentNames.map(async (component) => {
      const { port, metricsPort } = contract[component] ?? {};
      const host = addresses[component] ?? (await addressOf(component));
      return [
        tcp(`${component} http`, host, port ?? 8080),
        tcp(`${component} metrics`, host, metricsPort ?? 9464),
        // By its name and the address of the Service: a pod may talk to a Service if it may talk to the pods behind it.
        ...(port ? [tcp(`${component} service`, `${release}-${component}.${namespace}.svc.cluster.local`, 80)] : []),
      ];
    }),
  );
  const outside = '172.30.0.2'; // the control plane's address on the bridge
  return [
    ...ofComponents.flat(),
    ...Object.entries(services).map(([name, need]) => tcp(name, managed(need), values.networkPolicy[need].port)),
    tcp('DNS', '10.96.0.10', 53),
    tcp('Kubernetes API', 'kubernetes.default.svc.cluster.local', 443),
    tcp('stranger', addresses['stranger'] ?? '', 8080),
    tcp('another namespace', addresses['stranger elsewhere'] ?? '', 8080),
    tcp('outside', outside, 9),
  ];
}

const managed = (need: (typeof services)[keyof typeof services]) => values.networkPolicy[need].cidrs[0]?.replace(/\/32$/, '') ?? '';

const running = async (component: string) => {
  const [pod] = (await pods(component)).filter(({ status }) => status.phase === 'Running');
  if (!pod) throw new Error(`no pod of ${component} runs in ${namespace}; make up`);
  return pod.metadata.name;
};

const addressOf = async (component: string) => {
  const pod = await kubectlJson<{ status: { podIP: string } }>('get', 'pod', await running(component));
  return pod.status.podIP;
};

const inPod = (name: string, find: () => Promise<{ namespace: string; name: string }>): Source => ({
  name,
  probe: async (targets) => {
    const pod = await find();
    return verdicts(await run('kubectl', ['-n', pod.namespace, 'exec', pod.name, '--', 'node', ...probing(targets)]));
  },
});

/** Every component, those who are no part of the release, and the place that the load balancer calls from. */
export const sources = (): Source[] => [
  ...componentNames
    .filter((component) => !passing[component])
    .map((component) => inPod(component, async () => ({ namespace, name: await running(component) }))),
  ...Object.entries({ ...passing, ...strangers }).map(([name, pod]) => inPod(name, () => Promise.resolve(pod))),
  {
    name: loadBalancer,
    // It calls pods; names and addresses of Services mean nothing there.
    asks: ({ name }) => / (http|metrics)$/.test(name),
    probe: async (targets: readonly Target[]) =>
      verdicts(await run('nsenter', ['--net=/run/netns/kcp', path.join(root, '.tools/bin/node'), ...probing(targets)])),
  },
];
