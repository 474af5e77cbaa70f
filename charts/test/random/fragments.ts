import type { Json } from '../lib/values.ts';

/**
 * Values of Kubernetes' own types: the schema lets through much that an API server refuses, so that these are written by hand.
 * What they refer to and the release does not create is called foreign-….
 */
export const fragments: Readonly<Record<string, readonly Json[]>> = {
  K8sAffinity: [
    {},
    {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/arch', operator: 'In', values: ['amd64', 'arm64'] }] }],
        },
      },
    },
    {
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          { weight: 50, podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'noisy' } } } },
        ],
      },
    },
  ],
  K8sHorizontalPodAutoscalerBehavior: [
    {},
    { scaleDown: { stabilizationWindowSeconds: 600, policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] } },
    { scaleUp: { selectPolicy: 'Min', policies: [{ type: 'Percent', value: 50, periodSeconds: 30 }] } },
  ],
  K8sContainer: [
    { image: 'registry.example/helper:1', command: ['sleep', 'infinity'] },
    {
      image: 'registry.example/helper@sha256:0000000000000000000000000000000000000000000000000000000000000000',
      env: [
        { name: 'PLAIN', value: 'yes: "no"' },
        { name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
        { name: 'KEY', valueFrom: { secretKeyRef: { name: 'foreign-secret', key: 'key' } } },
      ],
      envFrom: [{ configMapRef: { name: 'foreign-config' } }],
      resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '32Mi' } },
      securityContext: { runAsUser: 65532, readOnlyRootFilesystem: true },
      args: ['--listen', '{{ not.a.template }}'],
    },
  ],
  K8sVolume: [
    { emptyDir: {} },
    { emptyDir: { medium: 'Memory', sizeLimit: '16Mi' } },
    { configMap: { name: 'foreign-config', items: [{ key: 'a', path: 'b' }] } },
    { secret: { secretName: 'foreign-secret', defaultMode: 288 } },
    { persistentVolumeClaim: { claimName: 'foreign-claim' } },
    {
      projected: {
        sources: [
          { secret: { name: 'foreign-secret' } },
          { downwardAPI: { items: [{ path: 'l', fieldRef: { fieldPath: 'metadata.labels' } }] } },
        ],
      },
    },
  ],
  K8sNetworkPolicyIngressRule: [
    { from: [{ podSelector: { matchLabels: { app: 'probe' } } }], ports: [{ port: 8080, protocol: 'TCP' }] },
    { from: [{ namespaceSelector: { matchLabels: { team: 'a' } } }, { ipBlock: { cidr: '192.0.2.0/24', except: ['192.0.2.9/32'] } }] },
  ],
  K8sNetworkPolicyEgressRule: [
    { to: [{ ipBlock: { cidr: '198.51.100.0/24' } }], ports: [{ port: 443, endPort: 445, protocol: 'TCP' }] },
    { to: [{ namespaceSelector: {}, podSelector: { matchLabels: { app: 'proxy' } } }] },
  ],
  K8sPolicyRule: [
    { apiGroups: [''], resources: ['configmaps'], resourceNames: ['foreign-config'], verbs: ['get'] },
    { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['get', 'update'] },
  ],
};

const configMap = (name: string): Json => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { a: 'b' } });

/** Objects of the user's own, as they are and as templates. */
export const extraObjects: readonly Json[] = [
  configMap('extra-plain'),
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'extra-templated' },
    data: { release: '{{ .Release.Name }}', image: '{{ .Values.image.tag | quote }}' },
  },
  'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: extra-text\ndata:\n  namespace: {{ .Release.Namespace }}\n',
];
