import { containers } from '../model/components.ts';
import { thousandths } from '../model/quantity.ts';
import { everywhere, type Rule } from '../rule.ts';

/** Less than this no Node.js process starts with. */
const least = '64Mi';

export const memoryUnit: Rule = {
  code: 'resources/memory-unit',
  title: 'Memory is too little for any process: a unit is wrong',
  explanation: `\`memory: 512\` is 512 bytes and \`memory: 512m\` half a byte: Kubernetes takes both. The container is killed before it runs (\`OOMKilled\`, or
\`RunContainerError\` of the runtime), and the message does not say why. Units of memory are Mi and Gi.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'api:\n  resources:\n    requests: { memory: 256m }\n    limits: { memory: 512m }\n',
  good: 'api:\n  resources:\n    requests: { memory: 256Mi }\n    limits: { memory: 512Mi }\n',
  *check({ values }) {
    for (const { name, at, resources } of containers(values)) {
      const memory = resources.limits.memory;
      if (memory === undefined || thousandths(memory) >= thousandths(least)) continue;
      yield {
        path: at('limits', 'memory'),
        message: `${name} may use ${memory} of memory, less than any process needs`,
        help: `write a quantity such as 512Mi, at least ${least}`,
      };
    }
  },
};
