import { policy, type Rule } from '../rule.ts';

const prefix = 'alb.ingress.kubernetes.io';
/** What files/platforms/aws.yaml says where the annotations do not. */
export const albHealthCheck = { 'healthcheck-interval-seconds': 5, 'healthy-threshold-count': 2 } as const;

export const registrationUnderestimated: Rule = {
  code: 'rollout/registration-underestimated',
  title: "The registration is said to take less than the load balancer's own health checks",
  explanation: `A target of an ALB gets requests after \`healthy-threshold-count\` checks that are \`healthcheck-interval-seconds\` apart: with the platform's
annotations two of 5 s. A smaller \`registrationSeconds\` is a wish; every rule and refusal that computes with it then proves nothing.`,
  policy: policy('off', 'error', 'error'),
  fixtureEnvironment: 'prod',
  bad: 'routing:\n  loadBalancer: { registrationSeconds: 5 }\n',
  good: 'routing:\n  annotations: { alb.ingress.kubernetes.io/healthcheck-interval-seconds: "2" }\n  loadBalancer: { registrationSeconds: 5 }\n',
  *check({ values }) {
    const { kind, annotations, loadBalancer } = values.routing;
    if (values.platform !== 'aws' || kind !== 'ingress' || loadBalancer.readinessGates) return;
    const given = (name: keyof typeof albHealthCheck): number => Number(annotations[`${prefix}/${name}`] || albHealthCheck[name]);
    const interval = given('healthcheck-interval-seconds');
    const checks = given('healthy-threshold-count');
    if (loadBalancer.registrationSeconds >= interval * checks) return;
    yield {
      path: ['routing', 'loadBalancer', 'registrationSeconds'],
      message: `${loadBalancer.registrationSeconds} s are less than the ${checks} health checks of ${interval} s that come before the first request`,
      help: `write registrationSeconds: ${interval * checks} or more, and minReadySeconds as well`,
    };
  },
};
