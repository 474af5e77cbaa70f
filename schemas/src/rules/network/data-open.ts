import { isEverything } from '../model/addresses.ts';
import { policy, type Rule } from '../rule.ts';

export const dataOpen: Rule = {
  code: 'network/data-open',
  title: 'Pods may reach any address at the port of a database',
  explanation: `The policies let api and workers reach PostgreSQL and Redis at \`cidrs\`. Every address there means that a process that was broken into can send data
out at these ports, and that one with a wrong host talks to a stranger with the right password.`,
  policy: policy('off', 'warning', 'error'),
  fixtureEnvironment: 'prod',
  bad: 'networkPolicy:\n  database: { cidrs: [0.0.0.0/0] }\n',
  good: 'networkPolicy:\n  database: { cidrs: [10.30.64.0/24] }\n',
  *check({ values }) {
    if (!values.networkPolicy.enabled) return;
    for (const service of ['database', 'redis'] as const)
      for (const [i, cidr] of values.networkPolicy[service].cidrs.entries())
        if (isEverything(cidr))
          yield {
            path: ['networkPolicy', service, 'cidrs', i],
            message: `${cidr} lets pods reach any address at port ${values.networkPolicy[service].port}`,
            help: `write the subnets of the ${service}`,
          };
  },
};
