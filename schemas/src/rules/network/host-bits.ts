import type { Path } from '../../engine/tree.ts';
import type { Values } from '../../generated/values.ts';
import { hasHostBits } from '../model/addresses.ts';
import { everywhere, type Rule } from '../rule.ts';

function* ranges({ networkPolicy }: Values): Generator<[Path, string]> {
  const lists: [Path, readonly string[]][] = [
    [['ingressCidrs'], networkPolicy.ingressCidrs],
    ...(['dns', 'database', 'redis', 'mail', 'payments', 'objectStore'] as const).map((name): [Path, readonly string[]] => [
      [name, 'cidrs'],
      networkPolicy[name].cidrs,
    ]),
  ];
  for (const [path, cidrs] of lists) for (const [index, cidr] of cidrs.entries()) yield [['networkPolicy', ...path, index], cidr];
}

export const hostBits: Rule = {
  code: 'network/host-bits',
  title: 'A range is written by an address inside of it',
  explanation: `\`10.0.0.1/8\` means the same as \`10.0.0.0/8\` to most programs, and Kubernetes took it with a warning. Newer API servers refuse a NetworkPolicy with
such a range, and the upgrade with it. Often one address was meant: \`10.0.0.1/32\`.`,
  policy: everywhere,
  fixtureEnvironment: 'dev',
  bad: 'networkPolicy:\n  ingressCidrs: [172.30.0.1/24]\n',
  good: 'networkPolicy:\n  ingressCidrs: [172.30.0.0/24]\n',
  *check({ values }) {
    if (!values.networkPolicy.enabled) return;
    for (const [path, cidr] of ranges(values))
      if (hasHostBits(cidr)) yield { path, message: `${cidr} has bits beyond its prefix`, help: 'write the first address of the range' };
  },
};
