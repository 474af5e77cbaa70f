import { everywhere, type Rule } from '../rule.ts';

export const noIngress: Rule = {
  code: 'network/no-ingress',
  title: 'The load balancer reaches no pod',
  explanation: `The policies let nothing in but \`networkPolicy.ingressCidrs\` and the pods of \`ingressNamespace\`. With neither of
them every health check fails: the load balancer answers 503 for all hosts while the pods are ready. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'networkPolicy: { ingressCidrs: [] }\n',
  good: 'networkPolicy: { ingressCidrs: [10.30.0.0/20] }\n',
  *check({ values }) {
    const { enabled, ingressCidrs, ingressNamespace } = values.networkPolicy;
    if (!enabled || values.routing.kind === 'none' || ingressCidrs.length > 0 || ingressNamespace !== '') return;
    yield {
      path: ['networkPolicy', 'ingressCidrs'],
      message: 'is empty, so that the load balancer reaches no pod',
      help: 'write the ranges that it calls from, or ingressNamespace where it runs in the cluster',
    };
  },
};
