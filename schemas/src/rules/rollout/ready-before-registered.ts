import { servers } from '../model/components.ts';
import { everywhere, type Rule } from '../rule.ts';

export const readyBeforeRegistered: Rule = {
  code: 'rollout/ready-before-registered',
  title: 'A rollout takes old servers away before the load balancer knows the new ones',
  explanation: `A new pod is ready for Kubernetes before the load balancer has registered it and found it healthy. Without readiness gates nothing but
\`minReadySeconds\` makes the rollout wait; where it is shorter than \`routing.loadBalancer.registrationSeconds\`, all old pods can be gone while no new one
gets requests: an outage of some seconds at each release. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'web:\n  minReadySeconds: 9\n',
  good: 'web:\n  minReadySeconds: 10\n',
  *check({ values }) {
    const { kind, loadBalancer } = values.routing;
    if (kind === 'none' || loadBalancer.readinessGates) return;
    for (const { name, at, values: own } of servers(values)) {
      if (loadBalancer.registrationSeconds <= own.minReadySeconds) continue;
      yield {
        path: at('minReadySeconds'),
        message: `the rollout of ${name} goes on after ${own.minReadySeconds} s, and the load balancer needs ${loadBalancer.registrationSeconds} s to register a pod`,
        help: `write minReadySeconds: ${loadBalancer.registrationSeconds} or more, or use readinessGates`,
        related: [{ path: ['routing', 'loadBalancer', 'registrationSeconds'], message: 'what the load balancer needs' }],
      };
    }
  },
};
