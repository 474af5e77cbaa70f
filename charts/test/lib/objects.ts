/** The parts of Kubernetes objects that the tests look at. */

export interface Metadata {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

export interface KubeObject<Spec = Record<string, unknown>> {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
  readonly spec?: Spec;
  readonly data?: Readonly<Record<string, string>>;
}

interface KeyRef {
  readonly name: string;
  readonly key: string;
  readonly optional?: boolean;
}
interface NameRef {
  readonly name: string;
  readonly optional?: boolean;
}

export interface EnvEntry {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: { readonly configMapKeyRef?: KeyRef; readonly secretKeyRef?: KeyRef };
}

export interface Container {
  readonly name: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly env?: readonly EnvEntry[];
  readonly envFrom?: readonly { readonly configMapRef?: NameRef; readonly secretRef?: NameRef }[];
  /** `Always` makes an init container a sidecar. */
  readonly restartPolicy?: string;
  readonly ports?: readonly { readonly name: string; readonly containerPort: number; readonly hostPort?: number }[];
  readonly resources: { readonly requests: Record<string, string>; readonly limits: Record<string, string> };
  readonly securityContext: {
    readonly privileged?: boolean;
    readonly procMount?: string;
    readonly runAsUser?: number;
    readonly allowPrivilegeEscalation?: boolean;
    readonly readOnlyRootFilesystem?: boolean;
    readonly capabilities?: { readonly drop?: readonly string[]; readonly add?: readonly string[] };
  };
  readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string }[];
}

export interface PodSpec {
  readonly serviceAccountName: string;
  readonly automountServiceAccountToken?: boolean;
  readonly enableServiceLinks?: boolean;
  readonly hostNetwork?: boolean;
  readonly hostPID?: boolean;
  readonly hostIPC?: boolean;
  readonly securityContext: {
    readonly runAsNonRoot?: boolean;
    readonly runAsUser?: number;
    readonly seccompProfile?: { readonly type: string };
    readonly sysctls?: unknown;
  };
  readonly volumes?: readonly ({ readonly name: string } & Record<string, unknown>)[];
  readonly initContainers?: readonly Container[];
  readonly containers: readonly [Container, ...Container[]];
}

export interface PodTemplate {
  readonly metadata: Omit<Metadata, 'name'> & { readonly labels: Readonly<Record<string, string>> };
  readonly spec: PodSpec;
}

export interface Workload extends KubeObject {
  readonly spec: Record<string, unknown> & {
    readonly template: PodTemplate;
    readonly selector?: LabelSelector;
    readonly replicas?: number;
  };
}

export interface LabelSelector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly { readonly key: string; readonly operator: string; readonly values?: readonly string[] }[];
}

export const componentLabel = 'app.kubernetes.io/component';

export const ofKind = <Spec = Record<string, unknown>>(objects: readonly KubeObject[], kind: string) =>
  objects.filter((o) => o.kind === kind) as unknown as readonly (KubeObject<Spec> & { spec: Spec })[];

/** Everything that makes pods, the migration's Job too. */
export const workloads = (objects: readonly KubeObject[]): readonly Workload[] =>
  objects.filter((o): o is Workload => ['Deployment', 'Job'].includes(o.kind));

/** What becomes a pod: the templates of workloads, and the pods of `helm test`. */
export const podTemplates = (objects: readonly KubeObject[]): readonly { readonly owner: KubeObject; readonly pod: PodTemplate }[] => [
  ...workloads(objects).map((owner) => ({ owner, pod: owner.spec.template })),
  ...objects.filter((o) => o.kind === 'Pod').map((owner) => ({ owner, pod: owner as unknown as PodTemplate })),
];

export const containersOf = (pod: PodSpec): readonly Container[] => [...(pod.initContainers ?? []), ...pod.containers];

export const componentOf = (object: { readonly metadata: { readonly labels?: Readonly<Record<string, string>> } }): string =>
  object.metadata.labels?.[componentLabel] ?? '';

export const isHook = (object: KubeObject): boolean => object.metadata.annotations?.['helm.sh/hook'] !== undefined;

export const hookWeight = (object: KubeObject): number => Number(object.metadata.annotations?.['helm.sh/hook-weight']);

export const id = (object: Pick<KubeObject, 'kind' | 'metadata'>): string => `${object.kind}/${object.metadata.name}`;

/** Whether a selector matches labels; an empty one matches everything. */
export function matches(selector: LabelSelector, labels: Readonly<Record<string, string>>): boolean {
  const equal = Object.entries(selector.matchLabels ?? {}).every(([key, value]) => labels[key] === value);
  const expressions = (selector.matchExpressions ?? []).every(({ key, operator, values = [] }) => {
    const value = labels[key];
    if (operator === 'In') return value !== undefined && values.includes(value);
    if (operator === 'NotIn') return value === undefined || !values.includes(value);
    if (operator === 'Exists') return value !== undefined;
    if (operator === 'DoesNotExist') return value === undefined;
    throw new Error(`unknown operator ${operator}`);
  });
  return equal && expressions;
}
