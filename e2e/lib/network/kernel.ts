import { run, until } from '../run.ts';

/** What the nodes' kernels enforce now, as nft lists it. */
const tables = (): Promise<string[]> =>
  Promise.all(['kn1', 'kn2'].map((node) => run('nsenter', [`--net=/run/netns/${node}`, 'nft', 'list', 'table', 'ip', 'netpol'])));

/** Names of the policies that rules come from, `NAMESPACE/NAME`. */
export async function enforcedPolicies(): Promise<Set<string>> {
  const comments = (await tables()).flatMap((table) => [...table.matchAll(/comment "([^"]*)"/g)]);
  return new Set(comments.flatMap(([, names = '']) => names.split(' ')));
}

/** Waits until every node knows these pods: what they send before is dropped, and what they get. */
export async function untilKnown(addresses: readonly string[]): Promise<void> {
  await until(`the nodes know ${addresses.join(', ')}`, 60, async () =>
    (await tables()).every((table) => addresses.every((address) => table.includes(`${address} . ${address}`))),
  );
}
