import { everywhere, type Rule } from '../rule.ts';

export const readinessGatesElsewhere: Rule = {
  code: 'rollout/readiness-gates-elsewhere',
  title: 'Readiness gates are waited for that nobody opens',
  explanation: `Readiness gates are of the AWS Load Balancer Controller, which holds a pod unready until its load balancer knows it. On another platform there is nobody to do so, and with
\`readinessGates\` the chart no longer waits \`registrationSeconds\` itself: old pods leave before new ones get requests. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'dev',
  bad: 'routing:\n  loadBalancer: { readinessGates: true }\n',
  good: 'routing:\n  loadBalancer: { readinessGates: false }\n',
  *check({ values }) {
    const { platform, routing } = values;
    if (platform === 'aws' || !routing.loadBalancer.readinessGates) return;
    yield {
      path: ['routing', 'loadBalancer', 'readinessGates'],
      message: `platform ${platform} has no readiness gates, which are of the AWS Load Balancer Controller`,
      help: 'write false',
      related: [{ path: ['platform'], message: `platform ${platform}` }],
    };
  },
};
