import { everywhere, type Rule } from '../rule.ts';

export const certificateMissing: Rule = {
  code: 'hosts/certificate-missing',
  title: 'The load balancer has no certificate',
  explanation: `An ALB takes its certificate from ACM, by ARN. Without one the AWS Load Balancer Controller makes no HTTPS listener, reports it as an event on the
Ingress that nobody reads, and the redirect to HTTPS leads nowhere. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'routing:\n  tls: { certificateArn: "" }\n',
  good: 'routing:\n  tls: { certificateArn: "" }\n  annotations: { alb.ingress.kubernetes.io/certificate-arn: "arn:aws:acm:eu-central-1:123456789012:certificate/00000000-0000-0000-0000-000000000002" }\n',
  *check({ values }) {
    const { kind, tls, annotations } = values.routing;
    if (values.platform !== 'aws' || kind !== 'ingress' || !tls.enabled) return;
    if (annotations['alb.ingress.kubernetes.io/certificate-arn'] ?? tls.certificateArn) return;
    yield {
      path: ['routing', 'tls', 'certificateArn'],
      message: 'the load balancer has no certificate',
      help: 'write the ARN of the ACM certificate, or tls.enabled: false',
    };
  },
};
