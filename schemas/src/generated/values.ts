// Generated from schemas/src/values by `make generate`. Do not edit.

/**
 * Taints that are tolerated
 */
export type Tolerations = Toleration[];
/**
 * Address ranges
 *
 * Items: IPv4 or IPv6 range
 */
export type Cidrs = string[];

/**
 * Values of the landfall chart
 */
export interface Values {
  /**
   * Environment; decides which policies apply
   */
  environment: 'dev' | 'stage' | 'prod';
  /**
   * Platform; chooses the preset in files/platforms
   */
  platform: 'aws' | 'generic';
  /**
   * Registrable domain that the hosts and the session cookie share
   */
  domain: string;
  /**
   * Replaces the chart name in object names
   */
  nameOverride: string;
  /**
   * Replaces release and chart name in object names; starts with a letter
   */
  fullnameOverride: string;
  /**
   * Where images come from
   */
  image: {
    /**
     * Registry, and folder in it, of every image; empty means that of the container runtime
     */
    registry: string;
    /**
     * Tag of both images, by convention sha-<git sha>
     */
    tag: string;
    /**
     * When the kubelet pulls
     */
    pullPolicy: 'Always' | 'IfNotPresent' | 'Never';
    /**
     * Names of Secrets that the registry asks for
     *
     * Items: Name of a Secret
     */
    pullSecrets: string[];
  };
  /**
   * Plain environment variables, for every component that reads them
   */
  config: {
    /**
     * Mode of Node.js and its libraries
     */
    NODE_ENV: 'development' | 'test' | 'production';
    /**
     * Lowest level that is logged
     */
    LOG_LEVEL: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
    /**
     * Address that servers listen on
     */
    HOST: string;
    /**
     * Public URL of the web app, without a path; links in e-mails start with it; worked out by the chart where it is not set
     */
    APP_URL?: string;
    /**
     * Public URL of the api, without a path; browsers call it; worked out by the chart where it is not set
     */
    API_URL?: string;
    /**
     * URL of the api as the web server reaches it, without a path; worked out by the chart where it is not set
     */
    API_INTERNAL_URL?: string;
    /**
     * Origins that may call the api from a browser, separated by commas; worked out by the chart where it is not set
     */
    CORS_ORIGINS?: string;
    /**
     * Domain of the session cookie, shared by the web app and the api; worked out by the chart where it is not set
     */
    COOKIE_DOMAIN?: string;
    /**
     * Host of Redis
     */
    REDIS_HOST: string;
    /**
     * Port of Redis
     */
    REDIS_PORT: number;
    /**
     * Connect to Redis with TLS
     */
    REDIS_TLS: boolean;
    /**
     * How long a sign-in lasts, in hours
     */
    SESSION_HOURS: number;
    /**
     * Deepest nesting that a GraphQL operation may have
     */
    GRAPHQL_MAX_DEPTH: number;
    /**
     * Highest cost that a GraphQL operation may have: one per field, multiplied by list sizes
     */
    GRAPHQL_MAX_COMPLEXITY: number;
    /**
     * How long before its start an event is reminded of, in minutes
     */
    REMINDER_LEAD_MINUTES: number;
    /**
     * How long after its end an event is asked about, in minutes
     */
    FEEDBACK_DELAY_MINUTES: number;
    /**
     * Base URL of the e-mail provider's API (Resend or one of its form)
     */
    RESEND_BASE_URL: string;
    /**
     * Sender of every e-mail
     */
    MAIL_FROM: string;
    /**
     * URL of an S3-compatible object store; left out, it is AWS S3 of the region
     */
    S3_ENDPOINT?: string;
    /**
     * Region of the bucket
     */
    S3_REGION: string;
    /**
     * Bucket of the audit archive
     */
    S3_BUCKET: string;
    /**
     * Address the bucket by path instead of by host name, as most S3-compatible stores need
     */
    S3_FORCE_PATH_STYLE: boolean;
    /**
     * Age at which audit rows move to the object store, in days
     */
    AUDIT_RETENTION_DAYS: number;
  };
  /**
   * Where the secret environment variables come from
   */
  secrets: {
    /**
     * inline: written out below; existing: a Secret of the namespace; external: External Secrets Operator
     */
    source: 'inline' | 'existing' | 'external';
    /**
     * Secret variables written out; for development only
     */
    inline: {
      /**
       * PostgreSQL of the application, with a role that reads and writes rows and cannot change the schema
       */
      DATABASE_URL?: string;
      /**
       * PostgreSQL for the migration, with the role that owns the schema
       */
      MIGRATION_DATABASE_URL?: string;
      /**
       * Password of Redis
       */
      REDIS_PASSWORD?: string;
      /**
       * Key that signs session cookies, at least 32 characters
       */
      JWT_SECRET?: string;
      /**
       * API key of the e-mail provider
       */
      RESEND_API_KEY?: string;
      /**
       * Access key of the object store
       */
      S3_ACCESS_KEY?: string;
      /**
       * Secret key of the object store
       */
      S3_SECRET_KEY?: string;
    };
    /**
     * A Secret of the namespace whose keys are the names of the variables
     */
    existing: {
      /**
       * Name of the Secret
       */
      name: string;
    };
    /**
     * ExternalSecrets, one for each component
     */
    external: {
      /**
       * Kind of the store
       */
      storeKind: 'SecretStore' | 'ClusterSecretStore';
      /**
       * Name of the store
       */
      storeName: string;
      /**
       * Key of the secret in the store; its properties are the names of the variables
       */
      remoteKey: string;
      /**
       * How often the store is read
       */
      refreshInterval: string;
    };
  };
  /**
   * The web app
   */
  web: {
    /**
     * The image that it runs
     */
    image: ComponentImage;
    /**
     * Number of pods while autoscaling is off
     */
    replicas: number;
    /**
     * Seconds that a new pod must be ready before a rollout goes on; at least what the load balancer needs to register it
     */
    minReadySeconds: number;
    /**
     * Plain environment variables that only web gets; they win over the common ones
     */
    config: {
      /**
       * Mode of Node.js and its libraries
       */
      NODE_ENV?: 'development' | 'test' | 'production';
      /**
       * Lowest level that is logged
       */
      LOG_LEVEL?: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
      /**
       * Address that servers listen on
       */
      HOST?: string;
      /**
       * Public URL of the web app, without a path; links in e-mails start with it; worked out by the chart where it is not set
       */
      APP_URL?: string;
      /**
       * Public URL of the api, without a path; browsers call it; worked out by the chart where it is not set
       */
      API_URL?: string;
      /**
       * URL of the api as the web server reaches it, without a path; worked out by the chart where it is not set
       */
      API_INTERNAL_URL?: string;
      /**
       * Domain of the session cookie, shared by the web app and the api; worked out by the chart where it is not set
       */
      COOKIE_DOMAIN?: string;
    };
    /**
     * CPU and memory of one pod
     */
    resources: Resources;
    /**
     * Horizontal autoscaling
     */
    autoscaling: Autoscaling;
    /**
     * Limits of voluntary disruptions
     */
    disruption: Disruption;
    /**
     * The time that leaving takes
     */
    shutdown: ServerShutdown;
    /**
     * Labels that a node must have to run the pods
     */
    nodeSelector: NodeSelector;
    /**
     * Taints of nodes that the pods tolerate
     */
    tolerations: Tolerations;
    /**
     * Annotations of the pods
     */
    podAnnotations: Annotations;
  };
  /**
   * The GraphQL api
   */
  api: {
    /**
     * The image that it runs
     */
    image: ComponentImage;
    /**
     * Number of pods while autoscaling is off
     */
    replicas: number;
    /**
     * Seconds that a new pod must be ready before a rollout goes on; at least what the load balancer needs to register it
     */
    minReadySeconds: number;
    /**
     * Plain environment variables that only api gets; they win over the common ones
     */
    config: {
      /**
       * Mode of Node.js and its libraries
       */
      NODE_ENV?: 'development' | 'test' | 'production';
      /**
       * Lowest level that is logged
       */
      LOG_LEVEL?: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
      /**
       * Address that servers listen on
       */
      HOST?: string;
      /**
       * Public URL of the web app, without a path; links in e-mails start with it; worked out by the chart where it is not set
       */
      APP_URL?: string;
      /**
       * Public URL of the api, without a path; browsers call it; worked out by the chart where it is not set
       */
      API_URL?: string;
      /**
       * Origins that may call the api from a browser, separated by commas; worked out by the chart where it is not set
       */
      CORS_ORIGINS?: string;
      /**
       * Domain of the session cookie, shared by the web app and the api; worked out by the chart where it is not set
       */
      COOKIE_DOMAIN?: string;
      /**
       * Host of Redis
       */
      REDIS_HOST?: string;
      /**
       * Port of Redis
       */
      REDIS_PORT?: number;
      /**
       * Connect to Redis with TLS
       */
      REDIS_TLS?: boolean;
      /**
       * How long a sign-in lasts, in hours
       */
      SESSION_HOURS?: number;
      /**
       * Deepest nesting that a GraphQL operation may have
       */
      GRAPHQL_MAX_DEPTH?: number;
      /**
       * Highest cost that a GraphQL operation may have: one per field, multiplied by list sizes
       */
      GRAPHQL_MAX_COMPLEXITY?: number;
      /**
       * How long before its start an event is reminded of, in minutes
       */
      REMINDER_LEAD_MINUTES?: number;
      /**
       * How long after its end an event is asked about, in minutes
       */
      FEEDBACK_DELAY_MINUTES?: number;
    };
    /**
     * CPU and memory of one pod
     */
    resources: Resources;
    /**
     * Horizontal autoscaling
     */
    autoscaling: Autoscaling;
    /**
     * Limits of voluntary disruptions
     */
    disruption: Disruption;
    /**
     * The time that leaving takes
     */
    shutdown: ServerShutdown;
    /**
     * Labels that a node must have to run the pods
     */
    nodeSelector: NodeSelector;
    /**
     * Taints of nodes that the pods tolerate
     */
    tolerations: Tolerations;
    /**
     * Annotations of the pods
     */
    podAnnotations: Annotations;
    /**
     * Use of PostgreSQL
     */
    database: Database;
  };
  /**
   * The workers, one for each queue of the registry
   */
  workers: {
    /**
     * What every worker has unless it says otherwise
     */
    defaults: {
      /**
       * Run the worker
       */
      enabled: boolean;
      /**
       * Number of pods
       */
      replicas: number;
      /**
       * CPU and memory of one pod
       */
      resources: Resources;
      /**
       * Limits of voluntary disruptions
       */
      disruption: Disruption;
      /**
       * The time that leaving takes
       */
      shutdown: WorkerShutdown;
      /**
       * Use of PostgreSQL
       */
      database: Database;
      /**
       * Labels that a node must have to run the pods
       */
      nodeSelector: NodeSelector;
      /**
       * Taints of nodes that the pods tolerate
       */
      tolerations: Tolerations;
      /**
       * Annotations of the pods
       */
      podAnnotations: Annotations;
    };
    /**
     * The worker of the queue reminders: e-mail before an event starts; what is not set comes from the defaults
     */
    reminders: {
      /**
       * Run the worker
       */
      enabled?: boolean;
      /**
       * Number of pods
       */
      replicas?: number;
      /**
       * CPU and memory of one pod
       */
      resources?: ResourcesOverride;
      /**
       * Limits of voluntary disruptions
       */
      disruption?: DisruptionOverride;
      /**
       * The time that leaving takes
       */
      shutdown?: WorkerShutdownOverride;
      /**
       * Use of PostgreSQL
       */
      database?: DatabaseOverride;
      /**
       * Labels that a node must have to run the pods
       */
      nodeSelector?: NodeSelector;
      /**
       * Taints of nodes that the pods tolerate
       */
      tolerations?: Tolerations;
      /**
       * Annotations of the pods
       */
      podAnnotations?: Annotations;
      /**
       * Jobs that one pod runs at once
       */
      concurrency: number;
      /**
       * Plain environment variables that only worker-reminders gets; they win over the common ones
       */
      config: {
        /**
         * Mode of Node.js and its libraries
         */
        NODE_ENV?: 'development' | 'test' | 'production';
        /**
         * Lowest level that is logged
         */
        LOG_LEVEL?: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
        /**
         * Address that servers listen on
         */
        HOST?: string;
        /**
         * Public URL of the web app, without a path; links in e-mails start with it; worked out by the chart where it is not set
         */
        APP_URL?: string;
        /**
         * Host of Redis
         */
        REDIS_HOST?: string;
        /**
         * Port of Redis
         */
        REDIS_PORT?: number;
        /**
         * Connect to Redis with TLS
         */
        REDIS_TLS?: boolean;
        /**
         * Base URL of the e-mail provider's API (Resend or one of its form)
         */
        RESEND_BASE_URL?: string;
        /**
         * Sender of every e-mail
         */
        MAIL_FROM?: string;
      };
    };
    /**
     * The worker of the queue feedback: e-mail after an event ended; what is not set comes from the defaults
     */
    feedback: {
      /**
       * Run the worker
       */
      enabled?: boolean;
      /**
       * Number of pods
       */
      replicas?: number;
      /**
       * CPU and memory of one pod
       */
      resources?: ResourcesOverride;
      /**
       * Limits of voluntary disruptions
       */
      disruption?: DisruptionOverride;
      /**
       * The time that leaving takes
       */
      shutdown?: WorkerShutdownOverride;
      /**
       * Use of PostgreSQL
       */
      database?: DatabaseOverride;
      /**
       * Labels that a node must have to run the pods
       */
      nodeSelector?: NodeSelector;
      /**
       * Taints of nodes that the pods tolerate
       */
      tolerations?: Tolerations;
      /**
       * Annotations of the pods
       */
      podAnnotations?: Annotations;
      /**
       * Jobs that one pod runs at once
       */
      concurrency: number;
      /**
       * Plain environment variables that only worker-feedback gets; they win over the common ones
       */
      config: {
        /**
         * Mode of Node.js and its libraries
         */
        NODE_ENV?: 'development' | 'test' | 'production';
        /**
         * Lowest level that is logged
         */
        LOG_LEVEL?: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
        /**
         * Address that servers listen on
         */
        HOST?: string;
        /**
         * Public URL of the web app, without a path; links in e-mails start with it; worked out by the chart where it is not set
         */
        APP_URL?: string;
        /**
         * Host of Redis
         */
        REDIS_HOST?: string;
        /**
         * Port of Redis
         */
        REDIS_PORT?: number;
        /**
         * Connect to Redis with TLS
         */
        REDIS_TLS?: boolean;
        /**
         * Base URL of the e-mail provider's API (Resend or one of its form)
         */
        RESEND_BASE_URL?: string;
        /**
         * Sender of every e-mail
         */
        MAIL_FROM?: string;
      };
    };
    /**
     * The worker of the queue audit-archive: audit rows to the object store, verified, then deleted; what is not set comes from the defaults
     */
    'audit-archive': {
      /**
       * Run the worker
       */
      enabled?: boolean;
      /**
       * Number of pods
       */
      replicas?: number;
      /**
       * CPU and memory of one pod
       */
      resources?: ResourcesOverride;
      /**
       * Limits of voluntary disruptions
       */
      disruption?: DisruptionOverride;
      /**
       * The time that leaving takes
       */
      shutdown?: WorkerShutdownOverride;
      /**
       * Use of PostgreSQL
       */
      database?: DatabaseOverride;
      /**
       * Labels that a node must have to run the pods
       */
      nodeSelector?: NodeSelector;
      /**
       * Taints of nodes that the pods tolerate
       */
      tolerations?: Tolerations;
      /**
       * Annotations of the pods
       */
      podAnnotations?: Annotations;
      /**
       * Jobs that one pod runs at once
       */
      concurrency: number;
      /**
       * Plain environment variables that only worker-audit-archive gets; they win over the common ones
       */
      config: {
        /**
         * Mode of Node.js and its libraries
         */
        NODE_ENV?: 'development' | 'test' | 'production';
        /**
         * Lowest level that is logged
         */
        LOG_LEVEL?: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
        /**
         * Address that servers listen on
         */
        HOST?: string;
        /**
         * Host of Redis
         */
        REDIS_HOST?: string;
        /**
         * Port of Redis
         */
        REDIS_PORT?: number;
        /**
         * Connect to Redis with TLS
         */
        REDIS_TLS?: boolean;
        /**
         * URL of an S3-compatible object store; left out, it is AWS S3 of the region
         */
        S3_ENDPOINT?: string;
        /**
         * Region of the bucket
         */
        S3_REGION?: string;
        /**
         * Bucket of the audit archive
         */
        S3_BUCKET?: string;
        /**
         * Address the bucket by path instead of by host name, as most S3-compatible stores need
         */
        S3_FORCE_PATH_STYLE?: boolean;
        /**
         * Age at which audit rows move to the object store, in days
         */
        AUDIT_RETENTION_DAYS?: number;
      };
    };
  };
  /**
   * The database migration, run before new pods start
   */
  migrations: {
    /**
     * Run the migration as a pre-install and pre-upgrade hook
     */
    enabled: boolean;
    /**
     * Retries of a failed migration before the upgrade fails
     */
    backoffLimit: number;
    /**
     * Seconds until the migration is given up; less than helm's --timeout
     */
    deadlineSeconds: number;
    /**
     * Plain environment variables that only migrations gets; they win over the common ones
     */
    config: {
      /**
       * Mode of Node.js and its libraries
       */
      NODE_ENV?: 'development' | 'test' | 'production';
      /**
       * Lowest level that is logged
       */
      LOG_LEVEL?: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
    };
    /**
     * CPU and memory of the pod
     */
    resources: Resources;
    /**
     * Labels that a node must have to run the pods
     */
    nodeSelector: NodeSelector;
    /**
     * Taints of nodes that the pods tolerate
     */
    tolerations: Tolerations;
    /**
     * Annotations of the pods
     */
    podAnnotations: Annotations;
  };
  /**
   * How requests from outside arrive
   */
  routing: {
    /**
     * ingress: an Ingress object; none: nothing
     */
    kind: 'ingress' | 'none';
    /**
     * Ingress class; empty means that of the platform
     */
    className: string;
    /**
     * Annotations of the Ingress; they win over those of the platform, and an empty one takes it away
     */
    annotations: Annotations;
    /**
     * Port in public URLs; 0 means that of the scheme
     */
    publicPort: number;
    /**
     * Host names; empty ones are app.<domain> and api.<domain>
     */
    hosts: {
      /**
       * Host of the web app
       */
      app: string;
      /**
       * Host of the api
       */
      api: string;
    };
    /**
     * Encryption of public traffic
     */
    tls: {
      /**
       * Public URLs start with https
       */
      enabled: boolean;
      /**
       * Secret of the certificate; empty where the load balancer holds it
       */
      secretName: string;
      /**
       * ACM certificate of the load balancer (platform aws)
       */
      certificateArn: string;
    };
    /**
     * Delays of the load balancer, which rollouts are computed with
     */
    loadBalancer: {
      /**
       * Seconds until a new pod gets requests
       */
      registrationSeconds: number;
      /**
       * Seconds until a leaving pod gets no new requests
       */
      propagationSeconds: number;
      /**
       * Seconds that open connections to a leaving pod are kept
       */
      deregistrationSeconds: number;
      /**
       * Seconds that the load balancer keeps a quiet connection; less than the 75 that the servers do
       */
      idleTimeoutSeconds: number;
      /**
       * A new pod waits for the load balancer by itself, since its namespace has the label elbv2.k8s.aws/pod-readiness-gate-inject; minReadySeconds need not cover the registration
       */
      readinessGates: boolean;
    };
  };
  /**
   * Limits of the PostgreSQL server
   */
  database: {
    /**
     * Connections that the server accepts
     */
    maxConnections: number;
    /**
     * Connections that are kept free for others, and for pods that still drain during a rollout
     */
    reserved: number;
  };
  /**
   * Limits of the Redis server
   */
  redis: {
    /**
     * Connections that the server accepts
     */
    maxConnections: number;
    /**
     * Connections that are kept free for others, and for pods that still drain during a rollout
     */
    reserved: number;
  };
  /**
   * Who may talk to whom
   */
  networkPolicy: {
    /**
     * Create NetworkPolicies: nothing is allowed but what the components need
     */
    enabled: boolean;
    /**
     * Ranges that the load balancer, or its nodes, call from
     */
    ingressCidrs: Cidrs;
    /**
     * Namespace that may read metrics
     */
    monitoringNamespace: string;
    /**
     * PostgreSQL
     */
    database: Endpoint;
    /**
     * Redis
     */
    redis: Endpoint;
    /**
     * The e-mail provider's API
     */
    mail: Endpoint;
    /**
     * The object store
     */
    objectStore: Endpoint;
  };
  /**
   * Read by a parent chart's condition, landfall.enabled; does nothing by itself
   */
  enabled?: boolean;
  /**
   * Set by a parent chart; not used by this one
   */
  global?: {
    [k: string]: unknown;
  };
}
/**
 * Which image of the registry
 */
export interface ComponentImage {
  /**
   * Name of the image below the registry
   */
  repository: string;
  /**
   * Tag of this image; empty means image.tag
   */
  tag: string;
  /**
   * Digest that pins the image; it wins over the tag
   */
  digest: string;
}
/**
 * What a container asks for and may use at most
 */
export interface Resources {
  /**
   * What the scheduler reserves
   */
  requests: ResourceList;
  /**
   * What it may use at most
   */
  limits: ResourceList;
}
/**
 * CPU and memory
 */
export interface ResourceList {
  /**
   * CPU, such as 100m
   */
  cpu?: string;
  /**
   * Memory, such as 256Mi
   */
  memory?: string;
  /**
   * Scratch disk, such as 100Mi
   */
  'ephemeral-storage'?: string;
}
/**
 * Horizontal autoscaling on CPU; while enabled, it owns the number of replicas
 */
export interface Autoscaling {
  /**
   * Create a HorizontalPodAutoscaler
   */
  enabled: boolean;
  /**
   * Fewest replicas
   */
  minReplicas: number;
  /**
   * Most replicas
   */
  maxReplicas: number;
  /**
   * Average CPU use that it aims at, in percent of the request
   */
  targetCPUUtilizationPercentage: number;
}
/**
 * How many pods a voluntary disruption, such as a node drain, may take
 */
export interface Disruption {
  /**
   * Create a PodDisruptionBudget
   */
  enabled: boolean;
  /**
   * Pods that must stay available; excludes maxUnavailable
   */
  minAvailable?: number | `${number}%`;
  /**
   * Pods that may be away, 1 where neither is given; excludes minAvailable
   */
  maxUnavailable?: number | `${number}%`;
  /**
   * Whether pods that are not ready may always be evicted
   */
  unhealthyPodEvictionPolicy: 'AlwaysAllow' | 'IfHealthyBudget';
}
/**
 * How a server leaves: the load balancer hears of it, requests finish, the kubelet waits
 */
export interface ServerShutdown {
  /**
   * Seconds that the pod goes on serving after it is asked to stop, until the load balancer knows
   */
  preStopSeconds: number;
  /**
   * Seconds that running requests may take to finish
   */
  drainSeconds: number;
  /**
   * Seconds until the kubelet ends the pod by force; more than preStopSeconds + drainSeconds
   */
  gracePeriodSeconds: number;
}
/**
 * Labels that a node must have
 */
export interface NodeSelector {
  /**
   * Value of the label
   *
   * This interface was referenced by `NodeSelector`'s JSON-Schema definition
   * via the `patternProperty` "^([a-z0-9A-Z][a-z0-9A-Z.-]*\/)?[a-zA-Z0-9]([a-zA-Z0-9_.-]{0,61}[a-zA-Z0-9])?$".
   */
  [k: string]: string;
}
/**
 * A taint that pods of the component tolerate
 */
export interface Toleration {
  /**
   * Key of the taint; only Exists goes without one
   */
  key?: string;
  /**
   * How the key is compared
   */
  operator?: 'Exists' | 'Equal';
  /**
   * Value of the taint; none with Exists
   */
  value?: string;
  /**
   * Effect of the taint
   */
  effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
  /**
   * Seconds that a NoExecute taint is tolerated
   */
  tolerationSeconds?: number;
}
/**
 * Annotations
 */
export interface Annotations {
  /**
   * Value of the annotation
   *
   * This interface was referenced by `Annotations`'s JSON-Schema definition
   * via the `patternProperty` "^([a-z0-9A-Z][a-z0-9A-Z.-]*\/)?[a-zA-Z0-9]([a-zA-Z0-9_.-]{0,61}[a-zA-Z0-9])?$".
   */
  [k: string]: string;
}
/**
 * Use of PostgreSQL
 */
export interface Database {
  /**
   * Most connections that one process opens
   */
  poolSize: number;
}
/**
 * How a worker leaves: active jobs finish, the kubelet waits
 */
export interface WorkerShutdown {
  /**
   * Seconds that active jobs may take to finish
   */
  drainSeconds: number;
  /**
   * Seconds until the kubelet ends the pod by force; more than drainSeconds
   */
  gracePeriodSeconds: number;
}
/**
 * What a container asks for and may use at most; what is not set comes from the defaults of all workers
 */
export interface ResourcesOverride {
  /**
   * What the scheduler reserves
   */
  requests?: ResourceList;
  /**
   * What it may use at most
   */
  limits?: ResourceList;
}
/**
 * How many pods a voluntary disruption, such as a node drain, may take; what is not set comes from the defaults of all workers
 */
export interface DisruptionOverride {
  /**
   * Create a PodDisruptionBudget
   */
  enabled?: boolean;
  /**
   * Pods that must stay available; excludes maxUnavailable
   */
  minAvailable?: number | `${number}%`;
  /**
   * Pods that may be away, 1 where neither is given; excludes minAvailable
   */
  maxUnavailable?: number | `${number}%`;
  /**
   * Whether pods that are not ready may always be evicted
   */
  unhealthyPodEvictionPolicy?: 'AlwaysAllow' | 'IfHealthyBudget';
}
/**
 * How a worker leaves: active jobs finish, the kubelet waits; what is not set comes from the defaults of all workers
 */
export interface WorkerShutdownOverride {
  /**
   * Seconds that active jobs may take to finish
   */
  drainSeconds?: number;
  /**
   * Seconds until the kubelet ends the pod by force; more than drainSeconds
   */
  gracePeriodSeconds?: number;
}
/**
 * Use of PostgreSQL; what is not set comes from the defaults of all workers
 */
export interface DatabaseOverride {
  /**
   * Most connections that one process opens
   */
  poolSize?: number;
}
/**
 * Where a managed service is, as network policies see it
 */
export interface Endpoint {
  /**
   * Address ranges of the service
   *
   * @minItems 1
   *
   * Items: IPv4 or IPv6 range
   */
  cidrs: string[];
  /**
   * Port of the service
   */
  port: number;
}
