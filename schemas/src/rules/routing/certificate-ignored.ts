import type { Values } from '../../generated/values.ts';
import { certificates, ofAnotherClass } from '../model/platforms.ts';
import { policy, type Rule } from '../rule.ts';

export const certificateIgnored: Rule = {
  code: 'routing/certificate-ignored',
  title: 'A certificate is written that the load balancer does not read',
  explanation: `The Gateways of the AWS Load Balancer Controller find certificates in ACM by the hosts of their routes, or in a LoadBalancerConfiguration; an ARN in the values reaches only
an Ingress of platform aws. A Secret, written by hand or by cert-manager, reaches everything but an ALB; a Gateway that is there reads those that its own listeners name, in its own
namespace, and with \`kind: none\` the chart has nobody read one.`,
  policy: policy('warning', 'warning', 'warning'),
  fixtureEnvironment: 'prod',
  bad: 'routing:\n  tls: { secretName: landfall-tls }\n',
  good: 'routing:\n  tls: { secretName: "" }\n',
  *check({ values, written }) {
    const { kind, tls } = values.routing;
    if (!tls.enabled) return;
    const unread = unreadBecause(values);
    if (unread !== undefined)
      yield {
        path: ['routing', 'tls', ...(tls.secretName === '' ? ['issuer', 'name'] : ['secretName'])],
        message: unread,
        help: 'leave it out',
      };
    if (kind === 'none') return;
    const arn = ['routing', 'tls', 'certificateArn'];
    if (!(values.platform === 'aws' && kind === 'ingress') && tls.certificateArn !== '' && written(arn))
      yield {
        path: arn,
        message: `nothing reads an ARN where routing.kind is ${kind} and the platform ${values.platform}`,
        help: 'leave it out',
      };
  },
};

/** Why nobody reads a certificate from a Secret; undefined where somebody may, or where none is written. */
function unreadBecause(values: Values): string | undefined {
  const { kind, tls, gateway } = values.routing;
  if (tls.secretName === '' && tls.issuer.name === '') return undefined;
  if (kind === 'none') return 'nothing is routed, and nobody reads the certificate';
  if (kind === 'gateway' && !gateway.create && gateway.namespace !== '')
    return `the Gateway is in the namespace ${gateway.namespace}, and reads the certificates that its own listeners name`;
  if (certificates[values.platform][kind].includes('Secret') || ofAnotherClass(values)) return undefined;
  return `the load balancer of ${values.platform} reads no certificate from a Secret`;
}
