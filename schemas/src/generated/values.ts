// Generated from schemas/src/values by `make generate`. Do not edit.

/**
 * Taints that are tolerated
 */
export type Tolerations = Toleration[];
/**
 * A quantity, such as 100m or 256Mi
 */
export type K8SQuantity = string;
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
  platform: 'aws' | 'gcp' | 'azure' | 'generic';
  /**
   * Registrable domain that the hosts and the session cookie share
   */
  domain: string;
  /**
   * Replaces the chart name in object names and in what selects pods, which no upgrade changes: uninstall first
   */
  nameOverride: string;
  /**
   * Replaces release and chart name in object names; starts with a letter
   */
  fullnameOverride: string;
  /**
   * Labels of every object and pod beside those of the chart
   */
  commonLabels: Labels;
  /**
   * Annotations of every object
   */
  commonAnnotations: Annotations;
  /**
   * Where images come from
   */
  image: {
    /**
     * Registry, and folder in it, of every image; empty means global.imageRegistry, then that of the container runtime
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
     * Most aliases that a GraphQL operation may have
     */
    GRAPHQL_MAX_ALIASES: number;
    /**
     * Answer questions about the GraphQL schema itself
     */
    GRAPHQL_INTROSPECTION: boolean;
    /**
     * Answer only the operations that the web app is built with; a web app newer than the api's is refused then
     */
    GRAPHQL_PERSISTED_ONLY: boolean;
    /**
     * Requests that one client address, or one signed-in user, may send in a minute
     */
    RATE_LIMIT_PER_MINUTE: number;
    /**
     * Attempts to sign in or up that one client address may make in a minute, and that may be made for one e-mail address
     */
    SIGN_IN_LIMIT_PER_MINUTE: number;
    /**
     * Most WebSockets of one process
     */
    WEBSOCKET_MAX_CONNECTIONS: number;
    /**
     * Most WebSockets of one client address in one process
     */
    WEBSOCKET_MAX_PER_ADDRESS: number;
    /**
     * Proxies before the api that append to X-Forwarded-For; the client is the address that the first of them saw
     */
    TRUSTED_PROXY_HOPS: number;
    /**
     * Show the queues to signed-in administrators, at /admin/queues of the api
     */
    ENABLE_BULL_BOARD: boolean;
    /**
     * Base URL of the payment provider's API
     */
    STRIPE_BASE_URL: string;
    /**
     * URL that takes traces over OTLP and HTTP, without a path; left out, no trace is recorded
     */
    OTEL_EXPORTER_OTLP_ENDPOINT?: string;
    /**
     * Share of the traces that begin here and are recorded, from 0 to 1; one that a caller began is recorded if the caller does
     */
    OTEL_TRACES_SAMPLER_ARG: string;
    /**
     * What every trace says of where it was recorded: names and values of OpenTelemetry, separated by commas; worked out by the chart where it is not set
     */
    OTEL_RESOURCE_ATTRIBUTES?: string;
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
       * API key of the payment provider; a process without it takes no payments
       */
      STRIPE_SECRET_KEY?: string;
      /**
       * Key with which the payment provider signs what it tells the api
       */
      STRIPE_WEBHOOK_SECRET?: string;
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
       * Kind of the store that is already there
       */
      storeKind: 'SecretStore' | 'ClusterSecretStore';
      /**
       * Name of the store that is already there
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
      /**
       * Create a SecretStore of AWS Secrets Manager in the namespace, instead of using one that is there
       */
      create: boolean;
      /**
       * The store that `create` makes
       */
      aws: {
        /**
         * Region of AWS Secrets Manager
         */
        region: string;
        /**
         * ServiceAccount whose role may read it; empty means the operator's own identity
         */
        serviceAccount: string;
      };
    };
    /**
     * What restarts the pods that read a rotated secret. checksum: a change in these values; reloader: Stakater Reloader, when the Secret changes; none: nothing
     */
    rotation: 'checksum' | 'reloader' | 'none';
    /**
     * Any text for a variable; a new one restarts the pods that read it, such as after a rotation of an existing or external secret
     */
    revisions: {
      /**
       * Revision of DATABASE_URL; never the secret itself
       */
      DATABASE_URL?: string;
      /**
       * Revision of MIGRATION_DATABASE_URL; never the secret itself
       */
      MIGRATION_DATABASE_URL?: string;
      /**
       * Revision of REDIS_PASSWORD; never the secret itself
       */
      REDIS_PASSWORD?: string;
      /**
       * Revision of JWT_SECRET; never the secret itself
       */
      JWT_SECRET?: string;
      /**
       * Revision of STRIPE_SECRET_KEY; never the secret itself
       */
      STRIPE_SECRET_KEY?: string;
      /**
       * Revision of STRIPE_WEBHOOK_SECRET; never the secret itself
       */
      STRIPE_WEBHOOK_SECRET?: string;
      /**
       * Revision of RESEND_API_KEY; never the secret itself
       */
      RESEND_API_KEY?: string;
      /**
       * Revision of S3_ACCESS_KEY; never the secret itself
       */
      S3_ACCESS_KEY?: string;
      /**
       * Revision of S3_SECRET_KEY; never the secret itself
       */
      S3_SECRET_KEY?: string;
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
     * Seconds that a new pod must be ready before a rollout goes on; left out: as long as the load balancer needs to register it
     */
    minReadySeconds?: number;
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
     * The time that leaving takes
     */
    shutdown: ServerShutdown;
    /**
     * The Service
     */
    service: {
      /**
       * Annotations; they win over those of the platform
       */
      annotations: Annotations;
    };
    /**
     * Number of pods while no autoscaler owns it
     */
    replicas: number;
    /**
     * How the kubelet asks the container
     */
    probes: Probes;
    /**
     * How the Deployment replaces its pods
     */
    rollout: Rollout;
    /**
     * How the pods are spread
     */
    spread: Spread;
    /**
     * Horizontal autoscaling
     */
    autoscaling: Autoscaling;
    /**
     * Recommended requests
     */
    vpa: Recommendation;
    /**
     * Limits of voluntary disruptions
     */
    disruption: Disruption;
    /**
     * CPU and memory of one pod
     */
    resources: Resources;
    /**
     * Labels that a node must have to run the pods
     */
    nodeSelector: Labels;
    /**
     * Taints of nodes that the pods tolerate
     */
    tolerations: Tolerations;
    /**
     * Affinity of the pods to nodes and to other pods
     */
    affinity: K8SAffinity;
    /**
     * Priority class of the pods; empty means that of the cluster
     */
    priorityClassName: string;
    /**
     * Annotations of the Deployment or Job
     */
    annotations: Annotations;
    /**
     * Annotations of the pods
     */
    podAnnotations: Annotations;
    /**
     * Labels of the pods beside those of the chart
     */
    podLabels: Labels;
    /**
     * More volumes of the pods, by name
     */
    extraVolumes: ExtraVolumes;
    /**
     * Where the component's own container has them, by path
     */
    extraVolumeMounts: ExtraVolumeMounts;
    /**
     * Containers that run before it, in the order of their names
     */
    initContainers: Containers;
    /**
     * Containers that run beside it, started before and ended after it
     */
    sidecars: Containers;
    /**
     * The identity of the pods
     */
    serviceAccount: ServiceAccount;
    /**
     * Traffic beyond what it needs
     */
    networkPolicy: ExtraTraffic;
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
     * Seconds that a new pod must be ready before a rollout goes on; left out: as long as the load balancer needs to register it
     */
    minReadySeconds?: number;
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
       * Most aliases that a GraphQL operation may have
       */
      GRAPHQL_MAX_ALIASES?: number;
      /**
       * Answer questions about the GraphQL schema itself
       */
      GRAPHQL_INTROSPECTION?: boolean;
      /**
       * Answer only the operations that the web app is built with; a web app newer than the api's is refused then
       */
      GRAPHQL_PERSISTED_ONLY?: boolean;
      /**
       * Requests that one client address, or one signed-in user, may send in a minute
       */
      RATE_LIMIT_PER_MINUTE?: number;
      /**
       * Attempts to sign in or up that one client address may make in a minute, and that may be made for one e-mail address
       */
      SIGN_IN_LIMIT_PER_MINUTE?: number;
      /**
       * Most WebSockets of one process
       */
      WEBSOCKET_MAX_CONNECTIONS?: number;
      /**
       * Most WebSockets of one client address in one process
       */
      WEBSOCKET_MAX_PER_ADDRESS?: number;
      /**
       * Proxies before the api that append to X-Forwarded-For; the client is the address that the first of them saw
       */
      TRUSTED_PROXY_HOPS?: number;
      /**
       * Show the queues to signed-in administrators, at /admin/queues of the api
       */
      ENABLE_BULL_BOARD?: boolean;
      /**
       * Base URL of the payment provider's API
       */
      STRIPE_BASE_URL?: string;
      /**
       * URL that takes traces over OTLP and HTTP, without a path; left out, no trace is recorded
       */
      OTEL_EXPORTER_OTLP_ENDPOINT?: string;
      /**
       * Share of the traces that begin here and are recorded, from 0 to 1; one that a caller began is recorded if the caller does
       */
      OTEL_TRACES_SAMPLER_ARG?: string;
      /**
       * What every trace says of where it was recorded: names and values of OpenTelemetry, separated by commas; worked out by the chart where it is not set
       */
      OTEL_RESOURCE_ATTRIBUTES?: string;
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
     * The time that leaving takes
     */
    shutdown: ServerShutdown;
    /**
     * The Service
     */
    service: {
      /**
       * Annotations; they win over those of the platform
       */
      annotations: Annotations;
    };
    /**
     * Number of pods while no autoscaler owns it
     */
    replicas: number;
    /**
     * How the kubelet asks the container
     */
    probes: Probes;
    /**
     * How the Deployment replaces its pods
     */
    rollout: Rollout;
    /**
     * How the pods are spread
     */
    spread: Spread;
    /**
     * Horizontal autoscaling
     */
    autoscaling: Autoscaling;
    /**
     * Recommended requests
     */
    vpa: Recommendation;
    /**
     * Limits of voluntary disruptions
     */
    disruption: Disruption;
    /**
     * CPU and memory of one pod
     */
    resources: Resources;
    /**
     * Labels that a node must have to run the pods
     */
    nodeSelector: Labels;
    /**
     * Taints of nodes that the pods tolerate
     */
    tolerations: Tolerations;
    /**
     * Affinity of the pods to nodes and to other pods
     */
    affinity: K8SAffinity;
    /**
     * Priority class of the pods; empty means that of the cluster
     */
    priorityClassName: string;
    /**
     * Annotations of the Deployment or Job
     */
    annotations: Annotations;
    /**
     * Annotations of the pods
     */
    podAnnotations: Annotations;
    /**
     * Labels of the pods beside those of the chart
     */
    podLabels: Labels;
    /**
     * More volumes of the pods, by name
     */
    extraVolumes: ExtraVolumes;
    /**
     * Where the component's own container has them, by path
     */
    extraVolumeMounts: ExtraVolumeMounts;
    /**
     * Containers that run before it, in the order of their names
     */
    initContainers: Containers;
    /**
     * Containers that run beside it, started before and ended after it
     */
    sidecars: Containers;
    /**
     * The identity of the pods
     */
    serviceAccount: ServiceAccount;
    /**
     * Traffic beyond what it needs
     */
    networkPolicy: ExtraTraffic;
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
       * The time that leaving takes
       */
      shutdown: WorkerShutdown;
      /**
       * Use of PostgreSQL
       */
      database: Database;
      /**
       * Autoscaling on the length of the queue
       */
      keda: Keda;
      /**
       * Number of pods while no autoscaler owns it
       */
      replicas: number;
      /**
       * How the kubelet asks the container
       */
      probes: Probes;
      /**
       * How the Deployment replaces its pods
       */
      rollout: Rollout;
      /**
       * How the pods are spread
       */
      spread: Spread;
      /**
       * Horizontal autoscaling
       */
      autoscaling: Autoscaling;
      /**
       * Recommended requests
       */
      vpa: Recommendation;
      /**
       * Limits of voluntary disruptions
       */
      disruption: Disruption;
      /**
       * CPU and memory of one pod
       */
      resources: Resources;
      /**
       * Labels that a node must have to run the pods
       */
      nodeSelector: Labels;
      /**
       * Taints of nodes that the pods tolerate
       */
      tolerations: Tolerations;
      /**
       * Affinity of the pods to nodes and to other pods
       */
      affinity: K8SAffinity;
      /**
       * Priority class of the pods; empty means that of the cluster
       */
      priorityClassName: string;
      /**
       * Annotations of the Deployment or Job
       */
      annotations: Annotations;
      /**
       * Annotations of the pods
       */
      podAnnotations: Annotations;
      /**
       * Labels of the pods beside those of the chart
       */
      podLabels: Labels;
      /**
       * More volumes of the pods, by name
       */
      extraVolumes: ExtraVolumes;
      /**
       * Where the component's own container has them, by path
       */
      extraVolumeMounts: ExtraVolumeMounts;
      /**
       * Containers that run before it, in the order of their names
       */
      initContainers: Containers;
      /**
       * Containers that run beside it, started before and ended after it
       */
      sidecars: Containers;
      /**
       * The identity of the pods
       */
      serviceAccount: ServiceAccount;
      /**
       * Traffic beyond what it needs
       */
      networkPolicy: ExtraTraffic;
    };
    /**
     * The worker of the queue reminders: e-mail before an event starts, and payments that expire or are given back; what is not set comes from the defaults
     */
    reminders: {
      /**
       * Run the worker
       */
      enabled?: boolean;
      /**
       * The time that leaving takes
       */
      shutdown?: WorkerShutdownOverride;
      /**
       * Use of PostgreSQL
       */
      database?: DatabaseOverride;
      /**
       * Autoscaling on the length of the queue
       */
      keda?: KedaOverride;
      /**
       * Number of pods while no autoscaler owns it
       */
      replicas?: number;
      /**
       * How the kubelet asks the container
       */
      probes?: ProbesOverride;
      /**
       * How the Deployment replaces its pods
       */
      rollout?: RolloutOverride;
      /**
       * How the pods are spread
       */
      spread?: SpreadOverride;
      /**
       * Horizontal autoscaling
       */
      autoscaling?: AutoscalingOverride;
      /**
       * Recommended requests
       */
      vpa?: RecommendationOverride;
      /**
       * Limits of voluntary disruptions
       */
      disruption?: DisruptionOverride;
      /**
       * CPU and memory of one pod
       */
      resources?: ResourcesOverride;
      /**
       * Labels that a node must have to run the pods
       */
      nodeSelector?: Labels;
      /**
       * Taints of nodes that the pods tolerate
       */
      tolerations?: Tolerations;
      /**
       * Affinity of the pods to nodes and to other pods
       */
      affinity?: K8SAffinity;
      /**
       * Priority class of the pods; empty means that of the cluster
       */
      priorityClassName?: string;
      /**
       * Annotations of the Deployment or Job
       */
      annotations?: Annotations;
      /**
       * Annotations of the pods
       */
      podAnnotations?: Annotations;
      /**
       * Labels of the pods beside those of the chart
       */
      podLabels?: Labels;
      /**
       * More volumes of the pods, by name
       */
      extraVolumes?: ExtraVolumes;
      /**
       * Where the component's own container has them, by path
       */
      extraVolumeMounts?: ExtraVolumeMounts;
      /**
       * Containers that run before it, in the order of their names
       */
      initContainers?: Containers;
      /**
       * Containers that run beside it, started before and ended after it
       */
      sidecars?: Containers;
      /**
       * The identity of the pods
       */
      serviceAccount?: ServiceAccountOverride;
      /**
       * Traffic beyond what it needs
       */
      networkPolicy?: ExtraTrafficOverride;
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
         * Base URL of the payment provider's API
         */
        STRIPE_BASE_URL?: string;
        /**
         * URL that takes traces over OTLP and HTTP, without a path; left out, no trace is recorded
         */
        OTEL_EXPORTER_OTLP_ENDPOINT?: string;
        /**
         * Share of the traces that begin here and are recorded, from 0 to 1; one that a caller began is recorded if the caller does
         */
        OTEL_TRACES_SAMPLER_ARG?: string;
        /**
         * What every trace says of where it was recorded: names and values of OpenTelemetry, separated by commas; worked out by the chart where it is not set
         */
        OTEL_RESOURCE_ATTRIBUTES?: string;
        /**
         * How long before its start an event is reminded of, in minutes
         */
        REMINDER_LEAD_MINUTES?: number;
        /**
         * How long after its end an event is asked about, in minutes
         */
        FEEDBACK_DELAY_MINUTES?: number;
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
       * The time that leaving takes
       */
      shutdown?: WorkerShutdownOverride;
      /**
       * Use of PostgreSQL
       */
      database?: DatabaseOverride;
      /**
       * Autoscaling on the length of the queue
       */
      keda?: KedaOverride;
      /**
       * Number of pods while no autoscaler owns it
       */
      replicas?: number;
      /**
       * How the kubelet asks the container
       */
      probes?: ProbesOverride;
      /**
       * How the Deployment replaces its pods
       */
      rollout?: RolloutOverride;
      /**
       * How the pods are spread
       */
      spread?: SpreadOverride;
      /**
       * Horizontal autoscaling
       */
      autoscaling?: AutoscalingOverride;
      /**
       * Recommended requests
       */
      vpa?: RecommendationOverride;
      /**
       * Limits of voluntary disruptions
       */
      disruption?: DisruptionOverride;
      /**
       * CPU and memory of one pod
       */
      resources?: ResourcesOverride;
      /**
       * Labels that a node must have to run the pods
       */
      nodeSelector?: Labels;
      /**
       * Taints of nodes that the pods tolerate
       */
      tolerations?: Tolerations;
      /**
       * Affinity of the pods to nodes and to other pods
       */
      affinity?: K8SAffinity;
      /**
       * Priority class of the pods; empty means that of the cluster
       */
      priorityClassName?: string;
      /**
       * Annotations of the Deployment or Job
       */
      annotations?: Annotations;
      /**
       * Annotations of the pods
       */
      podAnnotations?: Annotations;
      /**
       * Labels of the pods beside those of the chart
       */
      podLabels?: Labels;
      /**
       * More volumes of the pods, by name
       */
      extraVolumes?: ExtraVolumes;
      /**
       * Where the component's own container has them, by path
       */
      extraVolumeMounts?: ExtraVolumeMounts;
      /**
       * Containers that run before it, in the order of their names
       */
      initContainers?: Containers;
      /**
       * Containers that run beside it, started before and ended after it
       */
      sidecars?: Containers;
      /**
       * The identity of the pods
       */
      serviceAccount?: ServiceAccountOverride;
      /**
       * Traffic beyond what it needs
       */
      networkPolicy?: ExtraTrafficOverride;
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
         * URL that takes traces over OTLP and HTTP, without a path; left out, no trace is recorded
         */
        OTEL_EXPORTER_OTLP_ENDPOINT?: string;
        /**
         * Share of the traces that begin here and are recorded, from 0 to 1; one that a caller began is recorded if the caller does
         */
        OTEL_TRACES_SAMPLER_ARG?: string;
        /**
         * What every trace says of where it was recorded: names and values of OpenTelemetry, separated by commas; worked out by the chart where it is not set
         */
        OTEL_RESOURCE_ATTRIBUTES?: string;
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
       * The time that leaving takes
       */
      shutdown?: WorkerShutdownOverride;
      /**
       * Use of PostgreSQL
       */
      database?: DatabaseOverride;
      /**
       * Autoscaling on the length of the queue
       */
      keda?: KedaOverride;
      /**
       * Number of pods while no autoscaler owns it
       */
      replicas?: number;
      /**
       * How the kubelet asks the container
       */
      probes?: ProbesOverride;
      /**
       * How the Deployment replaces its pods
       */
      rollout?: RolloutOverride;
      /**
       * How the pods are spread
       */
      spread?: SpreadOverride;
      /**
       * Horizontal autoscaling
       */
      autoscaling?: AutoscalingOverride;
      /**
       * Recommended requests
       */
      vpa?: RecommendationOverride;
      /**
       * Limits of voluntary disruptions
       */
      disruption?: DisruptionOverride;
      /**
       * CPU and memory of one pod
       */
      resources?: ResourcesOverride;
      /**
       * Labels that a node must have to run the pods
       */
      nodeSelector?: Labels;
      /**
       * Taints of nodes that the pods tolerate
       */
      tolerations?: Tolerations;
      /**
       * Affinity of the pods to nodes and to other pods
       */
      affinity?: K8SAffinity;
      /**
       * Priority class of the pods; empty means that of the cluster
       */
      priorityClassName?: string;
      /**
       * Annotations of the Deployment or Job
       */
      annotations?: Annotations;
      /**
       * Annotations of the pods
       */
      podAnnotations?: Annotations;
      /**
       * Labels of the pods beside those of the chart
       */
      podLabels?: Labels;
      /**
       * More volumes of the pods, by name
       */
      extraVolumes?: ExtraVolumes;
      /**
       * Where the component's own container has them, by path
       */
      extraVolumeMounts?: ExtraVolumeMounts;
      /**
       * Containers that run before it, in the order of their names
       */
      initContainers?: Containers;
      /**
       * Containers that run beside it, started before and ended after it
       */
      sidecars?: Containers;
      /**
       * The identity of the pods
       */
      serviceAccount?: ServiceAccountOverride;
      /**
       * Traffic beyond what it needs
       */
      networkPolicy?: ExtraTrafficOverride;
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
         * URL that takes traces over OTLP and HTTP, without a path; left out, no trace is recorded
         */
        OTEL_EXPORTER_OTLP_ENDPOINT?: string;
        /**
         * Share of the traces that begin here and are recorded, from 0 to 1; one that a caller began is recorded if the caller does
         */
        OTEL_TRACES_SAMPLER_ARG?: string;
        /**
         * What every trace says of where it was recorded: names and values of OpenTelemetry, separated by commas; worked out by the chart where it is not set
         */
        OTEL_RESOURCE_ATTRIBUTES?: string;
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
     * Run the migration before new pods start
     */
    enabled: boolean;
    /**
     * What makes it run first: Helm's hooks, or Argo CD's sync waves
     */
    ordering: 'helmHook' | 'argoSyncWave';
    /**
     * Retries of a failed migration before the upgrade fails
     */
    backoffLimit: number;
    /**
     * Seconds until the migration is given up; less than helm's --timeout
     */
    deadlineSeconds: number;
    /**
     * Seconds until the ended Job and its log are deleted; 0 keeps them until the next migration
     */
    ttlSecondsAfterFinished: number;
    /**
     * The init container that waits for the migration where sync waves order it
     */
    wait: {
      /**
       * Seconds until a pod gives up and starts again
       */
      timeoutSeconds: number;
    };
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
     * CPU and memory of one pod
     */
    resources: Resources;
    /**
     * Labels that a node must have to run the pods
     */
    nodeSelector: Labels;
    /**
     * Taints of nodes that the pods tolerate
     */
    tolerations: Tolerations;
    /**
     * Affinity of the pods to nodes and to other pods
     */
    affinity: K8SAffinity;
    /**
     * Priority class of the pods; empty means that of the cluster
     */
    priorityClassName: string;
    /**
     * Annotations of the Deployment or Job
     */
    annotations: Annotations;
    /**
     * Annotations of the pods
     */
    podAnnotations: Annotations;
    /**
     * Labels of the pods beside those of the chart
     */
    podLabels: Labels;
    /**
     * More volumes of the pods, by name
     */
    extraVolumes: ExtraVolumes;
    /**
     * Where the component's own container has them, by path
     */
    extraVolumeMounts: ExtraVolumeMounts;
    /**
     * Containers that run before it, in the order of their names
     */
    initContainers: Containers;
    /**
     * Containers that run beside it, started before and ended after it
     */
    sidecars: Containers;
    /**
     * The identity of the pods
     */
    serviceAccount: ServiceAccount;
    /**
     * Traffic beyond what it needs
     */
    networkPolicy: ExtraTraffic;
  };
  /**
   * How requests from outside arrive
   */
  routing: {
    /**
     * ingress: an Ingress object; gateway: HTTPRoutes of the Gateway API; none: nothing
     */
    kind: 'ingress' | 'gateway' | 'none';
    /**
     * Ingress class; empty means that of the platform
     */
    className: string;
    /**
     * Annotations of the Ingress or the HTTPRoutes; they win over those of the platform, and an empty one takes it away
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
      /**
       * The issuer of cert-manager that writes the Secret
       */
      issuer: {
        /**
         * Kind of the issuer
         */
        kind: 'Issuer' | 'ClusterIssuer';
        /**
         * Name of the issuer; empty means that cert-manager has nothing to do with it
         */
        name: string;
      };
    };
    /**
     * The Gateway that HTTPRoutes attach to (kind gateway)
     */
    gateway: {
      /**
       * Create the Gateway, instead of using one that is there
       */
      create: boolean;
      /**
       * Gateway class; empty means that of the platform
       */
      className: string;
      /**
       * Name of the Gateway; empty means the release's own name
       */
      name: string;
      /**
       * Namespace of the Gateway that is there; empty means that of the release
       */
      namespace: string;
      /**
       * Listener to attach to; empty means every one that fits
       */
      sectionName: string;
      /**
       * Annotations of the Gateway; they win over those of the platform
       */
      annotations: Annotations;
      /**
       * How long a request may take; 0s means without end
       */
      timeouts: {
        /**
         * A request and its response
         */
        request: string;
        /**
         * What goes to /graphql, whose WebSockets live long
         */
        websocket: string;
      };
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
     * Namespace of the ingress controller or the gateway, where it runs in the cluster
     */
    ingressNamespace: string;
    /**
     * Namespace that may read metrics; empty lets nobody
     */
    monitoringNamespace: string;
    /**
     * Labels of the pods there that may; empty means all of them
     */
    monitoringPodLabels: Labels;
    /**
     * The cluster's name servers
     */
    dns: {
      /**
       * Namespace of their pods
       */
      namespace: string;
      /**
       * Labels of their pods
       */
      podLabels: Labels;
      /**
       * Their addresses, where pods ask a cache on the node
       */
      cidrs: Cidrs;
      /**
       * Their ports, over UDP and TCP
       *
       * @minItems 1
       *
       * Items: Port
       */
      ports: number[];
    };
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
     * The payment provider's API
     */
    payments: Endpoint;
    /**
     * The object store
     */
    objectStore: Endpoint;
    /**
     * The collector of traces; called only where OTEL_EXPORTER_OTLP_ENDPOINT is set
     */
    telemetry: Endpoint;
  };
  /**
   * What watches the release
   */
  monitoring: {
    /**
     * How Prometheus finds the metrics
     */
    scrape: {
      /**
       * podMonitor or serviceMonitor of the Prometheus Operator, or none
       */
      kind: 'none' | 'podMonitor' | 'serviceMonitor';
      /**
       * Time between scrapes
       */
      interval: string;
      /**
       * Time until a scrape is given up; at most the interval
       */
      timeout: string;
      /**
       * Labels by which a Prometheus selects the monitors
       */
      labels: Labels;
    };
    /**
     * Alerts for Prometheus
     */
    alerts: {
      /**
       * Create a PrometheusRule
       */
      enabled: boolean;
      /**
       * Labels by which a Prometheus selects the rules
       */
      labels: Labels;
      /**
       * Address of the runbooks' folder, without a slash at its end
       */
      runbookBaseUrl: string;
      /**
       * The alerts, one by one
       */
      rules: {
        /**
         * Fewer api pods are available than the threshold
         */
        apiDown: {
          /**
           * Create the alert
           */
          enabled: boolean;
          /**
           * Label by which it is routed
           */
          severity: 'info' | 'warning' | 'critical';
          /**
           * How long the condition must hold
           */
          for: string;
          /**
           * Fewest available pods, in pods
           */
          threshold: number;
        };
        /**
         * More requests to the api end with a 5xx status than the threshold
         */
        apiErrors: {
          /**
           * Create the alert
           */
          enabled: boolean;
          /**
           * Label by which it is routed
           */
          severity: 'info' | 'warning' | 'critical';
          /**
           * How long the condition must hold
           */
          for: string;
          /**
           * Most requests that may fail, in percent
           */
          threshold: number;
        };
        /**
         * More GraphQL requests meet an internal error than the threshold
         */
        graphqlErrors: {
          /**
           * Create the alert
           */
          enabled: boolean;
          /**
           * Label by which it is routed
           */
          severity: 'info' | 'warning' | 'critical';
          /**
           * How long the condition must hold
           */
          for: string;
          /**
           * Most requests that may fail, in percent
           */
          threshold: number;
        };
        /**
         * The 95th percentile of response times of the api is above the threshold
         */
        apiLatency: {
          /**
           * Create the alert
           */
          enabled: boolean;
          /**
           * Label by which it is routed
           */
          severity: 'info' | 'warning' | 'critical';
          /**
           * How long the condition must hold
           */
          for: string;
          /**
           * Longest 95th percentile, in seconds
           */
          threshold: number;
        };
        /**
         * More of what the payment provider tells the api is refused or fails than the threshold
         */
        paymentEvents: {
          /**
           * Create the alert
           */
          enabled: boolean;
          /**
           * Label by which it is routed
           */
          severity: 'info' | 'warning' | 'critical';
          /**
           * How long the condition must hold
           */
          for: string;
          /**
           * Most events that may be refused or fail, in percent
           */
          threshold: number;
        };
        /**
         * Fewer web pods are available than the threshold
         */
        webDown: {
          /**
           * Create the alert
           */
          enabled: boolean;
          /**
           * Label by which it is routed
           */
          severity: 'info' | 'warning' | 'critical';
          /**
           * How long the condition must hold
           */
          for: string;
          /**
           * Fewest available pods, in pods
           */
          threshold: number;
        };
        /**
         * Connections to PostgreSQL fail more often than the threshold
         */
        databaseErrors: {
          /**
           * Create the alert
           */
          enabled: boolean;
          /**
           * Label by which it is routed
           */
          severity: 'info' | 'warning' | 'critical';
          /**
           * How long the condition must hold
           */
          for: string;
          /**
           * Most connection errors of all pods together, in errors per minute
           */
          threshold: number;
        };
        /**
         * More queries of a pod wait for a connection to PostgreSQL than the threshold
         */
        databasePool: {
          /**
           * Create the alert
           */
          enabled: boolean;
          /**
           * Label by which it is routed
           */
          severity: 'info' | 'warning' | 'critical';
          /**
           * How long the condition must hold
           */
          for: string;
          /**
           * Most waiting queries of a pod, in queries
           */
          threshold: number;
        };
        /**
         * Commands to Redis fail more often than the threshold
         */
        redisErrors: {
          /**
           * Create the alert
           */
          enabled: boolean;
          /**
           * Label by which it is routed
           */
          severity: 'info' | 'warning' | 'critical';
          /**
           * How long the condition must hold
           */
          for: string;
          /**
           * Most errors of all pods together, in errors per minute
           */
          threshold: number;
        };
        /**
         * The oldest waiting job of a queue is older than the threshold
         */
        jobAge: {
          /**
           * Create the alert
           */
          enabled: boolean;
          /**
           * Label by which it is routed
           */
          severity: 'info' | 'warning' | 'critical';
          /**
           * How long the condition must hold
           */
          for: string;
          /**
           * Longest that a job may wait, in minutes
           */
          threshold: number;
        };
        /**
         * More attempts at the jobs of a queue fail than the threshold
         */
        jobFailures: {
          /**
           * Create the alert
           */
          enabled: boolean;
          /**
           * Label by which it is routed
           */
          severity: 'info' | 'warning' | 'critical';
          /**
           * How long the condition must hold
           */
          for: string;
          /**
           * Most attempts that may fail, in percent
           */
          threshold: number;
        };
        /**
         * A worker that should run has no available pod
         */
        workerDown: {
          /**
           * Create the alert
           */
          enabled: boolean;
          /**
           * Label by which it is routed
           */
          severity: 'info' | 'warning' | 'critical';
          /**
           * How long the condition must hold
           */
          for: string;
        };
        /**
         * A container restarts more often in ten minutes than the threshold
         */
        podRestarts: {
          /**
           * Create the alert
           */
          enabled: boolean;
          /**
           * Label by which it is routed
           */
          severity: 'info' | 'warning' | 'critical';
          /**
           * How long the condition must hold
           */
          for: string;
          /**
           * Most restarts in ten minutes, in restarts
           */
          threshold: number;
        };
        /**
         * A Deployment makes no progress within its deadline
         */
        rolloutStuck: {
          /**
           * Create the alert
           */
          enabled: boolean;
          /**
           * Label by which it is routed
           */
          severity: 'info' | 'warning' | 'critical';
          /**
           * How long the condition must hold
           */
          for: string;
        };
        /**
         * An autoscaler asks for as much of its most replicas as the threshold, and could ask for fewer
         */
        autoscalerAtMax: {
          /**
           * Create the alert
           */
          enabled: boolean;
          /**
           * Label by which it is routed
           */
          severity: 'info' | 'warning' | 'critical';
          /**
           * How long the condition must hold
           */
          for: string;
          /**
           * Share of the most replicas that counts as the most, in percent
           */
          threshold: number;
        };
        /**
         * The Job of the migration failed after all its retries
         */
        migrationFailed: {
          /**
           * Create the alert
           */
          enabled: boolean;
          /**
           * Label by which it is routed
           */
          severity: 'info' | 'warning' | 'critical';
          /**
           * How long the condition must hold
           */
          for: string;
        };
        /**
         * More pods of a component cannot be scraped than the threshold, or no pod of the api is
         */
        targetDown: {
          /**
           * Create the alert
           */
          enabled: boolean;
          /**
           * Label by which it is routed
           */
          severity: 'info' | 'warning' | 'critical';
          /**
           * How long the condition must hold
           */
          for: string;
          /**
           * Most pods that may be missing, in percent
           */
          threshold: number;
        };
        /**
         * An ExternalSecret is not ready; only with secrets.source external
         */
        externalSecretNotSynced: {
          /**
           * Create the alert
           */
          enabled: boolean;
          /**
           * Label by which it is routed
           */
          severity: 'info' | 'warning' | 'critical';
          /**
           * How long the condition must hold
           */
          for: string;
        };
      };
    };
    /**
     * Dashboards for Grafana, as ConfigMaps
     */
    dashboards: {
      /**
       * Create the ConfigMaps
       */
      enabled: boolean;
      /**
       * Labels by which Grafana's sidecar finds them
       */
      labels: Labels;
      /**
       * Annotations, such as the folder that the sidecar puts them in
       */
      annotations: Annotations;
    };
  };
  /**
   * What `helm test` runs
   */
  tests: {
    /**
     * Create the test pods
     */
    enabled: boolean;
  };
  /**
   * More objects of the release, by any name
   */
  extraObjects: {
    /**
     * An object, or its text; both may hold templates
     */
    [k: string]: string | Record<string, unknown>;
  };
  /**
   * Read by a parent chart's condition, landfall.enabled; does nothing by itself
   */
  enabled?: boolean;
  /**
   * Set by a parent chart for all charts below it
   */
  global?: {
    /**
     * Registry of every image, where image.registry is empty
     */
    imageRegistry?: string;
    /**
     * Secrets that the registry asks for, beside image.pullSecrets: names, or maps with a name as in a pod
     *
     * Items: A Secret, by its name
     */
    imagePullSecrets?: (string | { name: string })[];
    [k: string]: unknown;
  };
}
/**
 * Labels
 */
export interface Labels {
  /**
   * Value of the label
   *
   * This interface was referenced by `Labels`'s JSON-Schema definition
   * via the `patternProperty` "^([a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\/)?[a-zA-Z0-9]([a-zA-Z0-9_.-]{0,61}[a-zA-Z0-9])?$".
   */
  [k: string]: string;
}
/**
 * Annotations
 */
export interface Annotations {
  /**
   * Value of the annotation
   *
   * This interface was referenced by `Annotations`'s JSON-Schema definition
   * via the `patternProperty` "^([a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\/)?[a-zA-Z0-9]([a-zA-Z0-9_.-]{0,61}[a-zA-Z0-9])?$".
   */
  [k: string]: string;
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
 * How a server leaves: the load balancer hears of it, requests finish, the kubelet waits
 */
export interface ServerShutdown {
  /**
   * Seconds that the pod goes on serving after it is asked to stop; left out: as long as the load balancer needs
   */
  preStopSeconds?: number;
  /**
   * Seconds that running requests may take to finish
   */
  drainSeconds: number;
  /**
   * Seconds until the kubelet ends the pod by force; left out: preStopSeconds + drainSeconds + 10
   */
  gracePeriodSeconds?: number;
}
/**
 * How the kubelet asks a container; the paths are those of the component
 */
export interface Probes {
  /**
   * Gives a slow start its time
   */
  startup: Probe;
  /**
   * Restarts a container whose process is stuck
   */
  liveness: Probe;
  /**
   * Takes a pod out of its Service while it cannot serve
   */
  readiness: ReadinessProbe;
}
/**
 * When the kubelet holds a container for started or for dead
 */
export interface Probe {
  /**
   * Probe at all
   */
  enabled: boolean;
  /**
   * Seconds after the start of the container until the first probe
   */
  initialDelaySeconds: number;
  /**
   * Seconds between probes
   */
  periodSeconds: number;
  /**
   * Seconds until a probe counts as failed
   */
  timeoutSeconds: number;
  /**
   * Failures in a row until the kubelet acts
   */
  failureThreshold: number;
  /**
   * Seconds that a container which failed it gets to end; left out: that of the pod
   */
  terminationGracePeriodSeconds?: number;
}
/**
 * When the kubelet holds a container for ready
 */
export interface ReadinessProbe {
  /**
   * Probe at all
   */
  enabled: boolean;
  /**
   * Seconds after the start of the container until the first probe
   */
  initialDelaySeconds: number;
  /**
   * Seconds between probes
   */
  periodSeconds: number;
  /**
   * Seconds until a probe counts as failed
   */
  timeoutSeconds: number;
  /**
   * Failures in a row until the kubelet acts
   */
  failureThreshold: number;
  /**
   * Successes in a row until it is ready again
   */
  successThreshold: number;
}
/**
 * How a Deployment replaces its pods
 */
export interface Rollout {
  /**
   * Pods that may be there beyond the wanted number
   */
  maxSurge: number | `${number}%`;
  /**
   * Pods that may be missing from the wanted number
   */
  maxUnavailable: number | `${number}%`;
  /**
   * Old ReplicaSets that are kept for `kubectl rollout undo`
   */
  revisionHistoryLimit: number;
  /**
   * Seconds without progress until the rollout counts as failed; more than minReadySeconds
   */
  progressDeadlineSeconds: number;
}
/**
 * How the pods of a component are spread
 */
export interface Spread {
  /**
   * Over nodes: where possible, always, or not at all
   */
  nodes: 'ScheduleAnyway' | 'DoNotSchedule' | 'None';
  /**
   * Over zones: where possible, always, or not at all
   */
  zones: 'ScheduleAnyway' | 'DoNotSchedule' | 'None';
  /**
   * Pods that one place may have more than another
   */
  maxSkew: number;
}
/**
 * Horizontal autoscaling on CPU and memory; while enabled, it owns the number of replicas
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
   * Average CPU use that it aims at, in percent of the request; 0 leaves CPU out
   */
  targetCPUUtilizationPercentage: number;
  /**
   * Average memory use that it aims at, in percent of the request; 0 leaves memory out
   */
  targetMemoryUtilizationPercentage: number;
  /**
   * How fast it scales up and down; empty means Kubernetes' own pace
   */
  behavior: K8SHorizontalPodAutoscalerBehavior;
}
/**
 * HorizontalPodAutoscalerBehavior configures the scaling behavior of the target in both Up and Down directions (scaleUp …
 */
export interface K8SHorizontalPodAutoscalerBehavior {
  /**
   * scaleDown is scaling policy for scaling Down
   */
  scaleDown?: K8SHPAScalingRules;
  /**
   * scaleUp is scaling policy for scaling Up
   */
  scaleUp?: K8SHPAScalingRules;
}
/**
 * HPAScalingRules configures the scaling behavior for one direction
 */
export interface K8SHPAScalingRules {
  /**
   * policies is a list of potential scaling polices which can be used during scaling
   */
  policies?: K8SHPAScalingPolicy[];
  /**
   * selectPolicy is used to specify which policy should be used
   */
  selectPolicy?: string;
  /**
   * stabilizationWindowSeconds is the number of seconds for which past recommendations should be considered while scaling up …
   */
  stabilizationWindowSeconds?: number;
}
/**
 * HPAScalingPolicy is a single policy which must hold true for a specified past interval
 */
export interface K8SHPAScalingPolicy {
  /**
   * periodSeconds specifies the window of time for which the policy should hold true
   */
  periodSeconds: number;
  /**
   * type is used to specify the scaling policy
   */
  type: string;
  /**
   * value contains the amount of change which is permitted by the policy
   */
  value: number;
}
/**
 * A VerticalPodAutoscaler that recommends and changes nothing
 */
export interface Recommendation {
  /**
   * Create a VerticalPodAutoscaler with updateMode Off
   */
  enabled: boolean;
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
 * Affinity is a group of affinity scheduling rules
 */
export interface K8SAffinity {
  /**
   * Describes node affinity scheduling rules for the pod
   */
  nodeAffinity?: K8SNodeAffinity;
  /**
   * Describes pod affinity scheduling rules (e.g. co-locate this pod in the same node, zone, etc
   */
  podAffinity?: K8SPodAffinity;
  /**
   * Describes pod anti-affinity scheduling rules (e.g. avoid putting this pod in the same node, zone, etc
   */
  podAntiAffinity?: K8SPodAntiAffinity;
}
/**
 * Node affinity is a group of node affinity scheduling rules
 */
export interface K8SNodeAffinity {
  /**
   * The scheduler will prefer to schedule pods to nodes that satisfy the affinity expressions specified by this field, but …
   */
  preferredDuringSchedulingIgnoredDuringExecution?: K8SPreferredSchedulingTerm[];
  /**
   * If the affinity requirements specified by this field are not met at scheduling time, the pod will not be scheduled onto …
   */
  requiredDuringSchedulingIgnoredDuringExecution?: K8SNodeSelector;
}
/**
 * An empty preferred scheduling term matches all objects with implicit weight 0 (i.e. it's a no-op)
 */
export interface K8SPreferredSchedulingTerm {
  /**
   * A node selector term, associated with the corresponding weight
   */
  preference: K8SNodeSelectorTerm;
  /**
   * Weight associated with matching the corresponding nodeSelectorTerm, in the range 1-100
   */
  weight: number;
}
/**
 * A null or empty node selector term matches no objects
 */
export interface K8SNodeSelectorTerm {
  /**
   * A list of node selector requirements by node's labels
   */
  matchExpressions?: K8SNodeSelectorRequirement[];
  /**
   * A list of node selector requirements by node's fields
   */
  matchFields?: K8SNodeSelectorRequirement[];
}
/**
 * A node selector requirement is a selector that contains values, a key, and an operator that relates the key and values
 */
export interface K8SNodeSelectorRequirement {
  /**
   * The label key that the selector applies to
   */
  key: string;
  /**
   * Represents a key's relationship to a set of values
   */
  operator: string;
  /**
   * An array of string values
   *
   * Items: values
   */
  values?: string[];
}
/**
 * A node selector represents the union of the results of one or more label queries over a set of nodes; that is, it …
 */
export interface K8SNodeSelector {
  /**
   * Required
   */
  nodeSelectorTerms: K8SNodeSelectorTerm[];
}
/**
 * Pod affinity is a group of inter pod affinity scheduling rules
 */
export interface K8SPodAffinity {
  /**
   * The scheduler will prefer to schedule pods to nodes that satisfy the affinity expressions specified by this field, but …
   */
  preferredDuringSchedulingIgnoredDuringExecution?: K8SWeightedPodAffinityTerm[];
  /**
   * If the affinity requirements specified by this field are not met at scheduling time, the pod will not be scheduled onto …
   */
  requiredDuringSchedulingIgnoredDuringExecution?: K8SPodAffinityTerm[];
}
/**
 * The weights of all of the matched WeightedPodAffinityTerm fields are added per-node to find the most preferred node(s)
 */
export interface K8SWeightedPodAffinityTerm {
  /**
   * Required
   */
  podAffinityTerm: K8SPodAffinityTerm;
  /**
   * weight associated with matching the corresponding podAffinityTerm, in the range 1-100
   */
  weight: number;
}
/**
 * Defines a set of pods (namely those matching the labelSelector relative to the given namespace(s)) that this pod should …
 */
export interface K8SPodAffinityTerm {
  /**
   * A label query over a set of resources, in this case pods
   */
  labelSelector?: K8SLabelSelector;
  /**
   * MatchLabelKeys is a set of pod label keys to select which pods will be taken into consideration
   *
   * Items: matchLabelKeys
   */
  matchLabelKeys?: string[];
  /**
   * MismatchLabelKeys is a set of pod label keys to select which pods will be taken into consideration
   *
   * Items: mismatchLabelKeys
   */
  mismatchLabelKeys?: string[];
  /**
   * A label query over the set of namespaces that the term applies to
   */
  namespaceSelector?: K8SLabelSelector;
  /**
   * namespaces specifies a static list of namespace names that the term applies to
   *
   * Items: namespaces
   */
  namespaces?: string[];
  /**
   * This pod should be co-located (affinity) or not co-located (anti-affinity) with the pods matching the labelSelector in …
   */
  topologyKey: string;
}
/**
 * A label selector is a label query over a set of resources
 */
export interface K8SLabelSelector {
  /**
   * matchExpressions is a list of label selector requirements
   */
  matchExpressions?: K8SLabelSelectorRequirement[];
  /**
   * matchLabels is a map of {key,value} pairs
   */
  matchLabels?: {
    /**
     * matchLabels
     */
    [k: string]: string;
  };
}
/**
 * A label selector requirement is a selector that contains values, a key, and an operator that relates the key and values
 */
export interface K8SLabelSelectorRequirement {
  /**
   * key is the label key that the selector applies to
   */
  key: string;
  /**
   * operator represents a key's relationship to a set of values
   */
  operator: string;
  /**
   * values is an array of string values
   *
   * Items: values
   */
  values?: string[];
}
/**
 * Pod anti affinity is a group of inter pod anti affinity scheduling rules
 */
export interface K8SPodAntiAffinity {
  /**
   * The scheduler will prefer to schedule pods to nodes that satisfy the anti-affinity expressions specified by this field, …
   */
  preferredDuringSchedulingIgnoredDuringExecution?: K8SWeightedPodAffinityTerm[];
  /**
   * If the anti-affinity requirements specified by this field are not met at scheduling time, the pod will not be scheduled …
   */
  requiredDuringSchedulingIgnoredDuringExecution?: K8SPodAffinityTerm[];
}
/**
 * Volumes of the pods by name
 */
export interface ExtraVolumes {
  [k: string]: K8SVolume;
}
/**
 * A volume of one of the kinds that the Pod Security Standard "restricted" allows
 *
 * This interface was referenced by `ExtraVolumes`'s JSON-Schema definition
 * via the `patternProperty` "^[a-z0-9]([a-z0-9-]{0,50}[a-z0-9])?$".
 */
export interface K8SVolume {
  /**
   * A claim that lives as long as the pod
   */
  ephemeral?: {
    /**
     * The claim
     */
    volumeClaimTemplate: {
      /**
       * What the claim asks for
       */
      spec: K8SPersistentVolumeClaimSpec;
    };
  };
  /**
   * configMap represents a configMap that should populate this volume
   */
  configMap?: K8SConfigMapVolumeSource;
  /**
   * csi (Container Storage Interface) represents ephemeral storage that is handled by certain external CSI drivers (Beta …
   */
  csi?: K8SCSIVolumeSource;
  /**
   * downwardAPI represents downward API about the pod that should populate this volume
   */
  downwardAPI?: K8SDownwardAPIVolumeSource;
  /**
   * emptyDir represents a temporary directory that shares a pod's lifetime
   */
  emptyDir?: K8SEmptyDirVolumeSource;
  /**
   * persistentVolumeClaimVolumeSource represents a reference to a PersistentVolumeClaim in the same namespace
   */
  persistentVolumeClaim?: K8SPersistentVolumeClaimVolumeSource;
  /**
   * projected items for all in one resources secrets, configmaps, and downward API
   */
  projected?: K8SProjectedVolumeSource;
  /**
   * secret represents a secret that should populate this volume
   */
  secret?: K8SSecretVolumeSource;
}
/**
 * PersistentVolumeClaimSpec describes the common attributes of storage devices and allows a Source for provider-specific …
 */
export interface K8SPersistentVolumeClaimSpec {
  /**
   * accessModes contains the desired access modes the volume should have
   *
   * Items: accessModes
   */
  accessModes?: string[];
  /**
   * dataSource field can be used to specify either: * An existing VolumeSnapshot object …
   */
  dataSource?: K8STypedLocalObjectReference;
  /**
   * dataSourceRef specifies the object from which to populate the volume with data, if a non-empty volume is desired
   */
  dataSourceRef?: K8STypedObjectReference;
  /**
   * resources represents the minimum resources the volume should have
   */
  resources?: K8SVolumeResourceRequirements;
  /**
   * selector is a label query over volumes to consider for binding
   */
  selector?: K8SLabelSelector;
  /**
   * storageClassName is the name of the StorageClass required by the claim
   */
  storageClassName?: string;
  /**
   * volumeAttributesClassName may be used to set the VolumeAttributesClass used by this claim
   */
  volumeAttributesClassName?: string;
  /**
   * volumeMode defines what type of volume is required by the claim
   */
  volumeMode?: string;
  /**
   * volumeName is the binding reference to the PersistentVolume backing this claim
   */
  volumeName?: string;
}
/**
 * TypedLocalObjectReference contains enough information to let you locate the typed referenced object inside the same …
 */
export interface K8STypedLocalObjectReference {
  /**
   * APIGroup is the group for the resource being referenced
   */
  apiGroup?: string;
  /**
   * Kind is the type of resource being referenced
   */
  kind: string;
  /**
   * Name is the name of resource being referenced
   */
  name: string;
}
/**
 * TypedObjectReference
 */
export interface K8STypedObjectReference {
  /**
   * APIGroup is the group for the resource being referenced
   */
  apiGroup?: string;
  /**
   * Kind is the type of resource being referenced
   */
  kind: string;
  /**
   * Name is the name of resource being referenced
   */
  name: string;
  /**
   * Namespace is the namespace of resource being referenced Note that when a namespace is specified, a …
   */
  namespace?: string;
}
/**
 * VolumeResourceRequirements describes the storage resource requirements for a volume
 */
export interface K8SVolumeResourceRequirements {
  /**
   * Limits describes the maximum amount of compute resources allowed
   */
  limits?: {
    [k: string]: K8SQuantity;
  };
  /**
   * Requests describes the minimum amount of compute resources required
   */
  requests?: {
    [k: string]: K8SQuantity;
  };
}
/**
 * Adapts a ConfigMap into a volume
 */
export interface K8SConfigMapVolumeSource {
  /**
   * defaultMode is optional: mode bits used to set permissions on created files by default
   */
  defaultMode?: number;
  /**
   * items if unspecified, each key-value pair in the Data field of the referenced ConfigMap will be projected into the …
   */
  items?: K8SKeyToPath[];
  /**
   * Name of the referent
   */
  name?: string;
  /**
   * optional specify whether the ConfigMap or its keys must be defined
   */
  optional?: boolean;
}
/**
 * Maps a string key to a path within a volume
 */
export interface K8SKeyToPath {
  /**
   * key is the key to project
   */
  key: string;
  /**
   * mode is Optional: mode bits used to set permissions on this file
   */
  mode?: number;
  /**
   * path is the relative path of the file to map the key to
   */
  path: string;
}
/**
 * Represents a source location of a volume to mount, managed by an external CSI driver
 */
export interface K8SCSIVolumeSource {
  /**
   * driver is the name of the CSI driver that handles this volume
   */
  driver: string;
  /**
   * fsType to mount
   */
  fsType?: string;
  /**
   * nodePublishSecretRef is a reference to the secret object containing sensitive information to pass to the CSI driver to …
   */
  nodePublishSecretRef?: K8SLocalObjectReference;
  /**
   * readOnly specifies a read-only configuration for the volume
   */
  readOnly?: boolean;
  /**
   * volumeAttributes stores driver-specific properties that are passed to the CSI driver
   */
  volumeAttributes?: {
    /**
     * volumeAttributes
     */
    [k: string]: string;
  };
}
/**
 * LocalObjectReference contains enough information to let you locate the referenced object inside the same namespace
 */
export interface K8SLocalObjectReference {
  /**
   * Name of the referent
   */
  name?: string;
}
/**
 * DownwardAPIVolumeSource represents a volume containing downward API info
 */
export interface K8SDownwardAPIVolumeSource {
  /**
   * Optional: mode bits to use on created files by default
   */
  defaultMode?: number;
  /**
   * Items is a list of downward API volume file
   */
  items?: K8SDownwardAPIVolumeFile[];
}
/**
 * DownwardAPIVolumeFile represents information to create the file containing the pod field
 */
export interface K8SDownwardAPIVolumeFile {
  /**
   * Required: Selects a field of the pod: only annotations, labels, name, namespace and uid are supported
   */
  fieldRef?: K8SObjectFieldSelector;
  /**
   * Optional: mode bits used to set permissions on this file, must be an octal value between 0000 and 0777 or a decimal …
   */
  mode?: number;
  /**
   * Required: Path is the relative path name of the file to be created
   */
  path: string;
  /**
   * Selects a resource of the container: only resources limits and requests (limits.cpu, limits.memory, requests.cpu and …
   */
  resourceFieldRef?: K8SResourceFieldSelector;
}
/**
 * ObjectFieldSelector selects an APIVersioned field of an object
 */
export interface K8SObjectFieldSelector {
  /**
   * Version of the schema the FieldPath is written in terms of, defaults to "v1"
   */
  apiVersion?: string;
  /**
   * Path of the field to select in the specified API version
   */
  fieldPath: string;
}
/**
 * ResourceFieldSelector represents container resources (cpu, memory) and their output format
 */
export interface K8SResourceFieldSelector {
  /**
   * Container name: required for volumes, optional for env vars
   */
  containerName?: string;
  /**
   * Specifies the output format of the exposed resources, defaults to "1"
   */
  divisor?: K8SQuantity;
  /**
   * Required: resource to select
   */
  resource: string;
}
/**
 * Represents an empty directory for a pod
 */
export interface K8SEmptyDirVolumeSource {
  /**
   * medium represents what type of storage medium should back this directory
   */
  medium?: string;
  /**
   * sizeLimit is the total amount of local storage required for this EmptyDir volume
   */
  sizeLimit?: K8SQuantity;
}
/**
 * PersistentVolumeClaimVolumeSource references the user's PVC in the same namespace
 */
export interface K8SPersistentVolumeClaimVolumeSource {
  /**
   * claimName is the name of a PersistentVolumeClaim in the same namespace as the pod using this volume
   */
  claimName: string;
  /**
   * readOnly Will force the ReadOnly setting in VolumeMounts
   */
  readOnly?: boolean;
}
/**
 * Represents a projected volume source
 */
export interface K8SProjectedVolumeSource {
  /**
   * defaultMode are the mode bits used to set permissions on created files by default
   */
  defaultMode?: number;
  /**
   * sources is the list of volume projections
   */
  sources?: K8SVolumeProjection[];
}
/**
 * Projection that may be projected along with other supported volume types
 */
export interface K8SVolumeProjection {
  /**
   * ClusterTrustBundle allows a pod to access the `.spec.trustBundle` field of ClusterTrustBundle objects in an …
   */
  clusterTrustBundle?: K8SClusterTrustBundleProjection;
  /**
   * configMap information about the configMap data to project
   */
  configMap?: K8SConfigMapProjection;
  /**
   * downwardAPI information about the downwardAPI data to project
   */
  downwardAPI?: K8SDownwardAPIProjection;
  /**
   * secret information about the secret data to project
   */
  secret?: K8SSecretProjection;
  /**
   * serviceAccountToken is information about the serviceAccountToken data to project
   */
  serviceAccountToken?: K8SServiceAccountTokenProjection;
}
/**
 * ClusterTrustBundleProjection describes how to select a set of ClusterTrustBundle objects and project their contents into …
 */
export interface K8SClusterTrustBundleProjection {
  /**
   * Select all ClusterTrustBundles that match this label selector
   */
  labelSelector?: K8SLabelSelector;
  /**
   * Select a single ClusterTrustBundle by object name
   */
  name?: string;
  /**
   * If true, don't block pod startup if the referenced ClusterTrustBundle(s) aren't available
   */
  optional?: boolean;
  /**
   * Relative path from the volume root to write the bundle
   */
  path: string;
  /**
   * Select all ClusterTrustBundles that match this signer name
   */
  signerName?: string;
}
/**
 * Adapts a ConfigMap into a projected volume
 */
export interface K8SConfigMapProjection {
  /**
   * items if unspecified, each key-value pair in the Data field of the referenced ConfigMap will be projected into the …
   */
  items?: K8SKeyToPath[];
  /**
   * Name of the referent
   */
  name?: string;
  /**
   * optional specify whether the ConfigMap or its keys must be defined
   */
  optional?: boolean;
}
/**
 * Represents downward API info for projecting into a projected volume
 */
export interface K8SDownwardAPIProjection {
  /**
   * Items is a list of DownwardAPIVolume file
   */
  items?: K8SDownwardAPIVolumeFile[];
}
/**
 * Adapts a secret into a projected volume
 */
export interface K8SSecretProjection {
  /**
   * items if unspecified, each key-value pair in the Data field of the referenced Secret will be projected into the volume …
   */
  items?: K8SKeyToPath[];
  /**
   * Name of the referent
   */
  name?: string;
  /**
   * optional field specify whether the Secret or its key must be defined
   */
  optional?: boolean;
}
/**
 * ServiceAccountTokenProjection represents a projected service account token volume
 */
export interface K8SServiceAccountTokenProjection {
  /**
   * audience is the intended audience of the token
   */
  audience?: string;
  /**
   * expirationSeconds is the requested duration of validity of the service account token
   */
  expirationSeconds?: number;
  /**
   * path is the path relative to the mount point of the file to project the token into
   */
  path: string;
}
/**
 * Adapts a Secret into a volume
 */
export interface K8SSecretVolumeSource {
  /**
   * defaultMode is Optional: mode bits used to set permissions on created files by default
   */
  defaultMode?: number;
  /**
   * items If unspecified, each key-value pair in the Data field of the referenced Secret will be projected into the volume …
   */
  items?: K8SKeyToPath[];
  /**
   * optional field specify whether the Secret or its keys must be defined
   */
  optional?: boolean;
  /**
   * secretName is the name of the secret in the pod's namespace to use
   */
  secretName?: string;
}
/**
 * Volumes of the component's own container by path
 */
export interface ExtraVolumeMounts {
  [k: string]: ExtraVolumeMount;
}
/**
 * Where a volume appears in the container
 *
 * This interface was referenced by `ExtraVolumeMounts`'s JSON-Schema definition
 * via the `patternProperty` "^/[^:]*$".
 */
export interface ExtraVolumeMount {
  /**
   * Name of one of extraVolumes
   */
  volume: string;
  /**
   * Mount it read-only
   */
  readOnly?: boolean;
  /**
   * Path within the volume
   */
  subPath?: string;
}
/**
 * Containers by name
 */
export interface Containers {
  [k: string]: K8SContainer;
}
/**
 * A container beside that of the component
 *
 * This interface was referenced by `Containers`'s JSON-Schema definition
 * via the `patternProperty` "^[a-z0-9]([a-z0-9-]{0,50}[a-z0-9])?$".
 */
export interface K8SContainer {
  /**
   * Image of the container
   */
  image: string;
  /**
   * Ports of the container; ports of the node are not to be had
   *
   * Items: ports
   */
  ports?: {
    /**
     * Number of port to expose on the pod's IP address
     */
    containerPort: number;
    /**
     * If specified, this must be an IANA_SVC_NAME and unique within the pod
     */
    name?: string;
    /**
     * Protocol for port
     */
    protocol?: string;
  }[];
  /**
   * What of the security context may differ; the rest is that of the standard "restricted"
   */
  securityContext?: {
    /**
     * The UID to run the entrypoint of the container process
     */
    runAsUser?: number;
    /**
     * The GID to run the entrypoint of the container process
     */
    runAsGroup?: number;
    /**
     * Whether this container has a read-only root filesystem
     */
    readOnlyRootFilesystem?: boolean;
  };
  /**
   * Arguments to the entrypoint
   *
   * Items: args
   */
  args?: string[];
  /**
   * Entrypoint array
   *
   * Items: command
   */
  command?: string[];
  /**
   * List of environment variables to set in the container
   */
  env?: K8SEnvVar[];
  /**
   * List of sources to populate environment variables in the container
   */
  envFrom?: K8SEnvFromSource[];
  /**
   * Image pull policy
   */
  imagePullPolicy?: string;
  /**
   * Actions that the management system should take in response to container lifecycle events
   */
  lifecycle?: K8SLifecycle;
  /**
   * Periodic probe of container liveness
   */
  livenessProbe?: K8SProbe;
  /**
   * Periodic probe of container service readiness
   */
  readinessProbe?: K8SProbe;
  /**
   * Compute Resources required by this container
   */
  resources?: K8SResourceRequirements;
  /**
   * StartupProbe indicates that the Pod has successfully initialized
   */
  startupProbe?: K8SProbe;
  /**
   * Pod volumes to mount into the container's filesystem
   */
  volumeMounts?: K8SVolumeMount[];
  /**
   * Container's working directory
   */
  workingDir?: string;
}
/**
 * EnvVar represents an environment variable present in a Container
 */
export interface K8SEnvVar {
  /**
   * Name of the environment variable
   */
  name: string;
  /**
   * Variable references $(VAR_NAME) are expanded using the previously defined environment variables in the container and any …
   */
  value?: string;
  /**
   * Source for the environment variable's value
   */
  valueFrom?: K8SEnvVarSource;
}
/**
 * EnvVarSource represents a source for the value of an EnvVar
 */
export interface K8SEnvVarSource {
  /**
   * Selects a key of a ConfigMap
   */
  configMapKeyRef?: K8SConfigMapKeySelector;
  /**
   * Selects a field of the pod: supports metadata.name, metadata.namespace, `metadata.labels['<KEY>']`, …
   */
  fieldRef?: K8SObjectFieldSelector;
  /**
   * Selects a resource of the container: only resources limits and requests (limits.cpu, limits.memory, …
   */
  resourceFieldRef?: K8SResourceFieldSelector;
  /**
   * Selects a key of a secret in the pod's namespace
   */
  secretKeyRef?: K8SSecretKeySelector;
}
/**
 * Selects a key from a ConfigMap
 */
export interface K8SConfigMapKeySelector {
  /**
   * The key to select
   */
  key: string;
  /**
   * Name of the referent
   */
  name?: string;
  /**
   * Specify whether the ConfigMap or its key must be defined
   */
  optional?: boolean;
}
/**
 * SecretKeySelector selects a key of a Secret
 */
export interface K8SSecretKeySelector {
  /**
   * The key of the secret to select from
   */
  key: string;
  /**
   * Name of the referent
   */
  name?: string;
  /**
   * Specify whether the Secret or its key must be defined
   */
  optional?: boolean;
}
/**
 * EnvFromSource represents the source of a set of ConfigMaps
 */
export interface K8SEnvFromSource {
  /**
   * The ConfigMap to select from
   */
  configMapRef?: K8SConfigMapEnvSource;
  /**
   * An optional identifier to prepend to each key in the ConfigMap
   */
  prefix?: string;
  /**
   * The Secret to select from
   */
  secretRef?: K8SSecretEnvSource;
}
/**
 * ConfigMapEnvSource selects a ConfigMap to populate the environment variables with
 */
export interface K8SConfigMapEnvSource {
  /**
   * Name of the referent
   */
  name?: string;
  /**
   * Specify whether the ConfigMap must be defined
   */
  optional?: boolean;
}
/**
 * SecretEnvSource selects a Secret to populate the environment variables with
 */
export interface K8SSecretEnvSource {
  /**
   * Name of the referent
   */
  name?: string;
  /**
   * Specify whether the Secret must be defined
   */
  optional?: boolean;
}
/**
 * Lifecycle describes actions that the management system should take in response to container lifecycle events
 */
export interface K8SLifecycle {
  /**
   * PostStart is called immediately after a container is created
   */
  postStart?: K8SLifecycleHandler;
  /**
   * PreStop is called immediately before a container is terminated due to an API request or management event such as …
   */
  preStop?: K8SLifecycleHandler;
}
/**
 * LifecycleHandler defines a specific action that should be taken in a lifecycle hook
 */
export interface K8SLifecycleHandler {
  /**
   * Exec specifies the action to take
   */
  exec?: K8SExecAction;
  /**
   * HTTPGet specifies the http request to perform
   */
  httpGet?: K8SHTTPGetAction;
  /**
   * Sleep represents the duration that the container should sleep before being terminated
   */
  sleep?: K8SSleepAction;
  /**
   * Deprecated
   */
  tcpSocket?: K8STCPSocketAction;
}
/**
 * ExecAction describes a "run in container" action
 */
export interface K8SExecAction {
  /**
   * Command is the command line to execute inside the container, the working directory for the command is root ('/') in the …
   *
   * Items: command
   */
  command?: string[];
}
/**
 * HTTPGetAction describes an action based on HTTP Get requests
 */
export interface K8SHTTPGetAction {
  /**
   * Host name to connect to, defaults to the pod IP. You probably want to set "Host" in httpHeaders instead
   */
  host?: string;
  /**
   * Custom headers to set in the request
   */
  httpHeaders?: K8SHTTPHeader[];
  /**
   * Path to access on the HTTP server
   */
  path?: string;
  /**
   * Name or number of the port to access on the container
   */
  port: number | string;
  /**
   * Scheme to use for connecting to the host
   */
  scheme?: string;
}
/**
 * HTTPHeader describes a custom header to be used in HTTP probes
 */
export interface K8SHTTPHeader {
  /**
   * The header field name
   */
  name: string;
  /**
   * The header field value
   */
  value: string;
}
/**
 * SleepAction describes a "sleep" action
 */
export interface K8SSleepAction {
  /**
   * Seconds is the number of seconds to sleep
   */
  seconds: number;
}
/**
 * TCPSocketAction describes an action based on opening a socket
 */
export interface K8STCPSocketAction {
  /**
   * Optional: Host name to connect to, defaults to the pod IP
   */
  host?: string;
  /**
   * Number or name of the port to access on the container
   */
  port: number | string;
}
/**
 * Probe describes a health check to be performed against a container to determine whether it is alive or ready to receive …
 */
export interface K8SProbe {
  /**
   * Exec specifies the action to take
   */
  exec?: K8SExecAction;
  /**
   * Minimum consecutive failures for the probe to be considered failed after having succeeded
   */
  failureThreshold?: number;
  /**
   * GRPC specifies an action involving a GRPC port
   */
  grpc?: K8SGRPCAction;
  /**
   * HTTPGet specifies the http request to perform
   */
  httpGet?: K8SHTTPGetAction;
  /**
   * Number of seconds after the container has started before liveness probes are initiated
   */
  initialDelaySeconds?: number;
  /**
   * How often (in seconds) to perform the probe
   */
  periodSeconds?: number;
  /**
   * Minimum consecutive successes for the probe to be considered successful after having failed
   */
  successThreshold?: number;
  /**
   * TCPSocket specifies an action involving a TCP port
   */
  tcpSocket?: K8STCPSocketAction;
  /**
   * Optional duration in seconds the pod needs to terminate gracefully upon probe failure
   */
  terminationGracePeriodSeconds?: number;
  /**
   * Number of seconds after which the probe times out
   */
  timeoutSeconds?: number;
}
/**
 * GRPCAction
 */
export interface K8SGRPCAction {
  /**
   * Port number of the gRPC service
   */
  port: number;
  /**
   * Service is the name of the service to place in the gRPC HealthCheckRequest (see …
   */
  service?: string;
}
/**
 * ResourceRequirements describes the compute resource requirements
 */
export interface K8SResourceRequirements {
  /**
   * Claims lists the names of resources, defined in spec.resourceClaims, that are used by this container
   */
  claims?: K8SResourceClaim[];
  /**
   * Limits describes the maximum amount of compute resources allowed
   */
  limits?: {
    [k: string]: K8SQuantity;
  };
  /**
   * Requests describes the minimum amount of compute resources required
   */
  requests?: {
    [k: string]: K8SQuantity;
  };
}
/**
 * ResourceClaim references one entry in PodSpec.ResourceClaims
 */
export interface K8SResourceClaim {
  /**
   * Name must match the name of one entry in pod.spec.resourceClaims of the Pod where this field is used
   */
  name: string;
}
/**
 * VolumeMount describes a mounting of a Volume within a container
 */
export interface K8SVolumeMount {
  /**
   * Path within the container at which the volume should be mounted
   */
  mountPath: string;
  /**
   * mountPropagation determines how mounts are propagated from the host to container and the other way around
   */
  mountPropagation?: string;
  /**
   * This must match the Name of a Volume
   */
  name: string;
  /**
   * Mounted read-only if true, read-write otherwise (false or unspecified)
   */
  readOnly?: boolean;
  /**
   * RecursiveReadOnly specifies whether read-only mounts should be handled recursively
   */
  recursiveReadOnly?: string;
  /**
   * Path within the volume from which the container's volume should be mounted
   */
  subPath?: string;
  /**
   * Expanded path within the volume from which the container's volume should be mounted
   */
  subPathExpr?: string;
}
/**
 * The identity of the pods
 */
export interface ServiceAccount {
  /**
   * Annotations of the ServiceAccount, such as a cloud's role
   */
  annotations: Annotations;
  /**
   * Rules of a Role for it; any rule mounts its token into the pods
   */
  rules: K8SPolicyRule[];
}
/**
 * A rule of a Role: within the namespace
 */
export interface K8SPolicyRule {
  /**
   * APIGroups is the name of the APIGroup that contains the resources
   *
   * Items: apiGroups
   */
  apiGroups?: string[];
  /**
   * ResourceNames is an optional white list of names that the rule applies to
   *
   * Items: resourceNames
   */
  resourceNames?: string[];
  /**
   * Resources is a list of resources this rule applies to
   *
   * Items: resources
   */
  resources?: string[];
  /**
   * Verbs is a list of Verbs that apply to ALL the ResourceKinds contained in this rule
   *
   * Items: verbs
   */
  verbs: string[];
}
/**
 * Traffic beyond what the component needs, such as that of a sidecar
 */
export interface ExtraTraffic {
  /**
   * More rules for incoming traffic
   */
  ingress: K8SNetworkPolicyIngressRule[];
  /**
   * More rules for outgoing traffic
   */
  egress: K8SNetworkPolicyEgressRule[];
}
/**
 * NetworkPolicyIngressRule describes a particular set of traffic that is allowed to the pods matched by a …
 */
export interface K8SNetworkPolicyIngressRule {
  /**
   * from is a list of sources which should be able to access the pods selected for this rule
   */
  from?: K8SNetworkPolicyPeer[];
  /**
   * ports is a list of ports which should be made accessible on the pods selected for this rule
   */
  ports?: K8SNetworkPolicyPort[];
}
/**
 * NetworkPolicyPeer describes a peer to allow traffic to/from
 */
export interface K8SNetworkPolicyPeer {
  /**
   * ipBlock defines policy on a particular IPBlock
   */
  ipBlock?: K8SIPBlock;
  /**
   * namespaceSelector selects namespaces using cluster-scoped labels
   */
  namespaceSelector?: K8SLabelSelector;
  /**
   * podSelector is a label selector which selects pods
   */
  podSelector?: K8SLabelSelector;
}
/**
 * IPBlock describes a particular CIDR (Ex
 */
export interface K8SIPBlock {
  /**
   * cidr is a string representing the IPBlock Valid examples are "192.168.1.0/24" or "2001:db8::/64"
   */
  cidr: string;
  /**
   * except is a slice of CIDRs that should not be included within an IPBlock Valid examples are "192.168.1.0/24" or …
   *
   * Items: except
   */
  except?: string[];
}
/**
 * NetworkPolicyPort describes a port to allow traffic on
 */
export interface K8SNetworkPolicyPort {
  /**
   * endPort indicates that the range of ports from port to endPort if set, inclusive, should be allowed by the policy
   */
  endPort?: number;
  /**
   * port represents the port on the given protocol
   */
  port?: number | string;
  /**
   * protocol represents the protocol (TCP, UDP, or SCTP) which traffic must match
   */
  protocol?: string;
}
/**
 * NetworkPolicyEgressRule describes a particular set of traffic that is allowed out of pods matched by a …
 */
export interface K8SNetworkPolicyEgressRule {
  /**
   * ports is a list of destination ports for outgoing traffic
   */
  ports?: K8SNetworkPolicyPort[];
  /**
   * to is a list of destinations for outgoing traffic of pods selected for this rule
   */
  to?: K8SNetworkPolicyPeer[];
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
   * Seconds that active jobs may take to finish; left out: the queue's longest job + 5
   */
  drainSeconds?: number;
  /**
   * Seconds until the kubelet ends the pod by force; left out: drainSeconds + 10
   */
  gracePeriodSeconds?: number;
}
/**
 * Autoscaling on the length of the queue, by KEDA; while enabled, it owns the number of replicas
 */
export interface Keda {
  /**
   * Create a ScaledObject
   */
  enabled: boolean;
  /**
   * Fewest replicas; 0, which ends every pod while the queue is empty, only where the queue has no schedule (none today)
   */
  minReplicas: number;
  /**
   * Most replicas
   */
  maxReplicas: number;
  /**
   * Waiting and active jobs for each replica that it aims at
   */
  jobsPerReplica: number;
  /**
   * Jobs that must wait before the first replica starts; acts between 0 and 1 replica alone
   */
  activationJobs: number;
  /**
   * Seconds between looks at the queue
   */
  pollingIntervalSeconds: number;
  /**
   * Seconds without jobs until the last replica ends; acts between 1 and 0 replicas alone
   */
  cooldownSeconds: number;
}
/**
 * How a worker leaves: active jobs finish, the kubelet waits; what is not set comes from the defaults of all workers
 */
export interface WorkerShutdownOverride {
  /**
   * Seconds that active jobs may take to finish; left out: the queue's longest job + 5
   */
  drainSeconds?: number;
  /**
   * Seconds until the kubelet ends the pod by force; left out: drainSeconds + 10
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
 * Autoscaling on the length of the queue, by KEDA; while enabled, it owns the number of replicas; what is not set comes from the defaults of all workers
 */
export interface KedaOverride {
  /**
   * Create a ScaledObject
   */
  enabled?: boolean;
  /**
   * Fewest replicas; 0, which ends every pod while the queue is empty, only where the queue has no schedule (none today)
   */
  minReplicas?: number;
  /**
   * Most replicas
   */
  maxReplicas?: number;
  /**
   * Waiting and active jobs for each replica that it aims at
   */
  jobsPerReplica?: number;
  /**
   * Jobs that must wait before the first replica starts; acts between 0 and 1 replica alone
   */
  activationJobs?: number;
  /**
   * Seconds between looks at the queue
   */
  pollingIntervalSeconds?: number;
  /**
   * Seconds without jobs until the last replica ends; acts between 1 and 0 replicas alone
   */
  cooldownSeconds?: number;
}
/**
 * How the kubelet asks a container; the paths are those of the component; what is not set comes from the defaults of all workers
 */
export interface ProbesOverride {
  /**
   * Gives a slow start its time
   */
  startup?: ProbeOverride;
  /**
   * Restarts a container whose process is stuck
   */
  liveness?: ProbeOverride;
  /**
   * Takes a pod out of its Service while it cannot serve
   */
  readiness?: ReadinessProbeOverride;
}
/**
 * When the kubelet holds a container for started or for dead; what is not set comes from the defaults of all workers
 */
export interface ProbeOverride {
  /**
   * Probe at all
   */
  enabled?: boolean;
  /**
   * Seconds after the start of the container until the first probe
   */
  initialDelaySeconds?: number;
  /**
   * Seconds between probes
   */
  periodSeconds?: number;
  /**
   * Seconds until a probe counts as failed
   */
  timeoutSeconds?: number;
  /**
   * Failures in a row until the kubelet acts
   */
  failureThreshold?: number;
  /**
   * Seconds that a container which failed it gets to end; left out: that of the pod
   */
  terminationGracePeriodSeconds?: number;
}
/**
 * When the kubelet holds a container for ready; what is not set comes from the defaults of all workers
 */
export interface ReadinessProbeOverride {
  /**
   * Probe at all
   */
  enabled?: boolean;
  /**
   * Seconds after the start of the container until the first probe
   */
  initialDelaySeconds?: number;
  /**
   * Seconds between probes
   */
  periodSeconds?: number;
  /**
   * Seconds until a probe counts as failed
   */
  timeoutSeconds?: number;
  /**
   * Failures in a row until the kubelet acts
   */
  failureThreshold?: number;
  /**
   * Successes in a row until it is ready again
   */
  successThreshold?: number;
}
/**
 * How a Deployment replaces its pods; what is not set comes from the defaults of all workers
 */
export interface RolloutOverride {
  /**
   * Pods that may be there beyond the wanted number
   */
  maxSurge?: number | `${number}%`;
  /**
   * Pods that may be missing from the wanted number
   */
  maxUnavailable?: number | `${number}%`;
  /**
   * Old ReplicaSets that are kept for `kubectl rollout undo`
   */
  revisionHistoryLimit?: number;
  /**
   * Seconds without progress until the rollout counts as failed; more than minReadySeconds
   */
  progressDeadlineSeconds?: number;
}
/**
 * How the pods of a component are spread; what is not set comes from the defaults of all workers
 */
export interface SpreadOverride {
  /**
   * Over nodes: where possible, always, or not at all
   */
  nodes?: 'ScheduleAnyway' | 'DoNotSchedule' | 'None';
  /**
   * Over zones: where possible, always, or not at all
   */
  zones?: 'ScheduleAnyway' | 'DoNotSchedule' | 'None';
  /**
   * Pods that one place may have more than another
   */
  maxSkew?: number;
}
/**
 * Horizontal autoscaling on CPU and memory; while enabled, it owns the number of replicas; what is not set comes from the defaults of all workers
 */
export interface AutoscalingOverride {
  /**
   * Create a HorizontalPodAutoscaler
   */
  enabled?: boolean;
  /**
   * Fewest replicas
   */
  minReplicas?: number;
  /**
   * Most replicas
   */
  maxReplicas?: number;
  /**
   * Average CPU use that it aims at, in percent of the request; 0 leaves CPU out
   */
  targetCPUUtilizationPercentage?: number;
  /**
   * Average memory use that it aims at, in percent of the request; 0 leaves memory out
   */
  targetMemoryUtilizationPercentage?: number;
  /**
   * How fast it scales up and down; empty means Kubernetes' own pace
   */
  behavior?: K8SHorizontalPodAutoscalerBehavior;
}
/**
 * A VerticalPodAutoscaler that recommends and changes nothing; what is not set comes from the defaults of all workers
 */
export interface RecommendationOverride {
  /**
   * Create a VerticalPodAutoscaler with updateMode Off
   */
  enabled?: boolean;
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
 * The identity of the pods; what is not set comes from the defaults of all workers
 */
export interface ServiceAccountOverride {
  /**
   * Annotations of the ServiceAccount, such as a cloud's role
   */
  annotations?: Annotations;
  /**
   * Rules of a Role for it; any rule mounts its token into the pods
   */
  rules?: K8SPolicyRule[];
}
/**
 * Traffic beyond what the component needs, such as that of a sidecar; what is not set comes from the defaults of all workers
 */
export interface ExtraTrafficOverride {
  /**
   * More rules for incoming traffic
   */
  ingress?: K8SNetworkPolicyIngressRule[];
  /**
   * More rules for outgoing traffic
   */
  egress?: K8SNetworkPolicyEgressRule[];
}
/**
 * Where a managed service is, as network policies see it
 */
export interface Endpoint {
  /**
   * Address ranges of the service
   *
   * Items: IPv4 or IPv6 range
   */
  cidrs: string[];
  /**
   * Namespace of the service, where it runs in the cluster
   */
  namespace: string;
  /**
   * Labels of its pods; without a namespace, in that of the release
   */
  podLabels: Labels;
  /**
   * Port of the service
   */
  port: number;
}
