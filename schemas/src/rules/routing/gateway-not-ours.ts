import { everywhere, type Rule } from '../rule.ts';

export const gatewayNotOurs: Rule = {
  code: 'routing/gateway-not-ours',
  title: 'A Gateway is made, and another one is described',
  explanation: `\`namespace\` and \`sectionName\` say where a Gateway that is already there can be found. One that the chart makes is in the namespace of the release, with the listeners http
and https. Together they mean that an overlay and a lower layer disagree. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'stage',
  bad: 'routing:\n  kind: gateway\n  gateway: { create: true, namespace: infra }\n  tls: { certificateArn: "" }\n',
  good: 'routing:\n  kind: gateway\n  gateway: { create: false, name: shared, namespace: infra }\n  tls: { certificateArn: "" }\n',
  *check({ values }) {
    const { kind, gateway } = values.routing;
    if (kind !== 'gateway' || !gateway.create) return;
    for (const key of ['namespace', 'sectionName'] as const)
      if (gateway[key] !== '')
        yield {
          path: ['routing', 'gateway', key],
          message: `${gateway[key]} is of a Gateway that is there, and create makes one`,
          help: 'leave it out, or write create: false',
          related: [{ path: ['routing', 'gateway', 'create'], message: 'the Gateway is made' }],
        };
  },
};
