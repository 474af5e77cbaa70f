import { containers } from '../model/components.ts';
import { thousandths } from '../model/quantity.ts';
import { everywhere, type Rule } from '../rule.ts';

/** More cores than a Node.js process can use by far, and than most nodes have. */
const most = 64;

export const cpuUnit: Rule = {
  code: 'resources/cpu-unit',
  title: 'A container asks for more CPU than a node has: a unit is wrong',
  explanation: `\`cpu: "250"\` is 250 cores, \`cpu: 250m\` a quarter of one. No node has them, the pod stays Pending, and the rollout hangs until Helm gives up.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'web:\n  resources:\n    requests: { cpu: "250" }\n    limits: { cpu: "500" }\n',
  good: 'web:\n  resources:\n    requests: { cpu: 250m }\n    limits: { cpu: 500m }\n',
  *check({ values }) {
    for (const { name, at, resources } of containers(values)) {
      const cpu = resources.requests.cpu;
      if (cpu === undefined || thousandths(cpu) <= most * 1000) continue;
      yield {
        path: at('requests', 'cpu'),
        message: `${name} asks for ${cpu} cores`,
        help: `write a quantity such as 250m, at most ${most}`,
      };
    }
  },
};
