import type { JsonSchema } from '../json-schema.ts';
import { boolean, integer, list, object, ref, string } from './builder.ts';
import { dnsLabel } from './patterns.ts';

const namespace = { maxLength: 63, pattern: dnsLabel };

export const networkPolicySchema = (): JsonSchema =>
  object('Who may talk to whom', {
    enabled: boolean('Create NetworkPolicies: nothing is allowed but what the components need'),
    ingressCidrs: ref('Ranges that the load balancer, or its nodes, call from', 'Cidrs'),
    ingressNamespace: string('Namespace of the ingress controller or the gateway, where it runs in the cluster', namespace),
    monitoringNamespace: string('Namespace that may read metrics; empty lets nobody', namespace),
    monitoringPodLabels: ref('Labels of the pods there that may; empty means all of them', 'Labels'),
    dns: object("The cluster's name servers", {
      namespace: string('Namespace of their pods', namespace),
      podLabels: ref('Labels of their pods', 'Labels'),
      cidrs: ref('Their addresses, where pods ask a cache on the node', 'Cidrs'),
      ports: list('Their ports, over UDP and TCP', integer('Port', 1, 65535), { minItems: 1, uniqueItems: true }),
    }),
    database: ref('PostgreSQL', 'Endpoint'),
    redis: ref('Redis', 'Endpoint'),
    mail: ref("The e-mail provider's API", 'Endpoint'),
    payments: ref("The payment provider's API", 'Endpoint'),
    objectStore: ref('The object store', 'Endpoint'),
    telemetry: ref('The collector of traces; called only where OTEL_EXPORTER_OTLP_ENDPOINT is set', 'Endpoint'),
  });
