import type { JsonSchema } from '../json-schema.ts';
import { boolean, integer, object, oneOfThese, ref, string } from './builder.ts';
import { dnsLabel, dnsName } from './patterns.ts';

const name = { maxLength: 253, pattern: dnsName };
/** A duration of the Gateway API. */
const duration = { pattern: '^([0-9]{1,5}(h|m|s|ms)){1,4}$' };

const gateway = () =>
  object('The Gateway that HTTPRoutes attach to (kind gateway)', {
    create: boolean('Create the Gateway, instead of using one that is there'),
    className: string('Gateway class; empty means that of the platform', name),
    name: string("Name of the Gateway; empty means the release's own name", name),
    namespace: string('Namespace of the Gateway that is there; empty means that of the release', { maxLength: 63, pattern: dnsLabel }),
    sectionName: string('Listener to attach to; empty means every one that fits', name),
    annotations: ref('Annotations of the Gateway; they win over those of the platform', 'Annotations'),
    timeouts: object('How long a request may take; 0s means without end', {
      request: string('A request and its response', duration),
      websocket: string('What goes to /graphql, whose WebSockets live long', duration),
    }),
  });

const tls = () =>
  object('Encryption of public traffic', {
    enabled: boolean('Public URLs start with https'),
    secretName: string('Secret of the certificate; empty where the load balancer holds it', name),
    certificateArn: string('ACM certificate of the load balancer (platform aws)', {
      pattern: '^(arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]+:certificate/[a-z0-9-]+)?$',
    }),
    issuer: object('The issuer of cert-manager that writes the Secret', {
      kind: oneOfThese('Kind of the issuer', ['Issuer', 'ClusterIssuer']),
      name: string('Name of the issuer; empty means that cert-manager has nothing to do with it', name),
    }),
  });

const loadBalancer = () =>
  object('Delays of the load balancer, which rollouts are computed with', {
    registrationSeconds: integer('Seconds until a new pod gets requests', 0, 599),
    propagationSeconds: integer('Seconds until a leaving pod gets no new requests', 0, 300),
    deregistrationSeconds: integer('Seconds that open connections to a leaving pod are kept', 0, 3600),
    idleTimeoutSeconds: integer('Seconds that the load balancer keeps a quiet connection; less than the 75 that the servers do', 1, 70),
    readinessGates: boolean(
      'A new pod waits for the load balancer by itself, since its namespace has the label elbv2.k8s.aws/pod-readiness-gate-inject; minReadySeconds need not cover the registration',
    ),
  });

export const routingSchema = (): JsonSchema =>
  object('How requests from outside arrive', {
    kind: oneOfThese('ingress: an Ingress object; gateway: HTTPRoutes of the Gateway API; none: nothing', ['ingress', 'gateway', 'none']),
    className: string('Ingress class; empty means that of the platform', name),
    annotations: ref(
      'Annotations of the Ingress or the HTTPRoutes; they win over those of the platform, and an empty one takes it away',
      'Annotations',
    ),
    publicPort: integer('Port in public URLs; 0 means that of the scheme', 0, 65535),
    hosts: object('Host names; empty ones are app.<domain> and api.<domain>', {
      app: string('Host of the web app', { pattern: dnsName }),
      api: string('Host of the api', { pattern: dnsName }),
    }),
    tls: tls(),
    gateway: gateway(),
    loadBalancer: loadBalancer(),
  });
