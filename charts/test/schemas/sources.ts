/** Where the schemas come from: Go modules, by version and by the hash of their content. */

export interface Module {
  readonly path: string;
  readonly version: string;
  /** As in go.sum. */
  readonly sum: string;
}

const kubernetes = (version: string, sum: string): Module => ({ path: 'k8s.io/kubernetes', version, sum });

/** The last patch that can be had of the oldest version that the chart supports, of one between and of the one it is developed with. */
export const versions: Readonly<Record<string, Module>> = {
  '1.30': kubernetes('v1.30.14', 'h1:MrlKXh9uhLIJpyxOeXhcndzRVSvwiV9iJ8NgH8nqPsg='),
  '1.34': kubernetes('v1.34.4', 'h1:Yy6R4QB8C9kJPp25GFqEvX5XQwY5qzKeqD0Xx6oAcmk='),
  '1.37': kubernetes('v1.37.2', 'h1:A2VDEiObzkYqFTKhSsn0ZEb0RlLEXpHWj93gi2HqEwE='),
};

/** What the chart creates and Kubernetes defines. */
export const kinds = [
  'v1/ConfigMap',
  'v1/Pod',
  'v1/Secret',
  'v1/Service',
  'v1/ServiceAccount',
  'apps/v1/Deployment',
  'autoscaling/v2/HorizontalPodAutoscaler',
  'batch/v1/Job',
  'networking.k8s.io/v1/Ingress',
  'networking.k8s.io/v1/NetworkPolicy',
  'policy/v1/PodDisruptionBudget',
  'rbac.authorization.k8s.io/v1/Role',
  'rbac.authorization.k8s.io/v1/RoleBinding',
] as const;

export interface Definitions extends Module {
  /** Files of the module that hold CustomResourceDefinitions. */
  readonly files: readonly string[];
  /** Version of the API that the chart uses. */
  readonly serves: string;
  readonly kinds: readonly string[];
}

/** What the chart creates and other projects define: as they ship it, since what is generated from Go types lacks their annotations. */
export const definitions: readonly Definitions[] = [
  {
    path: 'github.com/external-secrets/external-secrets',
    version: 'v1.3.2',
    sum: 'h1:u2J8RjlHIeF0oZCqtl92adI/uZWUwOesJIDkfql6LqQ=',
    files: ['config/crds/bases/external-secrets.io_externalsecrets.yaml', 'config/crds/bases/external-secrets.io_secretstores.yaml'],
    serves: 'v1',
    kinds: ['ExternalSecret', 'SecretStore'],
  },
  {
    path: 'sigs.k8s.io/gateway-api',
    version: 'v1.6.3',
    sum: 'h1:lKpJa5bGlraC/QeACvCpsHLdmO6y0iKfzVl6gzaFEYc=',
    files: ['config/crd/standard/gateway.networking.k8s.io_gateways.yaml', 'config/crd/standard/gateway.networking.k8s.io_httproutes.yaml'],
    serves: 'v1',
    kinds: ['Gateway', 'HTTPRoute'],
  },
  {
    path: 'github.com/kedacore/keda/v2',
    version: 'v2.21.0',
    sum: 'h1:R6z2HZvstK4RLUMxroNACzBj74xGxt3kG59b5Xc+Xps=',
    files: ['config/crd/bases/keda.sh_scaledobjects.yaml', 'config/crd/bases/keda.sh_triggerauthentications.yaml'],
    serves: 'v1alpha1',
    kinds: ['ScaledObject', 'TriggerAuthentication'],
  },
  {
    path: 'github.com/prometheus-operator/prometheus-operator',
    version: 'v0.85.0',
    sum: 'h1:M5xLCLEoaW2IJfnuCwFzzpL+jSVQu3KGT84Pye+fW8s=',
    files: ['podmonitors', 'prometheusrules', 'servicemonitors'].map(
      (plural) => `example/prometheus-operator-crd/monitoring.coreos.com_${plural}.yaml`,
    ),
    serves: 'v1',
    kinds: ['PodMonitor', 'PrometheusRule', 'ServiceMonitor'],
  },
  {
    path: 'github.com/cert-manager/cert-manager',
    version: 'v1.21.2',
    sum: 'h1:UWgoYM+KLNtRlqmoWOKjKBOBUPVHeepQ6/ac3ERJW68=',
    files: ['deploy/crds/cert-manager.io_certificates.yaml'],
    serves: 'v1',
    kinds: ['Certificate'],
  },
  {
    path: 'k8s.io/autoscaler/vertical-pod-autoscaler',
    version: 'v1.8.1',
    sum: 'h1:Pe8bV1wozN4gOKO1rleiIY5alIyAXN+DnXDbXQcL4fI=',
    files: ['deploy/vpa-v1-crd-gen.yaml'],
    serves: 'v1',
    kinds: ['VerticalPodAutoscaler'],
  },
];
