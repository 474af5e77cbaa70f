import { running } from '../model/components.ts';
import { thousandths } from '../model/quantity.ts';
import { everywhere, type Rule } from '../rule.ts';

export const cpuRequestMissing: Rule = {
  code: 'scaling/cpu-request-missing',
  title: 'The autoscaler has no CPU request to compute with',
  explanation: `Its target is a percentage of the CPU request. Without one the HorizontalPodAutoscaler reports \`FailedGetResourceMetric\` and never scales, which
nobody sees before the load comes. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'api:\n  resources:\n    requests: { cpu: "0" }\n',
  good: 'api:\n  resources:\n    requests: { cpu: 250m }\n',
  *check({ values }) {
    for (const { name, at, values: own } of running(values))
      if (
        own.autoscaling.enabled &&
        own.autoscaling.targetCPUUtilizationPercentage > 0 &&
        thousandths(own.resources.requests.cpu ?? '0') === 0
      )
        yield {
          path: at('resources', 'requests', 'cpu'),
          message: `the CPU request of ${name} is missing or 0, and its autoscaler computes with it`,
          help: 'write it, or autoscaling.enabled: false',
        };
  },
};
