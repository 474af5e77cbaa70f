import type { Values } from '../../generated/values.ts';

type Platform = Values['platform'];

/** Where the load balancer may take a certificate from: a Secret, an annotation, or by itself; as files/platforms says it. */
export type CertificateSource = 'Secret' | 'load balancer' | `${string}/${string}`;

export const certificates: Readonly<Record<Platform, Readonly<Record<'ingress' | 'gateway', readonly CertificateSource[]>>>> = {
  aws: { ingress: ['alb.ingress.kubernetes.io/certificate-arn'], gateway: ['load balancer'] },
  gcp: {
    ingress: ['Secret', 'ingress.gcp.kubernetes.io/pre-shared-cert', 'networking.gke.io/managed-certificates', 'networking.gke.io/certmap'],
    gateway: ['Secret', 'networking.gke.io/certmap'],
  },
  azure: { ingress: ['Secret'], gateway: ['Secret'] },
  generic: { ingress: ['Secret', 'load balancer'], gateway: ['Secret'] },
};

/** The Gateway class of a platform, and whether its routes have timeouts; as files/platforms says it. */
export const gateways: Readonly<Record<Platform, { readonly className: string; readonly timeouts: boolean }>> = {
  aws: { className: 'aws-alb-gateway-class', timeouts: false },
  gcp: { className: 'gke-l7-global-external-managed', timeouts: false },
  azure: { className: 'azure-alb-external', timeouts: true },
  generic: { className: '', timeouts: true },
};
