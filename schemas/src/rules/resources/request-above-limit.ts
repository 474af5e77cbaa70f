import { containers } from '../model/components.ts';
import { thousandths } from '../model/quantity.ts';
import { everywhere, type Rule } from '../rule.ts';

const resourceNames = ['cpu', 'memory', 'ephemeral-storage'] as const;

export const requestAboveLimit: Rule = {
  code: 'resources/request-above-limit',
  title: 'A container asks for more than it may use',
  explanation: `Kubernetes refuses such a pod, and does so only when the Deployment creates it: the rollout hangs until Helm gives up. Often a layer raised the
request and another one holds the limit. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'api:\n  resources:\n    requests: { memory: 1Gi }\n',
  good: 'api:\n  resources:\n    requests: { memory: 1Gi }\n    limits: { memory: 1Gi }\n',
  *check({ values }) {
    for (const { name, at, resources } of containers(values))
      for (const resource of resourceNames) {
        const [request, limit] = [resources.requests[resource], resources.limits[resource]];
        if (request === undefined || limit === undefined || thousandths(request) <= thousandths(limit)) continue;
        yield {
          path: at('requests', resource),
          message: `${name} asks for ${resource} ${request}, more than its limit ${limit}`,
          help: `write ${limit} or less, or a higher limit`,
          related: [{ path: at('limits', resource), message: `the limit ${limit}` }],
        };
      }
  },
};
