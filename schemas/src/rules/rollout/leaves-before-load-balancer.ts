import { servers } from '../model/components.ts';
import { everywhere, type Rule } from '../rule.ts';

export const leavesBeforeLoadBalancer: Rule = {
  code: 'rollout/leaves-before-load-balancer',
  title: 'A server stops listening while the load balancer still sends to it',
  explanation: `Kubernetes tells the load balancer and the pod at the same time that the pod leaves. The load balancer needs
\`routing.loadBalancer.propagationSeconds\` until it sends nothing new; a pod that stops listening earlier answers those requests with 502 or 503, at
every rollout and every node drain. \`preStopSeconds\` is how long the pod goes on serving. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'web:\n  shutdown: { preStopSeconds: 14 }\n',
  good: 'web:\n  shutdown: { preStopSeconds: 20 }\n',
  *check({ values }) {
    const { kind, loadBalancer } = values.routing;
    if (kind === 'none') return;
    for (const { name, at, values: own } of servers(values)) {
      const { preStopSeconds } = own.shutdown;
      if (loadBalancer.propagationSeconds <= preStopSeconds) continue;
      yield {
        path: at('shutdown', 'preStopSeconds'),
        message: `${name} serves for ${preStopSeconds} s more, and the load balancer sends to it for ${loadBalancer.propagationSeconds} s`,
        help: `write preStopSeconds: ${loadBalancer.propagationSeconds} or more`,
        related: [{ path: ['routing', 'loadBalancer', 'propagationSeconds'], message: 'what the load balancer needs' }],
      };
    }
  },
};
