import { certificates } from '../model/platforms.ts';
import { policy, type Rule } from '../rule.ts';

export const certificateIgnored: Rule = {
  code: 'routing/certificate-ignored',
  title: 'A certificate is written that the load balancer does not read',
  explanation: `The Gateways of the AWS Load Balancer Controller find certificates in ACM by the hosts of their routes, or in a LoadBalancerConfiguration; an ARN in the values reaches only
an Ingress of platform aws. A Secret, written by hand or by cert-manager, reaches everything but an ALB.`,
  policy: policy('warning', 'warning', 'warning'),
  fixtureEnvironment: 'prod',
  bad: 'routing:\n  tls: { secretName: landfall-tls }\n',
  good: 'routing:\n  tls: { secretName: "" }\n',
  *check({ values, written }) {
    const { kind, tls } = values.routing;
    if (kind === 'none' || !tls.enabled) return;
    const sources = certificates[values.platform][kind];
    const inSecret = tls.secretName === '' ? (['issuer', 'name'] as const) : (['secretName'] as const);
    if (!sources.includes('Secret') && (tls.secretName !== '' || tls.issuer.name !== ''))
      yield {
        path: ['routing', 'tls', ...inSecret],
        message: `the load balancer of ${values.platform} reads no certificate from a Secret`,
        help: 'leave it out',
      };
    const arn = ['routing', 'tls', 'certificateArn'];
    if (!(values.platform === 'aws' && kind === 'ingress') && tls.certificateArn !== '' && written(arn))
      yield {
        path: arn,
        message: `nothing reads an ARN where routing.kind is ${kind} and the platform ${values.platform}`,
        help: 'leave it out',
      };
  },
};
