// Generated from schemas/src/kubernetes by `make generate`. Do not edit.
import type { JsonSchema } from '../json-schema.ts';

export const kubernetes: Record<string, JsonSchema> = {
  K8sAffinity: {
    description: 'Affinity is a group of affinity scheduling rules',
    type: 'object',
    properties: {
      nodeAffinity: {
        description: 'Describes node affinity scheduling rules for the pod',
        allOf: [
          {
            $ref: '#/definitions/K8sNodeAffinity',
          },
        ],
      },
      podAffinity: {
        description: 'Describes pod affinity scheduling rules (e.g. co-locate this pod in the same node, zone, etc',
        allOf: [
          {
            $ref: '#/definitions/K8sPodAffinity',
          },
        ],
      },
      podAntiAffinity: {
        description: 'Describes pod anti-affinity scheduling rules (e.g. avoid putting this pod in the same node, zone, etc',
        allOf: [
          {
            $ref: '#/definitions/K8sPodAntiAffinity',
          },
        ],
      },
    },
    additionalProperties: false,
  },
  K8sClusterTrustBundleProjection: {
    description:
      'ClusterTrustBundleProjection describes how to select a set of ClusterTrustBundle objects and project their contents into …',
    type: 'object',
    properties: {
      labelSelector: {
        description: 'Select all ClusterTrustBundles that match this label selector',
        allOf: [
          {
            $ref: '#/definitions/K8sLabelSelector',
          },
        ],
      },
      name: {
        description: 'Select a single ClusterTrustBundle by object name',
        type: 'string',
      },
      optional: {
        description: "If true, don't block pod startup if the referenced ClusterTrustBundle(s) aren't available",
        type: 'boolean',
      },
      path: {
        description: 'Relative path from the volume root to write the bundle',
        type: 'string',
      },
      signerName: {
        description: 'Select all ClusterTrustBundles that match this signer name',
        type: 'string',
      },
    },
    required: ['path'],
    additionalProperties: false,
  },
  K8sConfigMapEnvSource: {
    description: 'ConfigMapEnvSource selects a ConfigMap to populate the environment variables with',
    type: 'object',
    properties: {
      name: {
        description: 'Name of the referent',
        type: 'string',
      },
      optional: {
        description: 'Specify whether the ConfigMap must be defined',
        type: 'boolean',
      },
    },
    additionalProperties: false,
  },
  K8sConfigMapKeySelector: {
    description: 'Selects a key from a ConfigMap',
    type: 'object',
    properties: {
      key: {
        description: 'The key to select',
        type: 'string',
      },
      name: {
        description: 'Name of the referent',
        type: 'string',
      },
      optional: {
        description: 'Specify whether the ConfigMap or its key must be defined',
        type: 'boolean',
      },
    },
    required: ['key'],
    additionalProperties: false,
  },
  K8sConfigMapProjection: {
    description: 'Adapts a ConfigMap into a projected volume',
    type: 'object',
    properties: {
      items: {
        description: 'items if unspecified, each key-value pair in the Data field of the referenced ConfigMap will be projected into the …',
        type: 'array',
        items: {
          $ref: '#/definitions/K8sKeyToPath',
        },
      },
      name: {
        description: 'Name of the referent',
        type: 'string',
      },
      optional: {
        description: 'optional specify whether the ConfigMap or its keys must be defined',
        type: 'boolean',
      },
    },
    additionalProperties: false,
  },
  K8sConfigMapVolumeSource: {
    description: 'Adapts a ConfigMap into a volume',
    type: 'object',
    properties: {
      defaultMode: {
        description: 'defaultMode is optional: mode bits used to set permissions on created files by default',
        type: 'integer',
      },
      items: {
        description: 'items if unspecified, each key-value pair in the Data field of the referenced ConfigMap will be projected into the …',
        type: 'array',
        items: {
          $ref: '#/definitions/K8sKeyToPath',
        },
      },
      name: {
        description: 'Name of the referent',
        type: 'string',
      },
      optional: {
        description: 'optional specify whether the ConfigMap or its keys must be defined',
        type: 'boolean',
      },
    },
    additionalProperties: false,
  },
  K8sContainer: {
    description: 'A container beside that of the component',
    type: 'object',
    properties: {
      image: {
        description: 'Image of the container',
        type: 'string',
      },
      ports: {
        description: 'Ports of the container; ports of the node are not to be had',
        type: 'array',
        items: {
          description: 'ports',
          type: 'object',
          properties: {
            containerPort: {
              description: "Number of port to expose on the pod's IP address",
              type: 'integer',
            },
            name: {
              description: 'If specified, this must be an IANA_SVC_NAME and unique within the pod',
              type: 'string',
            },
            protocol: {
              description: 'Protocol for port',
              type: 'string',
            },
          },
          required: ['containerPort'],
          additionalProperties: false,
        },
      },
      securityContext: {
        description: 'What of the security context may differ; the rest is that of the standard "restricted"',
        type: 'object',
        properties: {
          runAsUser: {
            description: 'The UID to run the entrypoint of the container process',
            type: 'integer',
            minimum: 1,
          },
          runAsGroup: {
            description: 'The GID to run the entrypoint of the container process',
            type: 'integer',
          },
          readOnlyRootFilesystem: {
            description: 'Whether this container has a read-only root filesystem',
            type: 'boolean',
          },
        },
        additionalProperties: false,
      },
      args: {
        description: 'Arguments to the entrypoint',
        type: 'array',
        items: {
          description: 'args',
          type: 'string',
        },
      },
      command: {
        description: 'Entrypoint array',
        type: 'array',
        items: {
          description: 'command',
          type: 'string',
        },
      },
      env: {
        description: 'List of environment variables to set in the container',
        type: 'array',
        items: {
          $ref: '#/definitions/K8sEnvVar',
        },
      },
      envFrom: {
        description: 'List of sources to populate environment variables in the container',
        type: 'array',
        items: {
          $ref: '#/definitions/K8sEnvFromSource',
        },
      },
      imagePullPolicy: {
        description: 'Image pull policy',
        type: 'string',
      },
      lifecycle: {
        description: 'Actions that the management system should take in response to container lifecycle events',
        allOf: [
          {
            $ref: '#/definitions/K8sLifecycle',
          },
        ],
      },
      livenessProbe: {
        description: 'Periodic probe of container liveness',
        allOf: [
          {
            $ref: '#/definitions/K8sProbe',
          },
        ],
      },
      readinessProbe: {
        description: 'Periodic probe of container service readiness',
        allOf: [
          {
            $ref: '#/definitions/K8sProbe',
          },
        ],
      },
      resources: {
        description: 'Compute Resources required by this container',
        allOf: [
          {
            $ref: '#/definitions/K8sResourceRequirements',
          },
        ],
      },
      startupProbe: {
        description: 'StartupProbe indicates that the Pod has successfully initialized',
        allOf: [
          {
            $ref: '#/definitions/K8sProbe',
          },
        ],
      },
      volumeMounts: {
        description: "Pod volumes to mount into the container's filesystem",
        type: 'array',
        items: {
          $ref: '#/definitions/K8sVolumeMount',
        },
      },
      workingDir: {
        description: "Container's working directory",
        type: 'string',
      },
    },
    required: ['image'],
    additionalProperties: false,
  },
  K8sCSIVolumeSource: {
    description: 'Represents a source location of a volume to mount, managed by an external CSI driver',
    type: 'object',
    properties: {
      driver: {
        description: 'driver is the name of the CSI driver that handles this volume',
        type: 'string',
      },
      fsType: {
        description: 'fsType to mount',
        type: 'string',
      },
      nodePublishSecretRef: {
        description:
          'nodePublishSecretRef is a reference to the secret object containing sensitive information to pass to the CSI driver to …',
        allOf: [
          {
            $ref: '#/definitions/K8sLocalObjectReference',
          },
        ],
      },
      readOnly: {
        description: 'readOnly specifies a read-only configuration for the volume',
        type: 'boolean',
      },
      volumeAttributes: {
        description: 'volumeAttributes stores driver-specific properties that are passed to the CSI driver',
        type: 'object',
        additionalProperties: {
          description: 'volumeAttributes',
          type: 'string',
        },
      },
    },
    required: ['driver'],
    additionalProperties: false,
  },
  K8sDownwardAPIProjection: {
    description: 'Represents downward API info for projecting into a projected volume',
    type: 'object',
    properties: {
      items: {
        description: 'Items is a list of DownwardAPIVolume file',
        type: 'array',
        items: {
          $ref: '#/definitions/K8sDownwardAPIVolumeFile',
        },
      },
    },
    additionalProperties: false,
  },
  K8sDownwardAPIVolumeFile: {
    description: 'DownwardAPIVolumeFile represents information to create the file containing the pod field',
    type: 'object',
    properties: {
      fieldRef: {
        description: 'Required: Selects a field of the pod: only annotations, labels, name, namespace and uid are supported',
        allOf: [
          {
            $ref: '#/definitions/K8sObjectFieldSelector',
          },
        ],
      },
      mode: {
        description:
          'Optional: mode bits used to set permissions on this file, must be an octal value between 0000 and 0777 or a decimal …',
        type: 'integer',
      },
      path: {
        description: 'Required: Path is the relative path name of the file to be created',
        type: 'string',
      },
      resourceFieldRef: {
        description:
          'Selects a resource of the container: only resources limits and requests (limits.cpu, limits.memory, requests.cpu and …',
        allOf: [
          {
            $ref: '#/definitions/K8sResourceFieldSelector',
          },
        ],
      },
    },
    required: ['path'],
    additionalProperties: false,
  },
  K8sDownwardAPIVolumeSource: {
    description: 'DownwardAPIVolumeSource represents a volume containing downward API info',
    type: 'object',
    properties: {
      defaultMode: {
        description: 'Optional: mode bits to use on created files by default',
        type: 'integer',
      },
      items: {
        description: 'Items is a list of downward API volume file',
        type: 'array',
        items: {
          $ref: '#/definitions/K8sDownwardAPIVolumeFile',
        },
      },
    },
    additionalProperties: false,
  },
  K8sEmptyDirVolumeSource: {
    description: 'Represents an empty directory for a pod',
    type: 'object',
    properties: {
      medium: {
        description: 'medium represents what type of storage medium should back this directory',
        type: 'string',
      },
      sizeLimit: {
        description: 'sizeLimit is the total amount of local storage required for this EmptyDir volume',
        allOf: [
          {
            $ref: '#/definitions/K8sQuantity',
          },
        ],
      },
    },
    additionalProperties: false,
  },
  K8sEnvFromSource: {
    description: 'EnvFromSource represents the source of a set of ConfigMaps',
    type: 'object',
    properties: {
      configMapRef: {
        description: 'The ConfigMap to select from',
        allOf: [
          {
            $ref: '#/definitions/K8sConfigMapEnvSource',
          },
        ],
      },
      prefix: {
        description: 'An optional identifier to prepend to each key in the ConfigMap',
        type: 'string',
      },
      secretRef: {
        description: 'The Secret to select from',
        allOf: [
          {
            $ref: '#/definitions/K8sSecretEnvSource',
          },
        ],
      },
    },
    additionalProperties: false,
  },
  K8sEnvVar: {
    description: 'EnvVar represents an environment variable present in a Container',
    type: 'object',
    properties: {
      name: {
        description: 'Name of the environment variable',
        type: 'string',
      },
      value: {
        description:
          'Variable references $(VAR_NAME) are expanded using the previously defined environment variables in the container and any …',
        type: 'string',
      },
      valueFrom: {
        description: "Source for the environment variable's value",
        allOf: [
          {
            $ref: '#/definitions/K8sEnvVarSource',
          },
        ],
      },
    },
    required: ['name'],
    additionalProperties: false,
  },
  K8sEnvVarSource: {
    description: 'EnvVarSource represents a source for the value of an EnvVar',
    type: 'object',
    properties: {
      configMapKeyRef: {
        description: 'Selects a key of a ConfigMap',
        allOf: [
          {
            $ref: '#/definitions/K8sConfigMapKeySelector',
          },
        ],
      },
      fieldRef: {
        description: "Selects a field of the pod: supports metadata.name, metadata.namespace, `metadata.labels['<KEY>']`, …",
        allOf: [
          {
            $ref: '#/definitions/K8sObjectFieldSelector',
          },
        ],
      },
      resourceFieldRef: {
        description: 'Selects a resource of the container: only resources limits and requests (limits.cpu, limits.memory, …',
        allOf: [
          {
            $ref: '#/definitions/K8sResourceFieldSelector',
          },
        ],
      },
      secretKeyRef: {
        description: "Selects a key of a secret in the pod's namespace",
        allOf: [
          {
            $ref: '#/definitions/K8sSecretKeySelector',
          },
        ],
      },
    },
    additionalProperties: false,
  },
  K8sExecAction: {
    description: 'ExecAction describes a "run in container" action',
    type: 'object',
    properties: {
      command: {
        description:
          "Command is the command line to execute inside the container, the working directory for the command is root ('/') in the …",
        type: 'array',
        items: {
          description: 'command',
          type: 'string',
        },
      },
    },
    additionalProperties: false,
  },
  K8sGRPCAction: {
    description: 'GRPCAction',
    type: 'object',
    properties: {
      port: {
        description: 'Port number of the gRPC service',
        type: 'integer',
      },
      service: {
        description: 'Service is the name of the service to place in the gRPC HealthCheckRequest (see …',
        type: 'string',
      },
    },
    required: ['port'],
    additionalProperties: false,
  },
  K8sHorizontalPodAutoscalerBehavior: {
    description: 'HorizontalPodAutoscalerBehavior configures the scaling behavior of the target in both Up and Down directions (scaleUp …',
    type: 'object',
    properties: {
      scaleDown: {
        description: 'scaleDown is scaling policy for scaling Down',
        allOf: [
          {
            $ref: '#/definitions/K8sHPAScalingRules',
          },
        ],
      },
      scaleUp: {
        description: 'scaleUp is scaling policy for scaling Up',
        allOf: [
          {
            $ref: '#/definitions/K8sHPAScalingRules',
          },
        ],
      },
    },
    additionalProperties: false,
  },
  K8sHPAScalingPolicy: {
    description: 'HPAScalingPolicy is a single policy which must hold true for a specified past interval',
    type: 'object',
    properties: {
      periodSeconds: {
        description: 'periodSeconds specifies the window of time for which the policy should hold true',
        type: 'integer',
      },
      type: {
        description: 'type is used to specify the scaling policy',
        type: 'string',
      },
      value: {
        description: 'value contains the amount of change which is permitted by the policy',
        type: 'integer',
      },
    },
    required: ['periodSeconds', 'type', 'value'],
    additionalProperties: false,
  },
  K8sHPAScalingRules: {
    description: 'HPAScalingRules configures the scaling behavior for one direction',
    type: 'object',
    properties: {
      policies: {
        description: 'policies is a list of potential scaling polices which can be used during scaling',
        type: 'array',
        items: {
          $ref: '#/definitions/K8sHPAScalingPolicy',
        },
      },
      selectPolicy: {
        description: 'selectPolicy is used to specify which policy should be used',
        type: 'string',
      },
      stabilizationWindowSeconds: {
        description:
          'stabilizationWindowSeconds is the number of seconds for which past recommendations should be considered while scaling up …',
        type: 'integer',
      },
    },
    additionalProperties: false,
  },
  K8sHTTPGetAction: {
    description: 'HTTPGetAction describes an action based on HTTP Get requests',
    type: 'object',
    properties: {
      host: {
        description: 'Host name to connect to, defaults to the pod IP. You probably want to set "Host" in httpHeaders instead',
        type: 'string',
      },
      httpHeaders: {
        description: 'Custom headers to set in the request',
        type: 'array',
        items: {
          $ref: '#/definitions/K8sHTTPHeader',
        },
      },
      path: {
        description: 'Path to access on the HTTP server',
        type: 'string',
      },
      port: {
        description: 'Name or number of the port to access on the container',
        type: ['integer', 'string'],
      },
      scheme: {
        description: 'Scheme to use for connecting to the host',
        type: 'string',
      },
    },
    required: ['port'],
    additionalProperties: false,
  },
  K8sHTTPHeader: {
    description: 'HTTPHeader describes a custom header to be used in HTTP probes',
    type: 'object',
    properties: {
      name: {
        description: 'The header field name',
        type: 'string',
      },
      value: {
        description: 'The header field value',
        type: 'string',
      },
    },
    required: ['name', 'value'],
    additionalProperties: false,
  },
  K8sIPBlock: {
    description: 'IPBlock describes a particular CIDR (Ex',
    type: 'object',
    properties: {
      cidr: {
        description: 'cidr is a string representing the IPBlock Valid examples are "192.168.1.0/24" or "2001:db8::/64"',
        type: 'string',
      },
      except: {
        description: 'except is a slice of CIDRs that should not be included within an IPBlock Valid examples are "192.168.1.0/24" or …',
        type: 'array',
        items: {
          description: 'except',
          type: 'string',
        },
      },
    },
    required: ['cidr'],
    additionalProperties: false,
  },
  K8sKeyToPath: {
    description: 'Maps a string key to a path within a volume',
    type: 'object',
    properties: {
      key: {
        description: 'key is the key to project',
        type: 'string',
      },
      mode: {
        description: 'mode is Optional: mode bits used to set permissions on this file',
        type: 'integer',
      },
      path: {
        description: 'path is the relative path of the file to map the key to',
        type: 'string',
      },
    },
    required: ['key', 'path'],
    additionalProperties: false,
  },
  K8sLabelSelector: {
    description: 'A label selector is a label query over a set of resources',
    type: 'object',
    properties: {
      matchExpressions: {
        description: 'matchExpressions is a list of label selector requirements',
        type: 'array',
        items: {
          $ref: '#/definitions/K8sLabelSelectorRequirement',
        },
      },
      matchLabels: {
        description: 'matchLabels is a map of {key,value} pairs',
        type: 'object',
        additionalProperties: {
          description: 'matchLabels',
          type: 'string',
        },
      },
    },
    additionalProperties: false,
  },
  K8sLabelSelectorRequirement: {
    description: 'A label selector requirement is a selector that contains values, a key, and an operator that relates the key and values',
    type: 'object',
    properties: {
      key: {
        description: 'key is the label key that the selector applies to',
        type: 'string',
      },
      operator: {
        description: "operator represents a key's relationship to a set of values",
        type: 'string',
      },
      values: {
        description: 'values is an array of string values',
        type: 'array',
        items: {
          description: 'values',
          type: 'string',
        },
      },
    },
    required: ['key', 'operator'],
    additionalProperties: false,
  },
  K8sLifecycle: {
    description: 'Lifecycle describes actions that the management system should take in response to container lifecycle events',
    type: 'object',
    properties: {
      postStart: {
        description: 'PostStart is called immediately after a container is created',
        allOf: [
          {
            $ref: '#/definitions/K8sLifecycleHandler',
          },
        ],
      },
      preStop: {
        description: 'PreStop is called immediately before a container is terminated due to an API request or management event such as …',
        allOf: [
          {
            $ref: '#/definitions/K8sLifecycleHandler',
          },
        ],
      },
    },
    additionalProperties: false,
  },
  K8sLifecycleHandler: {
    description: 'LifecycleHandler defines a specific action that should be taken in a lifecycle hook',
    type: 'object',
    properties: {
      exec: {
        description: 'Exec specifies the action to take',
        allOf: [
          {
            $ref: '#/definitions/K8sExecAction',
          },
        ],
      },
      httpGet: {
        description: 'HTTPGet specifies the http request to perform',
        allOf: [
          {
            $ref: '#/definitions/K8sHTTPGetAction',
          },
        ],
      },
      sleep: {
        description: 'Sleep represents the duration that the container should sleep before being terminated',
        allOf: [
          {
            $ref: '#/definitions/K8sSleepAction',
          },
        ],
      },
      tcpSocket: {
        description: 'Deprecated',
        allOf: [
          {
            $ref: '#/definitions/K8sTCPSocketAction',
          },
        ],
      },
    },
    additionalProperties: false,
  },
  K8sLocalObjectReference: {
    description: 'LocalObjectReference contains enough information to let you locate the referenced object inside the same namespace',
    type: 'object',
    properties: {
      name: {
        description: 'Name of the referent',
        type: 'string',
      },
    },
    additionalProperties: false,
  },
  K8sNetworkPolicyEgressRule: {
    description: 'NetworkPolicyEgressRule describes a particular set of traffic that is allowed out of pods matched by a …',
    type: 'object',
    properties: {
      ports: {
        description: 'ports is a list of destination ports for outgoing traffic',
        type: 'array',
        items: {
          $ref: '#/definitions/K8sNetworkPolicyPort',
        },
      },
      to: {
        description: 'to is a list of destinations for outgoing traffic of pods selected for this rule',
        type: 'array',
        items: {
          $ref: '#/definitions/K8sNetworkPolicyPeer',
        },
      },
    },
    additionalProperties: false,
  },
  K8sNetworkPolicyIngressRule: {
    description: 'NetworkPolicyIngressRule describes a particular set of traffic that is allowed to the pods matched by a …',
    type: 'object',
    properties: {
      from: {
        description: 'from is a list of sources which should be able to access the pods selected for this rule',
        type: 'array',
        items: {
          $ref: '#/definitions/K8sNetworkPolicyPeer',
        },
      },
      ports: {
        description: 'ports is a list of ports which should be made accessible on the pods selected for this rule',
        type: 'array',
        items: {
          $ref: '#/definitions/K8sNetworkPolicyPort',
        },
      },
    },
    additionalProperties: false,
  },
  K8sNetworkPolicyPeer: {
    description: 'NetworkPolicyPeer describes a peer to allow traffic to/from',
    type: 'object',
    properties: {
      ipBlock: {
        description: 'ipBlock defines policy on a particular IPBlock',
        allOf: [
          {
            $ref: '#/definitions/K8sIPBlock',
          },
        ],
      },
      namespaceSelector: {
        description: 'namespaceSelector selects namespaces using cluster-scoped labels',
        allOf: [
          {
            $ref: '#/definitions/K8sLabelSelector',
          },
        ],
      },
      podSelector: {
        description: 'podSelector is a label selector which selects pods',
        allOf: [
          {
            $ref: '#/definitions/K8sLabelSelector',
          },
        ],
      },
    },
    additionalProperties: false,
  },
  K8sNetworkPolicyPort: {
    description: 'NetworkPolicyPort describes a port to allow traffic on',
    type: 'object',
    properties: {
      endPort: {
        description: 'endPort indicates that the range of ports from port to endPort if set, inclusive, should be allowed by the policy',
        type: 'integer',
      },
      port: {
        description: 'port represents the port on the given protocol',
        type: ['integer', 'string'],
      },
      protocol: {
        description: 'protocol represents the protocol (TCP, UDP, or SCTP) which traffic must match',
        type: 'string',
      },
    },
    additionalProperties: false,
  },
  K8sNodeAffinity: {
    description: 'Node affinity is a group of node affinity scheduling rules',
    type: 'object',
    properties: {
      preferredDuringSchedulingIgnoredDuringExecution: {
        description:
          'The scheduler will prefer to schedule pods to nodes that satisfy the affinity expressions specified by this field, but …',
        type: 'array',
        items: {
          $ref: '#/definitions/K8sPreferredSchedulingTerm',
        },
      },
      requiredDuringSchedulingIgnoredDuringExecution: {
        description:
          'If the affinity requirements specified by this field are not met at scheduling time, the pod will not be scheduled onto …',
        allOf: [
          {
            $ref: '#/definitions/K8sNodeSelector',
          },
        ],
      },
    },
    additionalProperties: false,
  },
  K8sNodeSelector: {
    description: 'A node selector represents the union of the results of one or more label queries over a set of nodes; that is, it …',
    type: 'object',
    properties: {
      nodeSelectorTerms: {
        description: 'Required',
        type: 'array',
        items: {
          $ref: '#/definitions/K8sNodeSelectorTerm',
        },
      },
    },
    required: ['nodeSelectorTerms'],
    additionalProperties: false,
  },
  K8sNodeSelectorRequirement: {
    description: 'A node selector requirement is a selector that contains values, a key, and an operator that relates the key and values',
    type: 'object',
    properties: {
      key: {
        description: 'The label key that the selector applies to',
        type: 'string',
      },
      operator: {
        description: "Represents a key's relationship to a set of values",
        type: 'string',
      },
      values: {
        description: 'An array of string values',
        type: 'array',
        items: {
          description: 'values',
          type: 'string',
        },
      },
    },
    required: ['key', 'operator'],
    additionalProperties: false,
  },
  K8sNodeSelectorTerm: {
    description: 'A null or empty node selector term matches no objects',
    type: 'object',
    properties: {
      matchExpressions: {
        description: "A list of node selector requirements by node's labels",
        type: 'array',
        items: {
          $ref: '#/definitions/K8sNodeSelectorRequirement',
        },
      },
      matchFields: {
        description: "A list of node selector requirements by node's fields",
        type: 'array',
        items: {
          $ref: '#/definitions/K8sNodeSelectorRequirement',
        },
      },
    },
    additionalProperties: false,
  },
  K8sObjectFieldSelector: {
    description: 'ObjectFieldSelector selects an APIVersioned field of an object',
    type: 'object',
    properties: {
      apiVersion: {
        description: 'Version of the schema the FieldPath is written in terms of, defaults to "v1"',
        type: 'string',
      },
      fieldPath: {
        description: 'Path of the field to select in the specified API version',
        type: 'string',
      },
    },
    required: ['fieldPath'],
    additionalProperties: false,
  },
  K8sPersistentVolumeClaimSpec: {
    description: 'PersistentVolumeClaimSpec describes the common attributes of storage devices and allows a Source for provider-specific …',
    type: 'object',
    properties: {
      accessModes: {
        description: 'accessModes contains the desired access modes the volume should have',
        type: 'array',
        items: {
          description: 'accessModes',
          type: 'string',
        },
      },
      dataSource: {
        description: 'dataSource field can be used to specify either: * An existing VolumeSnapshot object …',
        allOf: [
          {
            $ref: '#/definitions/K8sTypedLocalObjectReference',
          },
        ],
      },
      dataSourceRef: {
        description: 'dataSourceRef specifies the object from which to populate the volume with data, if a non-empty volume is desired',
        allOf: [
          {
            $ref: '#/definitions/K8sTypedObjectReference',
          },
        ],
      },
      resources: {
        description: 'resources represents the minimum resources the volume should have',
        allOf: [
          {
            $ref: '#/definitions/K8sVolumeResourceRequirements',
          },
        ],
      },
      selector: {
        description: 'selector is a label query over volumes to consider for binding',
        allOf: [
          {
            $ref: '#/definitions/K8sLabelSelector',
          },
        ],
      },
      storageClassName: {
        description: 'storageClassName is the name of the StorageClass required by the claim',
        type: 'string',
      },
      volumeAttributesClassName: {
        description: 'volumeAttributesClassName may be used to set the VolumeAttributesClass used by this claim',
        type: 'string',
      },
      volumeMode: {
        description: 'volumeMode defines what type of volume is required by the claim',
        type: 'string',
      },
      volumeName: {
        description: 'volumeName is the binding reference to the PersistentVolume backing this claim',
        type: 'string',
      },
    },
    additionalProperties: false,
  },
  K8sPersistentVolumeClaimVolumeSource: {
    description: "PersistentVolumeClaimVolumeSource references the user's PVC in the same namespace",
    type: 'object',
    properties: {
      claimName: {
        description: 'claimName is the name of a PersistentVolumeClaim in the same namespace as the pod using this volume',
        type: 'string',
      },
      readOnly: {
        description: 'readOnly Will force the ReadOnly setting in VolumeMounts',
        type: 'boolean',
      },
    },
    required: ['claimName'],
    additionalProperties: false,
  },
  K8sPodAffinity: {
    description: 'Pod affinity is a group of inter pod affinity scheduling rules',
    type: 'object',
    properties: {
      preferredDuringSchedulingIgnoredDuringExecution: {
        description:
          'The scheduler will prefer to schedule pods to nodes that satisfy the affinity expressions specified by this field, but …',
        type: 'array',
        items: {
          $ref: '#/definitions/K8sWeightedPodAffinityTerm',
        },
      },
      requiredDuringSchedulingIgnoredDuringExecution: {
        description:
          'If the affinity requirements specified by this field are not met at scheduling time, the pod will not be scheduled onto …',
        type: 'array',
        items: {
          $ref: '#/definitions/K8sPodAffinityTerm',
        },
      },
    },
    additionalProperties: false,
  },
  K8sPodAffinityTerm: {
    description:
      'Defines a set of pods (namely those matching the labelSelector relative to the given namespace(s)) that this pod should …',
    type: 'object',
    properties: {
      labelSelector: {
        description: 'A label query over a set of resources, in this case pods',
        allOf: [
          {
            $ref: '#/definitions/K8sLabelSelector',
          },
        ],
      },
      matchLabelKeys: {
        description: 'MatchLabelKeys is a set of pod label keys to select which pods will be taken into consideration',
        type: 'array',
        items: {
          description: 'matchLabelKeys',
          type: 'string',
        },
      },
      mismatchLabelKeys: {
        description: 'MismatchLabelKeys is a set of pod label keys to select which pods will be taken into consideration',
        type: 'array',
        items: {
          description: 'mismatchLabelKeys',
          type: 'string',
        },
      },
      namespaceSelector: {
        description: 'A label query over the set of namespaces that the term applies to',
        allOf: [
          {
            $ref: '#/definitions/K8sLabelSelector',
          },
        ],
      },
      namespaces: {
        description: 'namespaces specifies a static list of namespace names that the term applies to',
        type: 'array',
        items: {
          description: 'namespaces',
          type: 'string',
        },
      },
      topologyKey: {
        description:
          'This pod should be co-located (affinity) or not co-located (anti-affinity) with the pods matching the labelSelector in …',
        type: 'string',
      },
    },
    required: ['topologyKey'],
    additionalProperties: false,
  },
  K8sPodAntiAffinity: {
    description: 'Pod anti affinity is a group of inter pod anti affinity scheduling rules',
    type: 'object',
    properties: {
      preferredDuringSchedulingIgnoredDuringExecution: {
        description:
          'The scheduler will prefer to schedule pods to nodes that satisfy the anti-affinity expressions specified by this field, …',
        type: 'array',
        items: {
          $ref: '#/definitions/K8sWeightedPodAffinityTerm',
        },
      },
      requiredDuringSchedulingIgnoredDuringExecution: {
        description:
          'If the anti-affinity requirements specified by this field are not met at scheduling time, the pod will not be scheduled …',
        type: 'array',
        items: {
          $ref: '#/definitions/K8sPodAffinityTerm',
        },
      },
    },
    additionalProperties: false,
  },
  K8sPolicyRule: {
    description: 'A rule of a Role: within the namespace',
    type: 'object',
    properties: {
      apiGroups: {
        description: 'APIGroups is the name of the APIGroup that contains the resources',
        type: 'array',
        items: {
          description: 'apiGroups',
          type: 'string',
        },
      },
      resourceNames: {
        description: 'ResourceNames is an optional white list of names that the rule applies to',
        type: 'array',
        items: {
          description: 'resourceNames',
          type: 'string',
        },
      },
      resources: {
        description: 'Resources is a list of resources this rule applies to',
        type: 'array',
        items: {
          description: 'resources',
          type: 'string',
        },
      },
      verbs: {
        description: 'Verbs is a list of Verbs that apply to ALL the ResourceKinds contained in this rule',
        type: 'array',
        items: {
          description: 'verbs',
          type: 'string',
        },
      },
    },
    required: ['verbs'],
    additionalProperties: false,
  },
  K8sPreferredSchedulingTerm: {
    description: "An empty preferred scheduling term matches all objects with implicit weight 0 (i.e. it's a no-op)",
    type: 'object',
    properties: {
      preference: {
        description: 'A node selector term, associated with the corresponding weight',
        allOf: [
          {
            $ref: '#/definitions/K8sNodeSelectorTerm',
          },
        ],
      },
      weight: {
        description: 'Weight associated with matching the corresponding nodeSelectorTerm, in the range 1-100',
        type: 'integer',
      },
    },
    required: ['preference', 'weight'],
    additionalProperties: false,
  },
  K8sProbe: {
    description:
      'Probe describes a health check to be performed against a container to determine whether it is alive or ready to receive …',
    type: 'object',
    properties: {
      exec: {
        description: 'Exec specifies the action to take',
        allOf: [
          {
            $ref: '#/definitions/K8sExecAction',
          },
        ],
      },
      failureThreshold: {
        description: 'Minimum consecutive failures for the probe to be considered failed after having succeeded',
        type: 'integer',
      },
      grpc: {
        description: 'GRPC specifies an action involving a GRPC port',
        allOf: [
          {
            $ref: '#/definitions/K8sGRPCAction',
          },
        ],
      },
      httpGet: {
        description: 'HTTPGet specifies the http request to perform',
        allOf: [
          {
            $ref: '#/definitions/K8sHTTPGetAction',
          },
        ],
      },
      initialDelaySeconds: {
        description: 'Number of seconds after the container has started before liveness probes are initiated',
        type: 'integer',
      },
      periodSeconds: {
        description: 'How often (in seconds) to perform the probe',
        type: 'integer',
      },
      successThreshold: {
        description: 'Minimum consecutive successes for the probe to be considered successful after having failed',
        type: 'integer',
      },
      tcpSocket: {
        description: 'TCPSocket specifies an action involving a TCP port',
        allOf: [
          {
            $ref: '#/definitions/K8sTCPSocketAction',
          },
        ],
      },
      terminationGracePeriodSeconds: {
        description: 'Optional duration in seconds the pod needs to terminate gracefully upon probe failure',
        type: 'integer',
      },
      timeoutSeconds: {
        description: 'Number of seconds after which the probe times out',
        type: 'integer',
      },
    },
    additionalProperties: false,
  },
  K8sProjectedVolumeSource: {
    description: 'Represents a projected volume source',
    type: 'object',
    properties: {
      defaultMode: {
        description: 'defaultMode are the mode bits used to set permissions on created files by default',
        type: 'integer',
      },
      sources: {
        description: 'sources is the list of volume projections',
        type: 'array',
        items: {
          $ref: '#/definitions/K8sVolumeProjection',
        },
      },
    },
    additionalProperties: false,
  },
  K8sQuantity: {
    description: 'A quantity, such as 100m or 256Mi',
    type: 'string',
    pattern: '^[0-9]+(\\.[0-9]+)?(m|k|Ki|M|Mi|G|Gi|T|Ti)?$',
  },
  K8sResourceClaim: {
    description: 'ResourceClaim references one entry in PodSpec.ResourceClaims',
    type: 'object',
    properties: {
      name: {
        description: 'Name must match the name of one entry in pod.spec.resourceClaims of the Pod where this field is used',
        type: 'string',
      },
    },
    required: ['name'],
    additionalProperties: false,
  },
  K8sResourceFieldSelector: {
    description: 'ResourceFieldSelector represents container resources (cpu, memory) and their output format',
    type: 'object',
    properties: {
      containerName: {
        description: 'Container name: required for volumes, optional for env vars',
        type: 'string',
      },
      divisor: {
        description: 'Specifies the output format of the exposed resources, defaults to "1"',
        allOf: [
          {
            $ref: '#/definitions/K8sQuantity',
          },
        ],
      },
      resource: {
        description: 'Required: resource to select',
        type: 'string',
      },
    },
    required: ['resource'],
    additionalProperties: false,
  },
  K8sResourceRequirements: {
    description: 'ResourceRequirements describes the compute resource requirements',
    type: 'object',
    properties: {
      claims: {
        description: 'Claims lists the names of resources, defined in spec.resourceClaims, that are used by this container',
        type: 'array',
        items: {
          $ref: '#/definitions/K8sResourceClaim',
        },
      },
      limits: {
        description: 'Limits describes the maximum amount of compute resources allowed',
        type: 'object',
        additionalProperties: {
          $ref: '#/definitions/K8sQuantity',
        },
      },
      requests: {
        description: 'Requests describes the minimum amount of compute resources required',
        type: 'object',
        additionalProperties: {
          $ref: '#/definitions/K8sQuantity',
        },
      },
    },
    additionalProperties: false,
  },
  K8sSecretEnvSource: {
    description: 'SecretEnvSource selects a Secret to populate the environment variables with',
    type: 'object',
    properties: {
      name: {
        description: 'Name of the referent',
        type: 'string',
      },
      optional: {
        description: 'Specify whether the Secret must be defined',
        type: 'boolean',
      },
    },
    additionalProperties: false,
  },
  K8sSecretKeySelector: {
    description: 'SecretKeySelector selects a key of a Secret',
    type: 'object',
    properties: {
      key: {
        description: 'The key of the secret to select from',
        type: 'string',
      },
      name: {
        description: 'Name of the referent',
        type: 'string',
      },
      optional: {
        description: 'Specify whether the Secret or its key must be defined',
        type: 'boolean',
      },
    },
    required: ['key'],
    additionalProperties: false,
  },
  K8sSecretProjection: {
    description: 'Adapts a secret into a projected volume',
    type: 'object',
    properties: {
      items: {
        description:
          'items if unspecified, each key-value pair in the Data field of the referenced Secret will be projected into the volume …',
        type: 'array',
        items: {
          $ref: '#/definitions/K8sKeyToPath',
        },
      },
      name: {
        description: 'Name of the referent',
        type: 'string',
      },
      optional: {
        description: 'optional field specify whether the Secret or its key must be defined',
        type: 'boolean',
      },
    },
    additionalProperties: false,
  },
  K8sSecretVolumeSource: {
    description: 'Adapts a Secret into a volume',
    type: 'object',
    properties: {
      defaultMode: {
        description: 'defaultMode is Optional: mode bits used to set permissions on created files by default',
        type: 'integer',
      },
      items: {
        description:
          'items If unspecified, each key-value pair in the Data field of the referenced Secret will be projected into the volume …',
        type: 'array',
        items: {
          $ref: '#/definitions/K8sKeyToPath',
        },
      },
      optional: {
        description: 'optional field specify whether the Secret or its keys must be defined',
        type: 'boolean',
      },
      secretName: {
        description: "secretName is the name of the secret in the pod's namespace to use",
        type: 'string',
      },
    },
    additionalProperties: false,
  },
  K8sServiceAccountTokenProjection: {
    description: 'ServiceAccountTokenProjection represents a projected service account token volume',
    type: 'object',
    properties: {
      audience: {
        description: 'audience is the intended audience of the token',
        type: 'string',
      },
      expirationSeconds: {
        description: 'expirationSeconds is the requested duration of validity of the service account token',
        type: 'integer',
      },
      path: {
        description: 'path is the path relative to the mount point of the file to project the token into',
        type: 'string',
      },
    },
    required: ['path'],
    additionalProperties: false,
  },
  K8sSleepAction: {
    description: 'SleepAction describes a "sleep" action',
    type: 'object',
    properties: {
      seconds: {
        description: 'Seconds is the number of seconds to sleep',
        type: 'integer',
      },
    },
    required: ['seconds'],
    additionalProperties: false,
  },
  K8sTCPSocketAction: {
    description: 'TCPSocketAction describes an action based on opening a socket',
    type: 'object',
    properties: {
      host: {
        description: 'Optional: Host name to connect to, defaults to the pod IP',
        type: 'string',
      },
      port: {
        description: 'Number or name of the port to access on the container',
        type: ['integer', 'string'],
      },
    },
    required: ['port'],
    additionalProperties: false,
  },
  K8sTypedLocalObjectReference: {
    description: 'TypedLocalObjectReference contains enough information to let you locate the typed referenced object inside the same …',
    type: 'object',
    properties: {
      apiGroup: {
        description: 'APIGroup is the group for the resource being referenced',
        type: 'string',
      },
      kind: {
        description: 'Kind is the type of resource being referenced',
        type: 'string',
      },
      name: {
        description: 'Name is the name of resource being referenced',
        type: 'string',
      },
    },
    required: ['kind', 'name'],
    additionalProperties: false,
  },
  K8sTypedObjectReference: {
    description: 'TypedObjectReference',
    type: 'object',
    properties: {
      apiGroup: {
        description: 'APIGroup is the group for the resource being referenced',
        type: 'string',
      },
      kind: {
        description: 'Kind is the type of resource being referenced',
        type: 'string',
      },
      name: {
        description: 'Name is the name of resource being referenced',
        type: 'string',
      },
      namespace: {
        description: 'Namespace is the namespace of resource being referenced Note that when a namespace is specified, a …',
        type: 'string',
      },
    },
    required: ['kind', 'name'],
    additionalProperties: false,
  },
  K8sVolume: {
    description: 'A volume of one of the kinds that the Pod Security Standard "restricted" allows',
    type: 'object',
    properties: {
      ephemeral: {
        description: 'A claim that lives as long as the pod',
        type: 'object',
        properties: {
          volumeClaimTemplate: {
            description: 'The claim',
            type: 'object',
            properties: {
              spec: {
                description: 'What the claim asks for',
                allOf: [
                  {
                    $ref: '#/definitions/K8sPersistentVolumeClaimSpec',
                  },
                ],
              },
            },
            required: ['spec'],
            additionalProperties: false,
          },
        },
        required: ['volumeClaimTemplate'],
        additionalProperties: false,
      },
      configMap: {
        description: 'configMap represents a configMap that should populate this volume',
        allOf: [
          {
            $ref: '#/definitions/K8sConfigMapVolumeSource',
          },
        ],
      },
      csi: {
        description:
          'csi (Container Storage Interface) represents ephemeral storage that is handled by certain external CSI drivers (Beta …',
        allOf: [
          {
            $ref: '#/definitions/K8sCSIVolumeSource',
          },
        ],
      },
      downwardAPI: {
        description: 'downwardAPI represents downward API about the pod that should populate this volume',
        allOf: [
          {
            $ref: '#/definitions/K8sDownwardAPIVolumeSource',
          },
        ],
      },
      emptyDir: {
        description: "emptyDir represents a temporary directory that shares a pod's lifetime",
        allOf: [
          {
            $ref: '#/definitions/K8sEmptyDirVolumeSource',
          },
        ],
      },
      persistentVolumeClaim: {
        description: 'persistentVolumeClaimVolumeSource represents a reference to a PersistentVolumeClaim in the same namespace',
        allOf: [
          {
            $ref: '#/definitions/K8sPersistentVolumeClaimVolumeSource',
          },
        ],
      },
      projected: {
        description: 'projected items for all in one resources secrets, configmaps, and downward API',
        allOf: [
          {
            $ref: '#/definitions/K8sProjectedVolumeSource',
          },
        ],
      },
      secret: {
        description: 'secret represents a secret that should populate this volume',
        allOf: [
          {
            $ref: '#/definitions/K8sSecretVolumeSource',
          },
        ],
      },
    },
    additionalProperties: false,
  },
  K8sVolumeMount: {
    description: 'VolumeMount describes a mounting of a Volume within a container',
    type: 'object',
    properties: {
      mountPath: {
        description: 'Path within the container at which the volume should be mounted',
        type: 'string',
      },
      mountPropagation: {
        description: 'mountPropagation determines how mounts are propagated from the host to container and the other way around',
        type: 'string',
      },
      name: {
        description: 'This must match the Name of a Volume',
        type: 'string',
      },
      readOnly: {
        description: 'Mounted read-only if true, read-write otherwise (false or unspecified)',
        type: 'boolean',
      },
      recursiveReadOnly: {
        description: 'RecursiveReadOnly specifies whether read-only mounts should be handled recursively',
        type: 'string',
      },
      subPath: {
        description: "Path within the volume from which the container's volume should be mounted",
        type: 'string',
      },
      subPathExpr: {
        description: "Expanded path within the volume from which the container's volume should be mounted",
        type: 'string',
      },
    },
    required: ['mountPath', 'name'],
    additionalProperties: false,
  },
  K8sVolumeProjection: {
    description: 'Projection that may be projected along with other supported volume types',
    type: 'object',
    properties: {
      clusterTrustBundle: {
        description: 'ClusterTrustBundle allows a pod to access the `.spec.trustBundle` field of ClusterTrustBundle objects in an …',
        allOf: [
          {
            $ref: '#/definitions/K8sClusterTrustBundleProjection',
          },
        ],
      },
      configMap: {
        description: 'configMap information about the configMap data to project',
        allOf: [
          {
            $ref: '#/definitions/K8sConfigMapProjection',
          },
        ],
      },
      downwardAPI: {
        description: 'downwardAPI information about the downwardAPI data to project',
        allOf: [
          {
            $ref: '#/definitions/K8sDownwardAPIProjection',
          },
        ],
      },
      secret: {
        description: 'secret information about the secret data to project',
        allOf: [
          {
            $ref: '#/definitions/K8sSecretProjection',
          },
        ],
      },
      serviceAccountToken: {
        description: 'serviceAccountToken is information about the serviceAccountToken data to project',
        allOf: [
          {
            $ref: '#/definitions/K8sServiceAccountTokenProjection',
          },
        ],
      },
    },
    additionalProperties: false,
  },
  K8sVolumeResourceRequirements: {
    description: 'VolumeResourceRequirements describes the storage resource requirements for a volume',
    type: 'object',
    properties: {
      limits: {
        description: 'Limits describes the maximum amount of compute resources allowed',
        type: 'object',
        additionalProperties: {
          $ref: '#/definitions/K8sQuantity',
        },
      },
      requests: {
        description: 'Requests describes the minimum amount of compute resources required',
        type: 'object',
        additionalProperties: {
          $ref: '#/definitions/K8sQuantity',
        },
      },
    },
    additionalProperties: false,
  },
  K8sWeightedPodAffinityTerm: {
    description: 'The weights of all of the matched WeightedPodAffinityTerm fields are added per-node to find the most preferred node(s)',
    type: 'object',
    properties: {
      podAffinityTerm: {
        description: 'Required',
        allOf: [
          {
            $ref: '#/definitions/K8sPodAffinityTerm',
          },
        ],
      },
      weight: {
        description: 'weight associated with matching the corresponding podAffinityTerm, in the range 1-100',
        type: 'integer',
      },
    },
    required: ['podAffinityTerm', 'weight'],
    additionalProperties: false,
  },
};
