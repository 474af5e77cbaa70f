/** The parts of Kubernetes' API that the values pass through as they are; `make generate` makes definitions of them. */
import type { HorizontalPodAutoscalerBehavior } from 'kubernetes-types/autoscaling/v2.js';
import type * as core from 'kubernetes-types/core/v1.js';
import type { NetworkPolicyEgressRule, NetworkPolicyIngressRule } from 'kubernetes-types/networking/v1.js';
import type * as rbac from 'kubernetes-types/rbac/v1.js';

/** What a sidecar or init container may set beside what the Pod Security Standard "restricted" fixes. */
type OwnSecurityContext = Pick<core.SecurityContext, 'runAsUser' | 'runAsGroup' | 'readOnlyRootFilesystem'>;

/** A container beside that of the component. Its name is its key; the chart adds what the standard "restricted" asks for. */
export type Container = Pick<
  core.Container,
  | 'args'
  | 'command'
  | 'env'
  | 'envFrom'
  | 'imagePullPolicy'
  | 'lifecycle'
  | 'livenessProbe'
  | 'readinessProbe'
  | 'resources'
  | 'startupProbe'
  | 'volumeMounts'
  | 'workingDir'
> & {
  /** Image of the container. */
  image: string;
  /** Ports of the container; ports of the node are not to be had. */
  ports?: Pick<core.ContainerPort, 'containerPort' | 'name' | 'protocol'>[];
  /** What of the security context may differ; the rest is that of the standard "restricted". */
  securityContext?: OwnSecurityContext;
};

/** A volume of one of the kinds that the Pod Security Standard "restricted" allows. */
export type Volume = Pick<
  core.Volume,
  'configMap' | 'csi' | 'downwardAPI' | 'emptyDir' | 'persistentVolumeClaim' | 'projected' | 'secret'
> & {
  /** A claim that lives as long as the pod. */
  ephemeral?: {
    /** The claim. */
    volumeClaimTemplate: {
      /** What the claim asks for. */
      spec: core.PersistentVolumeClaimSpec;
    };
  };
};

/** A rule of a Role: within the namespace. */
export type PolicyRule = Pick<rbac.PolicyRule, 'apiGroups' | 'resourceNames' | 'resources' | 'verbs'>;

/** What `make generate` starts from. */
export interface Fragments {
  affinity: core.Affinity;
  container: Container;
  egress: NetworkPolicyEgressRule;
  ingress: NetworkPolicyIngressRule;
  policyRule: PolicyRule;
  scaling: HorizontalPodAutoscalerBehavior;
  volume: Volume;
}
