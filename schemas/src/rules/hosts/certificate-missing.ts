import { certificates, ofAnotherClass } from '../model/platforms.ts';
import { everywhere, type Rule } from '../rule.ts';

const arn = 'alb.ingress.kubernetes.io/certificate-arn';

export const certificateMissing: Rule = {
  code: 'hosts/certificate-missing',
  title: 'The load balancer has no certificate',
  explanation: `An ALB takes its certificate from ACM, by ARN; other load balancers and Gateways from a Secret, some by an annotation. Without one they make no HTTPS listener, report it as
an event that nobody reads, and the redirect to HTTPS leads nowhere. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'routing:\n  tls: { certificateArn: "" }\n',
  good: `routing:\n  tls: { certificateArn: "" }\n  annotations: { ${arn}: "arn:aws:acm:eu-central-1:123456789012:certificate/00000000-0000-0000-0000-000000000002" }\n`,
  *check({ values }) {
    const { kind, className, tls, annotations, gateway } = values.routing;
    // Of a Gateway that is there, its owner knows.
    if (kind === 'none' || !tls.enabled || (kind === 'gateway' && !gateway.create)) return;
    const sources = certificates[values.platform][kind];
    const given: Readonly<Record<string, string>> =
      kind === 'gateway' ? gateway.annotations : { ...(values.platform === 'aws' && { [arn]: tls.certificateArn }), ...annotations };
    const bySecret = sources.includes('Secret');
    if (sources.includes('load balancer') || (bySecret && (tls.secretName || tls.issuer.name))) return;
    if (sources.some((source) => given[source])) return;
    if (ofAnotherClass(values) && !bySecret && (tls.secretName || tls.issuer.name)) {
      yield {
        path: ['platform'],
        message: `the load balancer of ${values.platform} reads no certificate from a Secret, and class ${className} is another one`,
        help: 'write platform: generic',
        related: [{ path: ['routing', 'className'], message: `class ${className}` }],
      };
      return;
    }
    yield {
      path: ['routing', 'tls', bySecret ? 'secretName' : 'certificateArn'],
      message: 'the load balancer has no certificate',
      help: `write ${bySecret ? 'it, or an issuer of cert-manager' : 'the ARN of the ACM certificate'}, or tls.enabled: false`,
      related: [{ path: ['routing', 'tls', 'enabled'], message: 'public URLs start with https' }],
    };
  },
};
