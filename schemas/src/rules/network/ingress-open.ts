import { isEverything } from '../model/addresses.ts';
import { policy, type Rule } from '../rule.ts';

export const ingressOpen: Rule = {
  code: 'network/ingress-open',
  title: 'Every address may call the pods directly',
  explanation: `\`0.0.0.0/0\` in \`networkPolicy.ingressCidrs\`, the chart's default, lets every pod and every machine of the network call web and api past the load
balancer: past its TLS, its firewall rules and its logs. An ALB with ip targets calls from the subnets of its VPC.`,
  policy: policy('off', 'warning', 'error'),
  fixtureEnvironment: 'prod',
  bad: 'networkPolicy: { ingressCidrs: [10.30.0.0/16, 0.0.0.0/0] }\n',
  good: 'networkPolicy: { ingressCidrs: [10.30.0.0/20, 10.30.16.0/20] }\n',
  *check({ values }) {
    const { enabled, ingressCidrs } = values.networkPolicy;
    if (!enabled || values.routing.kind === 'none') return;
    for (const [i, cidr] of ingressCidrs.entries())
      if (isEverything(cidr))
        yield {
          path: ['networkPolicy', 'ingressCidrs', i],
          message: `${cidr} lets every address call the pods past the load balancer`,
          help: 'write the subnets of the load balancer',
        };
  },
};
