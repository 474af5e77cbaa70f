import { running } from '../model/components.ts';
import { thousandths } from '../model/quantity.ts';
import { everywhere, type Rule } from '../rule.ts';

export const memoryRequestMissing: Rule = {
  code: 'scaling/memory-request-missing',
  title: 'The autoscaler has no memory request to compute with',
  explanation: `\`targetMemoryUtilizationPercentage\` is a share of the memory request. Without one the HorizontalPodAutoscaler reports \`FailedGetResourceMetric\` and never
scales, which nobody sees before the load comes. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'api:\n  resources:\n    requests: { memory: "0" }\n  autoscaling: { targetMemoryUtilizationPercentage: 80 }\n',
  good: 'api:\n  resources:\n    requests: { memory: 256Mi }\n  autoscaling: { targetMemoryUtilizationPercentage: 80 }\n',
  *check({ values }) {
    for (const { name, at, values: own } of running(values)) {
      const { enabled, targetMemoryUtilizationPercentage: target } = own.autoscaling;
      if (!enabled || target === 0 || thousandths(own.resources.requests.memory ?? '0') > 0) continue;
      yield {
        path: at('resources', 'requests', 'memory'),
        message: `the memory request of ${name} is missing or 0, and its autoscaler computes with it`,
        help: 'write it, or targetMemoryUtilizationPercentage: 0',
        related: [{ path: at('autoscaling', 'targetMemoryUtilizationPercentage'), message: `${target} % of it` }],
      };
    }
  },
};
