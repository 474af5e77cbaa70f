import { gateways } from '../model/platforms.ts';
import { everywhere, type Rule } from '../rule.ts';

export const gatewayClassMissing: Rule = {
  code: 'routing/gateway-class-missing',
  title: 'A Gateway is made of no class',
  explanation: `The class says which controller makes the load balancer. \`gcp\`, \`azure\` and \`aws\` have a class of their own; on any other cluster only \`kubectl get gatewayclass\` knows.
The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'dev',
  bad: 'routing:\n  kind: gateway\n  gateway: { create: true }\n',
  good: 'routing:\n  kind: gateway\n  gateway: { create: true, className: envoy }\n',
  *check({ values }) {
    const { kind, gateway } = values.routing;
    if (kind !== 'gateway' || !gateway.create || gateway.className !== '' || gateways[values.platform].className !== '') return;
    yield {
      path: ['routing', 'gateway', 'className'],
      message: `is empty, and platform ${values.platform} has no Gateway class of its own`,
      help: 'write the name of one that is there: kubectl get gatewayclass',
      related: [{ path: ['routing', 'gateway', 'create'], message: 'the Gateway is made' }],
    };
  },
};
