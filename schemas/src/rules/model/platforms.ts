import type { Values } from '../../generated/values.ts';

type Platform = Values['platform'];

/** Where the load balancer may take a certificate from: a Secret, an annotation, or by itself; as files/platforms says it. */
export type CertificateSource = 'Secret' | 'load balancer' | `${string}/${string}`;

export const certificates: Readonly<Record<Platform, Readonly<Record<'ingress' | 'gateway', readonly CertificateSource[]>>>> = {
  aws: { ingress: ['alb.ingress.kubernetes.io/certificate-arn'], gateway: ['load balancer'] },
  gcp: {
    ingress: ['Secret', 'ingress.gcp.kubernetes.io/pre-shared-cert', 'networking.gke.io/managed-certificates'],
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

/** The Ingress class of a platform; as files/platforms says it. */
export const ingressClasses: Readonly<Record<Platform, string>> = { aws: 'alb', gcp: '', azure: 'azure-alb-external', generic: '' };

/** Whether the Ingress is of another load balancer than the platform's own, which may well read other certificates. */
export const ofAnotherClass = ({ platform, routing: { kind, className } }: Values): boolean =>
  kind === 'ingress' && className !== '' && className !== ingressClasses[platform];
