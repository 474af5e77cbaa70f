import { containers } from '../model/components.ts';
import { policy, type Rule } from '../rule.ts';

export const limitMissing: Rule = {
  code: 'resources/limit-missing',
  title: 'A container has no limit',
  explanation: `A container without a memory limit takes its node with it when it leaks: the kernel kills whatever it finds, often somebody else. Without a CPU limit
one busy pod slows all others of the node, and what was fast enough in a quiet week is not in a busy one.`,
  policy: policy('off', 'warning', 'error'),
  fixtureEnvironment: 'prod',
  bad: 'web:\n  resources:\n    limits: { memory: null }\n',
  good: 'web:\n  resources:\n    limits: { memory: 1Gi }\n',
  *check({ values }) {
    for (const { name, at, resources } of containers(values))
      for (const resource of ['cpu', 'memory'] as const)
        if (resources.limits[resource] === undefined)
          yield { path: at('limits', resource), message: `${name} may use any ${resource}`, help: `write limits.${resource}` };
  },
};
