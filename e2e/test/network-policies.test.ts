import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cases } from '../../tools/netpol/cases.ts';
import { containerPorts, flows, idOf, namespaces, pods, services, wire, type Flow } from '../../tools/netpol/world.ts';
import { enforcedPolicies, untilKnown } from '../lib/network/kernel.ts';
import { createNamespaces, removeNamespaces, startPods } from '../lib/network/pods.ts';
import { probing, verdicts, type Target } from '../lib/network/probe.ts';
import { root, run, until } from '../lib/run.ts';

// The truth table of the API as the kernel has it: the cases that the controller's unit tests have, with real pods.
const addresses = new Map<string, string>();
const address = (pod: string) => addresses.get(pod) ?? '192.0.2.1';

beforeAll(async () => {
  await removeNamespaces(Object.keys(namespaces)); // of a run that was cut off
  await createNamespaces(namespaces);
  const started = await startPods(pods.map((pod) => ({ ...pod, ports: containerPorts(pod) })));
  pods.forEach((pod, index) => addresses.set(idOf(pod), started[index] ?? ''));
  await untilKnown(started);
});
afterAll(() => removeNamespaces(Object.keys(namespaces)));

async function observe(): Promise<Map<Flow, string>> {
  const seen = new Map<Flow, string>();
  await Promise.all(
    pods.map(async (pod) => {
      const asked = flows.filter(({ from }) => from === idOf(pod));
      const targets = asked.map(({ to, service }): Target => {
        const [protocol, port] = service.split(' ') as ['TCP' | 'UDP', string];
        return { protocol, port: Number(port), host: address(to) };
      });
      const found = verdicts(await run('kubectl', ['-n', pod.namespace, 'exec', pod.name, '--', 'node', ...probing(targets)]));
      asked.forEach((flow, index) => seen.set(flow, found[index] ?? 'no answer'));
    }),
  );
  return seen;
}

const show = (verdictOf: (flow: Flow) => string | undefined) =>
  flows.map((flow) => `${flow.from} ${flow.to} ${flow.service}: ${verdictOf(flow)}`);

it('a pod that the controller has not heard of waits, in both directions, and is not refused', async () => {
  const [pid = ''] = (await readFile(path.join(root, '.run/cluster/pid/netpol'), 'utf8')).split(' ');
  const late = { namespace: 'netpol-z', name: 'late' };
  const ask = async (namespace: string, name: string, host: string, limit?: number) => {
    const targets: Target[] = [{ protocol: 'TCP', host, port: 8080 }];
    const [found] = verdicts(await run('kubectl', ['-n', namespace, 'exec', name, '--', 'node', ...probing(targets, limit)]));
    return found;
  };
  const both = (own: string, limit?: number) =>
    Promise.all([ask('netpol-z', 'late', address('z/c'), limit), ask('netpol-z', 'c', own, limit)]);
  process.kill(Number(pid), 'SIGSTOP');
  let own = '';
  try {
    [own = ''] = await startPods([late]); // the kubelet reaches its own pods
    expect(await both(own, 500)).toEqual(['timeout', 'timeout']);
  } finally {
    process.kill(Number(pid), 'SIGCONT');
  }
  await untilKnown([own]);
  expect(await both(own)).toEqual(['allowed', 'allowed']);
});

describe('the kernel does what the API says', () => {
  it.each(cases(address).map(({ name }, index) => ({ name, index })))('$name', async ({ index }) => {
    const { policies, allowed } = cases(address)[index]!; // with the addresses, which are known by now
    const names = policies.map(({ metadata }) => `${metadata?.namespace}/${metadata?.name}`.slice(0, 127));
    const list = wire({ apiVersion: 'v1', kind: 'List', items: policies });
    try {
      if (policies.length > 0) await run('bash', ['-c', 'kubectl apply --server-side -f - <<<"$1"', 'apply', list]);
      await until('the rules are there', 60, async () => {
        const found = await enforcedPolicies();
        return names.every((name) => found.has(name));
      });
      const seen = await observe();
      expect(show((flow) => seen.get(flow))).toEqual(show((flow) => (allowed(flow) ? 'allowed' : 'refused')));
    } finally {
      const used = new Set(policies.map(({ metadata }) => metadata?.namespace ?? ''));
      await Promise.all([...used].map((namespace) => run('kubectl', ['-n', namespace, 'delete', 'networkpolicies', '--all'])));
      await until('the rules are gone', 60, async () => ![...(await enforcedPolicies())].some((name) => name.startsWith('netpol-')));
    }
  });

  it('asks each pair of pods for each service', () => {
    expect(flows.length).toBe(pods.length * (pods.length - 1) * services.length);
  });
});
