/** `main.ts POD_RANGE NODE=NETWORK_NAMESPACE…`: enforces the cluster's NetworkPolicies at its nodes, for as long as it runs. */
import { apply } from './nft.ts';
import { ruleset } from './ruleset.ts';

const resync = 10_000; // a node's rules may have been taken away
const retry = 1000;

const log = (...words: unknown[]) => console.log(new Date().toISOString(), ...words);

async function enforce(podRange: string, nodes: ReadonlyMap<string, string>): Promise<void> {
  const { watchCluster } = await import('./watch.ts');
  let wake = () => {};
  const cluster = watchCluster(log, () => wake());
  const applied = new Map<string, { readonly rules: string; readonly at: number }>();
  let problem = 'not started yet';
  for (;;) {
    const woken = new Promise<void>((resolve) => (wake = resolve));
    try {
      const objects = cluster();
      if (objects) {
        for (const [node, namespace] of nodes) {
          const rules = ruleset(objects, node, podRange);
          const last = applied.get(node);
          if (last?.rules === rules && Date.now() - last.at < resync) continue;
          await apply(namespace, rules);
          applied.set(node, { rules, at: Date.now() });
          if (last?.rules !== rules) log('applied', node, `${objects.policies.length} policies, ${objects.pods.length} pods`);
        }
        if (problem !== '') log('in step'); // tools/cluster/up waits for it
        problem = '';
      }
    } catch (error) {
      if ((error as Error).message !== problem) log((error as Error).message);
      problem = (error as Error).message;
    }
    const oldest = Math.min(Date.now(), ...[...applied.values()].map(({ at }) => at));
    const timer = setTimeout(wake, problem === '' ? Math.max(0, oldest + resync - Date.now()) : retry);
    await woken;
    clearTimeout(timer);
  }
}

const [podRange, ...pairs] = process.argv.slice(2);
const nodes = new Map(pairs.map((pair) => pair.split('=') as [string, string]));
if (!podRange || nodes.size === 0 || ![...nodes.values()].every(Boolean)) {
  console.error('netpol: expected POD_RANGE NODE=NETWORK_NAMESPACE…; tools/cluster/up gives them');
  process.exit(78);
}
await enforce(podRange, nodes);
