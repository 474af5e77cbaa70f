import { everywhere, type Rule } from '../rule.ts';

export const gatewayMissing: Rule = {
  code: 'routing/gateway-missing',
  title: 'Routes have no Gateway to attach to',
  explanation: `An HTTPRoute does nothing by itself. With neither the name of a Gateway that is there nor \`routing.gateway.create\` no request reaches the release, and no
error says so. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'stage',
  bad: 'routing:\n  kind: gateway\n  tls: { certificateArn: "" }\n',
  good: 'routing:\n  kind: gateway\n  gateway: { name: shared }\n  tls: { certificateArn: "" }\n',
  *check({ values }) {
    const { kind, gateway } = values.routing;
    if (kind !== 'gateway' || gateway.create || gateway.name !== '') return;
    yield {
      path: ['routing', 'gateway', 'name'],
      message: 'routes have no Gateway to attach to',
      help: 'write the name of the one that is there, or create: true',
      related: [{ path: ['routing', 'kind'], message: 'routes instead of an Ingress' }],
    };
  },
};
