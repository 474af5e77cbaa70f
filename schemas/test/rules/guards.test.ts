import { describe, expect, it } from 'vitest';
import { runRules, type Environment } from '../../src/rules/index.ts';
import { judged, merge, othersOf, over, refused, shipped } from './support.ts';

type Case = readonly [name: string, environment: Environment, overlay: string, codes: readonly string[]];

const cutAnnotation = 'alb.ingress.kubernetes.io';

/** Values just inside and just outside of what each rule speaks of, and every code that they give. */
const cases: readonly Case[] = [
  // rollout
  ['no preStop where nothing is routed', 'prod', 'routing: { kind: none }\nweb: { shutdown: { preStopSeconds: 0 } }', []],
  ['preStop exactly the propagation', 'stage', 'web: { shutdown: { preStopSeconds: 10 } }', []],
  [
    'preStop one less, of both',
    'stage',
    '{ web: { shutdown: { preStopSeconds: 9 } }, api: { shutdown: { preStopSeconds: 9 } } }',
    ['rollout/leaves-before-load-balancer', 'rollout/leaves-before-load-balancer'],
  ],
  ['no minReady where nothing is routed', 'prod', 'routing: { kind: none }\nweb: { minReadySeconds: 0 }', []],
  ['no minReady with readiness gates', 'prod', 'routing: { loadBalancer: { readinessGates: true } }\nweb: { minReadySeconds: 0 }', []],
  ['short deregistration where nothing is routed', 'prod', 'routing: { kind: none, loadBalancer: { deregistrationSeconds: 0 } }', []],
  ['short deregistration in dev', 'dev', 'routing: { loadBalancer: { deregistrationSeconds: 40 } }', []],
  [
    'short registration on another platform',
    'prod',
    'platform: generic\nrouting: { loadBalancer: { registrationSeconds: 5 }, tls: { certificateArn: "" } }',
    [],
  ],
  ['short registration where nothing is routed', 'prod', 'routing: { kind: none, loadBalancer: { registrationSeconds: 5 } }', []],
  ['short registration with readiness gates', 'prod', 'routing: { loadBalancer: { registrationSeconds: 5, readinessGates: true } }', []],
  [
    'three health checks',
    'prod',
    `routing: { annotations: { ${cutAnnotation}/healthy-threshold-count: "3" } }`,
    ['rollout/registration-underestimated'],
  ],
  [
    'three health checks in time',
    'prod',
    `routing: { annotations: { ${cutAnnotation}/healthy-threshold-count: "3" }, loadBalancer: { registrationSeconds: 15 } }`,
    [],
  ],
  [
    'one second less than the health checks',
    'prod',
    'routing: { loadBalancer: { registrationSeconds: 9 } }',
    ['rollout/registration-underestimated'],
  ],
  ['an empty annotation, which is the default', 'prod', `routing: { annotations: { ${cutAnnotation}/healthy-threshold-count: "" } }`, []],
  ['a long grace of a server', 'prod', 'web: { shutdown: { gracePeriodSeconds: 601 } }', ['rollout/grace-beyond-node-drain']],
  ['a drain of one second', 'prod', 'api: { shutdown: { drainSeconds: 1 } }', []],
  // queues
  [
    'a short drain of a worker that does not run',
    'dev',
    'workers: { audit-archive: { enabled: false, shutdown: { drainSeconds: 1 } } }',
    [],
  ],
  [
    'a short grace of a worker that does not run',
    'dev',
    'workers: { audit-archive: { enabled: false, shutdown: { gracePeriodSeconds: 1 } } }',
    [],
  ],
  [
    'a short grace of all workers',
    'dev',
    'workers: { defaults: { shutdown: { drainSeconds: 65, gracePeriodSeconds: 65 } } }',
    Array.from({ length: 3 }, () => 'queues/grace-too-short'),
  ],
  ['a worker without a pod', 'prod', 'workers: { feedback: { replicas: 0 } }', ['queues/not-served']],
  ['a worker without a pod in dev', 'dev', 'workers: { feedback: { replicas: 0 } }', []],
  ['all workers off', 'prod', 'workers: { defaults: { enabled: false } }', Array.from({ length: 3 }, () => 'queues/not-served')],
  [
    'one worker on',
    'prod',
    'workers: { defaults: { enabled: false }, feedback: { enabled: true } }',
    ['queues/not-served', 'queues/not-served'],
  ],
  ['20 jobs for each connection', 'prod', 'workers: { feedback: { concurrency: 60 } }', []],
  ['many jobs of a worker that does not run', 'dev', 'workers: { feedback: { enabled: false, concurrency: 1000 } }', []],
  // disruption
  ['a budget that is off', 'stage', 'api: { disruption: { enabled: false, minAvailable: 5 } }', []],
  ['a budget of no pod', 'dev', 'api: { replicas: 0, disruption: { enabled: true, minAvailable: 1 } }', []],
  ['a percentage that is rounded up to all', 'prod', 'api: { disruption: { minAvailable: 51% } }', ['disruption/no-eviction']],
  ['one of one', 'stage', 'api: { disruption: { enabled: true, minAvailable: 1 } }', ['disruption/no-eviction']],
  ['one of two', 'prod', 'api: { disruption: { minAvailable: 1 } }', []],
  ['none may be away', 'prod', 'api: { disruption: { maxUnavailable: 0 } }', ['disruption/no-eviction']],
  ['no percent may be away', 'prod', 'api: { disruption: { maxUnavailable: 0% } }', ['disruption/no-eviction']],
  ['one percent is one pod', 'prod', 'api: { disruption: { maxUnavailable: 1% } }', []],
  ['two bounds of a budget that is off', 'stage', 'web: { disruption: { minAvailable: 9, maxUnavailable: 0 } }', []],
  ['two bounds, both wrong', 'prod', 'web: { disruption: { minAvailable: 9, maxUnavailable: 0 } }', ['disruption/two-bounds']],
  ['two bounds, both nothing', 'prod', 'web: { disruption: { minAvailable: 0, maxUnavailable: 9 } }', ['disruption/two-bounds']],
  [
    'a bound that replaces the default one',
    'prod',
    'workers: { defaults: { disruption: { maxUnavailable: 1 } }, feedback: { disruption: { minAvailable: 1 } } }',
    [],
  ],
  [
    'a bound that replaces the other default one',
    'prod',
    'workers: { defaults: { disruption: { minAvailable: 1 } }, feedback: { disruption: { maxUnavailable: 1 } } }',
    [],
  ],
  [
    'two bounds of all workers',
    'prod',
    'workers: { defaults: { disruption: { maxUnavailable: 1, minAvailable: 1 } } }',
    Array.from({ length: 3 }, () => 'disruption/two-bounds'),
  ],
  [
    'a bound of all workers',
    'prod',
    'workers: { defaults: { disruption: { minAvailable: 2 } } }',
    Array.from({ length: 3 }, () => 'disruption/no-eviction'),
  ],
  ['nobody has to stay', 'prod', 'api: { disruption: { minAvailable: 0 } }', ['disruption/protects-nothing']],
  ['all of two by percentage', 'prod', 'api: { disruption: { maxUnavailable: 100% } }', ['disruption/protects-nothing']],
  ['one pod, which no budget helps', 'stage', 'api: { disruption: { enabled: true, maxUnavailable: 1 } }', []],
  [
    'a budget that is off and protects nothing',
    'stage',
    'api: { autoscaling: { minReplicas: 2, maxReplicas: 3 }, disruption: { maxUnavailable: 2 } }',
    [],
  ],
  ['a budget that is off and lets broken pods block', 'stage', 'api: { disruption: { unhealthyPodEvictionPolicy: IfHealthyBudget } }', []],
  ['a node', 'prod', 'workers: { reminders: { nodeSelector: { kubernetes.io/hostname: a } } }', ['disruption/one-place']],
  [
    'a zone by its old name',
    'prod',
    'workers: { reminders: { nodeSelector: { failure-domain.beta.kubernetes.io/zone: a } } }',
    ['disruption/one-place'],
  ],
  ['every taint but of nodes that are gone', 'prod', 'web: { tolerations: [{ operator: Exists, effect: NoSchedule }] }', []],
  ['every taint that evicts', 'prod', 'web: { tolerations: [{ operator: Exists, effect: NoExecute }] }', []],
  ['every taint for a while', 'prod', 'web: { tolerations: [{ operator: Exists, effect: NoExecute, tolerationSeconds: 300 }] }', []],
  ['one taint with any value', 'prod', 'web: { tolerations: [{ key: a, operator: Exists }] }', []],
  [
    'every taint of a worker',
    'prod',
    'workers: { feedback: { tolerations: [{ operator: Exists }] } }',
    ['disruption/tolerates-everything'],
  ],
  // scaling
  ['wrong bounds of an autoscaler that is off', 'dev', 'web: { autoscaling: { minReplicas: 11 } }', []],
  ['equal bounds of an autoscaler that is off', 'stage', 'api: { autoscaling: { enabled: false, minReplicas: 10, maxReplicas: 10 } }', []],
  ['no CPU request', 'prod', 'api: { resources: { requests: { cpu: null } } }', ['scaling/cpu-request-missing']],
  ['no CPU request without an autoscaler', 'dev', 'api: { resources: { requests: { cpu: "0" } } }', []],
  [
    'a target that only an unlimited pod reaches',
    'stage',
    'web: { resources: { requests: { cpu: 500m }, limits: { cpu: null } }, autoscaling: { targetCPUUtilizationPercentage: 100 } }',
    [],
  ],
  [
    'a target out of reach without an autoscaler',
    'dev',
    'web: { resources: { requests: { cpu: 500m } }, autoscaling: { targetCPUUtilizationPercentage: 100 } }',
    [],
  ],
  ['a request above the limit is said once', 'prod', 'web: { resources: { requests: { cpu: 501m } } }', ['resources/request-above-limit']],
  ['replicas without an autoscaler', 'stage', 'api: { autoscaling: { enabled: false }, replicas: 3 }', []],
  // scaling of workers
  [
    'replicas of a worker that scales',
    'prod',
    'workers: { feedback: { replicas: 3, autoscaling: { enabled: true, minReplicas: 2 } } }',
    ['scaling/replicas-ignored'],
  ],
  [
    'replicas of a worker that KEDA scales',
    'prod',
    'workers: { feedback: { replicas: 3, keda: { enabled: true, minReplicas: 2 } } }',
    ['scaling/replicas-ignored'],
  ],
  ['replicas of all workers, one of which scales', 'prod', 'workers: { feedback: { keda: { enabled: true, minReplicas: 2 } } }', []],
  [
    'replicas of all workers, all of which scale',
    'stage',
    'workers: { defaults: { replicas: 1, keda: { enabled: true, maxReplicas: 2 } } }',
    Array.from({ length: 3 }, () => 'scaling/replicas-ignored'),
  ],
  ['wrong bounds of KEDA', 'dev', 'workers: { feedback: { keda: { enabled: true, minReplicas: 5 } } }', ['scaling/bounds']],
  ['wrong bounds of a worker', 'dev', 'workers: { feedback: { autoscaling: { enabled: true, minReplicas: 5 } } }', ['scaling/bounds']],
  ['wrong bounds of KEDA that is off', 'dev', 'workers: { feedback: { keda: { minReplicas: 5 } } }', []],
  ['equal bounds of KEDA', 'stage', 'workers: { feedback: { keda: { enabled: true, minReplicas: 4 } } }', ['scaling/fixed']],
  ['one pod of KEDA in production', 'prod', 'workers: { feedback: { keda: { enabled: true } } }', ['production/replicas']],
  [
    'no pod of a worker that scales',
    'stage',
    'workers: { feedback: { replicas: 0, autoscaling: { enabled: true } } }',
    ['scaling/replicas-ignored'],
  ],
  [
    'both autoscalers of a worker that does not run',
    'dev',
    'workers: { feedback: { enabled: false, autoscaling: { enabled: true }, keda: { enabled: true } } }',
    [],
  ],
  [
    'a budget that KEDA keeps',
    'stage',
    'workers: { feedback: { disruption: { enabled: true, minAvailable: 2 }, keda: { enabled: true, minReplicas: 2 } } }',
    ['disruption/no-eviction'],
  ],
  [
    'no CPU request where memory alone counts',
    'prod',
    'api: { resources: { requests: { cpu: null } }, autoscaling: { targetCPUUtilizationPercentage: 0, targetMemoryUtilizationPercentage: 80 } }',
    [],
  ],
  [
    'no CPU request of a worker that scales',
    'stage',
    'workers: { feedback: { resources: { requests: { cpu: "0" } }, autoscaling: { enabled: true } } }',
    ['scaling/cpu-request-missing'],
  ],
  [
    'no memory request of a worker that scales',
    'stage',
    'workers: { feedback: { resources: { requests: { memory: "0" } }, autoscaling: { enabled: true, targetMemoryUtilizationPercentage: 80 } } }',
    ['scaling/memory-request-missing'],
  ],
  ['no memory request where CPU alone counts', 'prod', 'api: { resources: { requests: { memory: null } } }', []],
  [
    'no memory request without an autoscaler',
    'dev',
    'api: { resources: { requests: { memory: null } }, autoscaling: { targetMemoryUtilizationPercentage: 80 } }',
    [],
  ],
  ['no target of an autoscaler that is off', 'dev', 'api: { autoscaling: { targetCPUUtilizationPercentage: 0 } }', []],
  [
    'no target of a worker',
    'dev',
    'workers: { feedback: { autoscaling: { enabled: true, targetCPUUtilizationPercentage: 0 } } }',
    ['scaling/no-target'],
  ],
  ['no pod of KEDA that is off', 'dev', 'workers: { feedback: { keda: { minReplicas: 0 } } }', []],
  [
    'no pod of KEDA, with an activation',
    'dev',
    'workers: { feedback: { keda: { enabled: true, minReplicas: 0, activationJobs: 5 } } }',
    ['scaling/keda-zero'],
  ],
  ['an activation of KEDA that is off', 'dev', 'workers: { feedback: { keda: { activationJobs: 5 } } }', []],
  ['no surge of half a pod', 'prod', 'api: { rollout: { maxSurge: 1% } }', []],
  ['no surge in percent', 'prod', 'api: { rollout: { maxSurge: 0%, maxUnavailable: 0% } }', ['rollout/cannot-begin']],
  ['no surge of a worker', 'dev', 'workers: { feedback: { rollout: { maxSurge: 0 } } }', ['rollout/cannot-begin']],
  ['a deadline one second after', 'prod', 'api: { rollout: { progressDeadlineSeconds: 16 } }', []],
  ['a deadline of a worker', 'dev', 'workers: { feedback: { rollout: { progressDeadlineSeconds: 1 } } }', []],
  ['many at once, in less time than Helm waits', 'prod', 'api: { minReadySeconds: 59, rollout: { maxSurge: 2 } }', []],
  ['many at once, in more', 'prod', 'api: { minReadySeconds: 60, rollout: { maxSurge: 2 } }', ['rollout/longer-than-helm-timeout']],
  // routing
  [
    'a Gateway that is there, whose class nobody asks for',
    'dev',
    'routing: { kind: gateway, gateway: { name: shared, sectionName: https } }',
    [],
  ],
  ['the class of the platform', 'dev', 'platform: azure\nrouting: { kind: gateway, gateway: { create: true } }', []],
  [
    'a listener of a Gateway that is made',
    'dev',
    'routing: { kind: gateway, gateway: { create: true, className: a, sectionName: https } }',
    ['routing/gateway-not-ours'],
  ],
  ['a Gateway that nothing asks for', 'dev', 'routing: { gateway: { create: true, namespace: infra, timeouts: { request: 1s } } }', []],
  ['timeouts of a platform that has them', 'dev', 'routing: { kind: gateway, gateway: { name: shared, timeouts: { request: 1s } } }', []],
  [
    'both timeouts of one that has not',
    'dev',
    'platform: gcp\nrouting: { kind: gateway, gateway: { name: shared, timeouts: { request: 1s, websocket: 1h } } }',
    ['routing/timeouts-ignored', 'routing/timeouts-ignored'],
  ],
  [
    'no certificate of a Gateway that is made',
    'dev',
    'routing: { kind: gateway, tls: { enabled: true }, gateway: { create: true, className: a } }',
    ['hosts/certificate-missing'],
  ],
  [
    'a certificate of cert-manager',
    'dev',
    'routing: { kind: gateway, tls: { enabled: true, issuer: { name: a } }, gateway: { create: true, className: a } }',
    [],
  ],
  ['no certificate of one that is there', 'dev', 'routing: { kind: gateway, tls: { enabled: true }, gateway: { name: a } }', []],
  ['no certificate without TLS', 'dev', 'platform: azure', []],
  ['no certificate on azure', 'dev', 'platform: azure\nrouting: { tls: { enabled: true } }', ['hosts/certificate-missing']],
  [
    'a map of certificates',
    'dev',
    'platform: gcp\nrouting: { kind: gateway, tls: { enabled: true }, gateway: { create: true, annotations: { networking.gke.io/certmap: a } } }',
    [],
  ],
  [
    'an annotation of an Ingress, where a Gateway is made',
    'dev',
    'platform: gcp\nrouting: { kind: gateway, tls: { enabled: true }, annotations: { networking.gke.io/certmap: a }, gateway: { create: true } }',
    ['hosts/certificate-missing'],
  ],
  [
    'a managed certificate',
    'dev',
    'platform: gcp\nrouting: { tls: { enabled: true }, annotations: { networking.gke.io/managed-certificates: a } }',
    [],
  ],
  ['certificates of ACM by host', 'stage', 'routing: { kind: gateway, tls: { certificateArn: "" }, gateway: { create: true } }', []],
  ['an ARN for a Gateway', 'stage', 'routing: { kind: gateway, gateway: { create: true } }', ['routing/certificate-ignored']],
  ['cert-manager for an ALB', 'prod', 'routing: { tls: { issuer: { name: a } } }', ['routing/certificate-ignored']],
  ['a Secret without TLS', 'dev', 'platform: aws\nrouting: { publicPort: 0, tls: { secretName: a } }', []],
  ['an own class on GKE', 'stage', 'platform: gcp\nrouting: { className: nginx, tls: { secretName: a, certificateArn: "" } }', []],
  ['a Gateway on GKE', 'stage', 'platform: gcp\nrouting: { kind: gateway, gateway: { name: a }, tls: { certificateArn: "" } }', []],
  ['GKE in dev', 'dev', 'platform: gcp', []],
  // secrets
  [
    'the name of a Secret for cert-manager',
    'dev',
    'routing: { tls: { enabled: true, secretName: landfall-secrets, issuer: { name: a } } }',
    ['secrets/name-taken'],
  ],
  ['the name of a Secret that somebody else keeps', 'dev', 'routing: { tls: { enabled: true, secretName: landfall-secrets } }', []],
  [
    'the name of a Secret without TLS',
    'prod',
    'platform: generic\nrouting: { kind: none, tls: { enabled: false, certificateArn: "", secretName: landfall-api } }',
    ['production/tls'],
  ],
  ['the name of a login of the parent chart', 'prod', 'global: { imagePullSecrets: [landfall-api] }', ['secrets/name-taken']],
  [
    'a store for the whole cluster',
    'prod',
    'secrets: { external: { create: true, storeName: "", aws: { region: eu-central-1 } } }',
    ['secrets/store-not-ours'],
  ],
  [
    'a store that nothing reads',
    'dev',
    'secrets: { external: { create: true, storeName: a, aws: { region: eu-central-1, serviceAccount: landfall-api } } }',
    [],
  ],
  [
    'an account of a worker that does not run',
    'dev',
    'secrets: { source: external, external: { create: true, storeKind: SecretStore, remoteKey: a, aws: { region: eu-central-1, serviceAccount: landfall-worker-feedback } } }\nworkers: { feedback: { enabled: false } }',
    [],
  ],
  ['no rotation in dev', 'dev', 'secrets: { rotation: none }', []],
  ['an empty revision', 'prod', 'secrets: { rotation: reloader, revisions: { JWT_SECRET: "" } }', []],
  [
    'revisions without rotation',
    'dev',
    'secrets: { rotation: none, revisions: { JWT_SECRET: "1", REDIS_PASSWORD: "2" } }',
    ['secrets/revision-ignored', 'secrets/revision-ignored'],
  ],
  // resources
  [
    'a request above the limit of the migration',
    'dev',
    'migrations: { resources: { requests: { memory: 1Gi } } }',
    ['resources/request-above-limit'],
  ],
  ['one of a migration that does not run', 'dev', 'migrations: { enabled: false, resources: { requests: { memory: 1Gi } } }', []],
  ['one of a worker that does not run', 'dev', 'workers: { feedback: { enabled: false, resources: { requests: { memory: 1Gi } } } }', []],
  [
    'one by a lower limit of a worker',
    'dev',
    'workers: { feedback: { resources: { limits: { memory: 128Mi } } } }',
    ['resources/request-above-limit'],
  ],
  [
    'one of scratch disk',
    'dev',
    'web: { resources: { requests: { ephemeral-storage: 2Gi }, limits: { ephemeral-storage: 1Gi } } }',
    ['resources/request-above-limit'],
  ],
  ['a request of exactly the limit', 'dev', 'web: { resources: { requests: { memory: 0.5Gi } } }', []],
  ['no limit in dev', 'dev', 'web: { resources: { limits: { cpu: null, memory: null } } }', []],
  ['no limits in prod', 'prod', 'migrations: { resources: { limits: { cpu: null, memory: null } } }', ['resources/limit-missing']],
  ['no CPU limit in prod', 'prod', 'workers: { defaults: { resources: { limits: { cpu: null } } } }', []],
  [
    'no memory limit of all workers, and of another',
    'prod',
    'workers: { defaults: { resources: { limits: { memory: null } } } }\nweb: { resources: { limits: { memory: null } } }',
    ['resources/limit-missing', 'resources/limit-missing'],
  ],
  [
    'no memory limit of all workers but one',
    'prod',
    'workers: { defaults: { resources: { limits: { memory: null } } }, feedback: { resources: { limits: { memory: 256Mi } } } }',
    ['resources/limit-missing'],
  ],
  ['as little memory as a process needs', 'dev', 'api: { resources: { requests: { memory: 64Mi }, limits: { memory: 64Mi } } }', []],
  ['a kibibyte less', 'dev', 'api: { resources: { requests: { memory: 1Mi }, limits: { memory: 65535Ki } } }', ['resources/memory-unit']],
  ['64 cores', 'dev', 'web: { resources: { requests: { cpu: "64" }, limits: { cpu: "64" } } }', []],
  ['a thousandth more', 'dev', 'web: { resources: { requests: { cpu: 64001m }, limits: { cpu: "65" } } }', ['resources/cpu-unit']],
  // migrations
  ['a deadline that Helm does not wait for', 'dev', 'migrations: { ordering: argoSyncWave, deadlineSeconds: 300 }', []],
  ['a migration that does not run', 'dev', 'migrations: { enabled: false, deadlineSeconds: 300, backoffLimit: 20 }', []],
  [
    'retries that take exactly the deadline',
    'dev',
    'migrations: { deadlineSeconds: 150, backoffLimit: 4 }',
    ['migrations/retries-beyond-deadline'],
  ],
  ['retries that take a second less', 'dev', 'migrations: { deadlineSeconds: 151, backoffLimit: 4 }', []],
  // production
  ['one pod of a server', 'prod', 'web: { autoscaling: { minReplicas: 1 } }', ['production/replicas']],
  ['no autoscaler and the default of one', 'prod', 'api: { autoscaling: { enabled: false } }', ['production/replicas']],
  ['no pod of a server', 'prod', 'api: { autoscaling: { enabled: false }, replicas: 0 }', ['production/replicas']],
  ['one log level for all, said once', 'prod', 'config: { LOG_LEVEL: trace }', ['production/log-level']],
  ['silence', 'prod', 'config: { LOG_LEVEL: silent }', ['production/log-level']],
  ['only the end', 'prod', 'migrations: { config: { LOG_LEVEL: fatal } }', ['production/log-level']],
  ['errors', 'prod', 'config: { LOG_LEVEL: error }', []],
  [
    'the log level of a worker that does not run',
    'stage',
    'workers: { feedback: { enabled: false, config: { LOG_LEVEL: debug } } }',
    ['queues/not-served'],
  ],
  ['another mode of one component', 'prod', 'web: { config: { NODE_ENV: test } }', ['production/node-env']],
  [
    'an object store in the cluster',
    'stage',
    'config: { S3_ENDPOINT: "https://minio", S3_FORCE_PATH_STYLE: true }',
    ['production/in-cluster-service'],
  ],
  [
    'a database in the cluster',
    'dev',
    'secrets: { inline: { DATABASE_URL: "postgresql://a:b@postgres/landfall" } }',
    ['secrets/inline-leftover'],
  ],
  ['Redis of one component without TLS', 'prod', 'workers: { feedback: { config: { REDIS_TLS: false } } }', ['production/redis-tls']],
  ['a public URL without TLS', 'prod', 'config: { APP_URL: "http://app.landfall.example" }', ['production/plaintext-url']],
  [
    'an object store without TLS',
    'prod',
    'config: { S3_ENDPOINT: "http://s3.landfall.internal", S3_FORCE_PATH_STYLE: true }\nnetworkPolicy: { objectStore: { port: 80 } }',
    ['production/plaintext-url'],
  ],
  ['an api URL without TLS', 'prod', 'config: { API_URL: "http://api.landfall.example" }', ['production/plaintext-url']],
  // images
  ['a branch', 'prod', 'image: { tag: main }', ['images/mutable-tag']],
  ['half a version', 'prod', 'image: { tag: v1.4 }', ['images/mutable-tag']],
  ['a version', 'prod', 'image: { tag: v1.4.0 }', []],
  ['a version without v', 'prod', 'image: { tag: 1.4.0-rc.1 }', []],
  ['a version and more', 'prod', 'image: { tag: 1.4.0_x }', ['images/mutable-tag']],
  ['the shortest sha', 'prod', 'image: { tag: sha-0123abc }', []],
  ['too short a sha', 'prod', 'image: { tag: sha-0123ab }', ['images/mutable-tag']],
  ['something before a sha', 'prod', 'image: { tag: x-sha-0123abcd }', []],
  ['a bare sha', 'prod', 'image: { tag: "0123abc" }', []],
  ['a whole sha', 'prod', `image: { tag: ${'0a'.repeat(20)} }`, []],
  ['too short a bare sha', 'prod', 'image: { tag: "0123ab" }', ['images/mutable-tag']],
  ['more than a sha', 'prod', `image: { tag: ${'0a'.repeat(32)}f }`, ['images/mutable-tag']],
  ['a branch and a sha', 'prod', 'image: { tag: release-1.4-0123abc }', []],
  ['a branch and too short a sha', 'prod', 'image: { tag: main-0123ab }', ['images/mutable-tag']],
  ['a branch and what is no sha', 'prod', 'image: { tag: main-0123abg }', ['images/mutable-tag']],
  ['a sha and a branch', 'prod', 'image: { tag: 0123abc-main }', ['images/mutable-tag']],
  ['a sha without its hyphen', 'prod', 'image: { tag: main_0123abc }', ['images/mutable-tag']],
  ['a branch of one image', 'prod', 'image: { tag: sha-0123abc }\nweb: { image: { tag: edge } }', ['images/mutable-tag']],
  [
    'branches of both images',
    'prod',
    'api: { image: { tag: edge } }\nweb: { image: { tag: edge } }',
    ['images/mutable-tag', 'images/mutable-tag'],
  ],
  [
    'a branch that digests win over',
    'prod',
    `image: { tag: main }\napi: { image: { digest: "sha256:${'a'.repeat(64)}" } }\nweb: { image: { tag: x, digest: "sha256:${'b'.repeat(64)}" } }`,
    [],
  ],
  ['a branch in dev', 'dev', 'image: { tag: main }', []],
  ['no registry', 'prod', 'image: { registry: "" }', ['images/local-registry']],
  ['a registry of the node', 'prod', 'image: { registry: "localhost:5000/x" }', ['images/local-registry']],
  ['one by address', 'prod', 'image: { registry: "127.0.0.1:5000" }', ['images/local-registry']],
  ['one that only begins so', 'prod', 'image: { registry: localhost.example }', []],
  ['always', 'prod', 'image: { pullPolicy: Always }', []],
  // secrets
  ['inline secrets in dev', 'dev', inline(), []],
  [
    'several left over',
    'stage',
    'secrets: { inline: { REDIS_PASSWORD: a, RESEND_API_KEY: b } }',
    ['secrets/inline-leftover', 'secrets/inline-leftover'],
  ],
  ['both URLs of another form', 'dev', inline().replaceAll('postgresql:', 'x-postgresql:'), ['secrets/inline-form', 'secrets/inline-form']],
  ['the short form', 'dev', inline().replaceAll('postgresql:', 'postgres:'), []],
  ['another form that nothing reads', 'dev', 'secrets: { inline: { DATABASE_URL: "mysql://a" } }', ['secrets/inline-leftover']],
  ['a pull secret that only the other ordering takes', 'stage', 'image: { pullSecrets: [landfall-migrations-sync] }', []],
  [
    'a pull secret that the migration of a sync wave takes',
    'stage',
    'migrations: { ordering: argoSyncWave }\nimage: { pullSecrets: [landfall-migrations, landfall-migrations-sync] }',
    ['secrets/name-taken'],
  ],
  ['a pull secret that is taken', 'stage', 'image: { pullSecrets: [other, landfall-migrations] }', ['secrets/name-taken']],
  ['a name of a component without secrets', 'stage', 'image: { pullSecrets: [landfall-web] }', []],
  [
    'a name of a component that does not run',
    'stage',
    'migrations: { enabled: false }\nimage: { pullSecrets: [landfall-migrations] }',
    ['migrations/disabled'],
  ],
  ['a name that the release does not make', 'stage', 'secrets: { source: existing }\nimage: { pullSecrets: [landfall-api] }', []],
  [
    'a taken name after the objects',
    'stage',
    'fullnameOverride: other\nimage: { pullSecrets: [landfall-api, other-api] }',
    ['secrets/name-taken'],
  ],
  ['secrets read once', 'prod', 'secrets: { external: { refreshInterval: 0h } }', ['secrets/refresh-interval']],
  ['secrets read every minute', 'prod', 'secrets: { external: { refreshInterval: 60s } }', []],
  ['an interval that nothing reads', 'prod', 'secrets: { source: existing, external: { refreshInterval: 0s } }', []],
  // hosts
  ['no certificate on another platform', 'prod', 'platform: generic\nrouting: { tls: { certificateArn: "" } }', []],
  ['no certificate where nothing is routed', 'prod', 'routing: { kind: none, tls: { certificateArn: "" } }', []],
  ['no certificate and no TLS', 'prod', 'routing: { tls: { enabled: false, certificateArn: "" } }', ['production/tls']],
  [
    'an annotation that takes the certificate away',
    'prod',
    `routing: { annotations: { ${cutAnnotation}/certificate-arn: "" } }`,
    ['hosts/certificate-missing'],
  ],
  ['one host where nothing is routed', 'prod', 'routing: { kind: none, hosts: { api: app.landfall.example } }', []],
  ['one host, written as that of the app', 'prod', 'routing: { hosts: { app: api.landfall.example } }', ['hosts/same']],
  ['the domain itself', 'prod', 'routing: { hosts: { app: landfall.example } }', []],
  ['a domain that only ends so', 'prod', 'routing: { hosts: { app: app-landfall.example } }', ['hosts/outside-cookie-domain']],
  ['a host outside where nothing is routed', 'prod', 'routing: { kind: none, hosts: { app: landfall.shop } }', []],
  [
    'a cookie domain of neither',
    'prod',
    'config: { COOKIE_DOMAIN: other.example }',
    ['hosts/outside-cookie-domain', 'hosts/outside-cookie-domain'],
  ],
  [
    'a cookie domain of web alone',
    'prod',
    'domain: eu.landfall.example\nweb: { config: { COOKIE_DOMAIN: landfall.example } }',
    ['hosts/cookie-domains-differ'],
  ],
  ['a single label', 'dev', 'domain: localhost', ['hosts/public-suffix']],
  ['a suffix as the cookie domain of both', 'dev', 'config: { COOKIE_DOMAIN: localhost }', ['hosts/public-suffix']],
  [
    'a host outside of the domain where nothing is routed',
    'prod',
    'config: { COOKIE_DOMAIN: landfall.example }\ndomain: eu.landfall.example\nrouting: { kind: none, hosts: { api: api.us.landfall.example } }',
    [],
  ],
  ['origins with the port of the scheme', 'prod', 'config: { CORS_ORIGINS: "https://APP.landfall.example:443" }', []],
  [
    'the origin of the api, which serves no app',
    'prod',
    'config: { CORS_ORIGINS: "https://api.landfall.example" }',
    ['hosts/cors-without-app'],
  ],
  ['an origin with another port', 'dev', 'config: { CORS_ORIGINS: "http://app.landfall.localhost" }', ['hosts/cors-without-app']],
  ['an origin with the public port', 'dev', 'config: { CORS_ORIGINS: "http://app.landfall.localhost:8088" }', []],
  [
    'the origin of a configured app',
    'prod',
    'api: { config: { APP_URL: "https://www.landfall.example", CORS_ORIGINS: "https://www.landfall.example" } }\nrouting: { hosts: { app: www.landfall.example } }',
    [],
  ],
  [
    'an origin without TLS',
    'prod',
    'config: { CORS_ORIGINS: "https://app.landfall.example,http://www.landfall.example" }',
    ['hosts/cors-too-wide'],
  ],
  [
    'an origin of the own machine with TLS',
    'prod',
    'config: { CORS_ORIGINS: "https://app.landfall.example,https://127.0.0.1" }',
    ['hosts/cors-too-wide'],
  ],
  ['another URL where nothing is routed', 'prod', 'routing: { kind: none }\nconfig: { API_URL: "https://graph.landfall.example" }', []],
  ['another URL of the app', 'prod', 'config: { APP_URL: "https://www.landfall.example" }', ['hosts/url-not-routed']],
  ['a port on another platform', 'prod', 'platform: generic\nrouting: { publicPort: 8443, tls: { certificateArn: "" } }', []],
  ['a port where nothing is routed', 'prod', 'routing: { kind: none, publicPort: 8443 }', []],
  ['the port of TLS', 'prod', 'routing: { publicPort: 443 }', []],
  [
    'the port of TLS without TLS',
    'prod',
    'routing: { publicPort: 443, tls: { enabled: false } }',
    ['production/tls', 'hosts/port-not-served'],
  ],
  ['the port without TLS', 'prod', 'routing: { publicPort: 80, tls: { enabled: false } }', ['production/tls']],
  [
    'a port that is listened on',
    'prod',
    `routing: { publicPort: 8443, annotations: { ${cutAnnotation}/listen-ports: '[{"HTTPS": 8443}]' } }`,
    [],
  ],
  // network
  [
    'what policies that are off say',
    'stage',
    'networkPolicy: { enabled: false, ingressCidrs: [], redis: { port: 1, cidrs: [0.0.0.0/0] }, mail: { port: 1 } }\nconfig: { REDIS_HOST: 192.0.2.1 }',
    ['network/policies-off'],
  ],
  ['open where policies are off', 'stage', 'networkPolicy: { enabled: false, ingressCidrs: [0.0.0.0/0] }', ['network/policies-off']],
  ['no ingress where nothing is routed', 'prod', 'routing: { kind: none }\nnetworkPolicy: { ingressCidrs: [] }', []],
  ['open where nothing is routed', 'prod', 'routing: { kind: none }\nnetworkPolicy: { ingressCidrs: [0.0.0.0/0] }', []],
  ['open to IPv6', 'prod', 'networkPolicy: { ingressCidrs: ["::/0"] }', ['network/ingress-open']],
  ['open in dev', 'dev', 'networkPolicy: { ingressCidrs: [0.0.0.0/0] }', []],
  ['open Redis', 'stage', 'networkPolicy: { redis: { cidrs: [10.0.0.0/8, "::/0"] } }', ['network/data-open']],
  ['a Redis port of one worker', 'prod', 'workers: { feedback: { config: { REDIS_PORT: 6380 } } }', ['network/redis-port']],
  [
    'a Redis port of a worker that does not run',
    'stage',
    'workers: { feedback: { enabled: false, config: { REDIS_PORT: 6380 } } }',
    ['queues/not-served'],
  ],
  ['the port of AWS', 'stage', 'networkPolicy: { objectStore: { port: 80 } }', ['network/url-port']],
  [
    'the port of AWS that nobody calls',
    'dev',
    'workers: { audit-archive: { enabled: false } }\nnetworkPolicy: { objectStore: { port: 80 } }',
    [],
  ],
  [
    'the port of the scheme',
    'prod',
    'config: { RESEND_BASE_URL: "https://mail.landfall.internal" }\nnetworkPolicy: { mail: { port: 80 } }',
    ['network/url-port'],
  ],
  [
    'a mail port of one worker',
    'prod',
    'workers: { feedback: { config: { RESEND_BASE_URL: "https://a.example:444" } } }',
    ['network/url-port'],
  ],
  ['an ingress controller of the cluster', 'prod', 'networkPolicy: { ingressCidrs: [], ingressNamespace: ingress-nginx }', []],
  ['services by their pods', 'prod', 'networkPolicy: { database: { cidrs: [], podLabels: { app: postgres } } }', []],
  ['services by their namespace', 'prod', 'networkPolicy: { redis: { cidrs: [], namespace: redis } }', []],
  [
    'no place of a service that nobody calls',
    'prod',
    'networkPolicy: { mail: { cidrs: [] } }\nworkers: { reminders: { enabled: false }, feedback: { enabled: false } }',
    ['queues/not-served', 'queues/not-served'],
  ],
  [
    'no place of two services',
    'prod',
    'networkPolicy: { database: { cidrs: [] }, objectStore: { cidrs: [] } }',
    ['network/no-peers', 'network/no-peers'],
  ],
  [
    'no place of a service where policies are off',
    'stage',
    'networkPolicy: { enabled: false, database: { cidrs: [] } }',
    ['network/policies-off'],
  ],
  [
    'the address of a Service, with its pods',
    'dev',
    'config: { REDIS_HOST: 10.96.0.30 }\nnetworkPolicy: { redis: { cidrs: [], podLabels: { app: redis } } }',
    [],
  ],
  ['an address where no range is named', 'dev', 'networkPolicy: { mail: { cidrs: [] } }', ['network/no-peers']],
  ['an address of the mail provider', 'dev', 'config: { RESEND_BASE_URL: "http://172.30.0.21:8025" }', ['network/address-blocked']],
  ['an address of the object store', 'dev', 'config: { S3_ENDPOINT: "http://172.30.0.21:9000" }', ['network/address-blocked']],
  [
    'an IPv6 address',
    'dev',
    'config: { S3_ENDPOINT: "http://[fd00::1]:9000" }\nnetworkPolicy: { objectStore: { cidrs: ["fd00::/64"] } }',
    [],
  ],
  ['a name, which is not looked up', 'dev', 'config: { REDIS_HOST: redis.example }', []],
  [
    'an address that nobody calls',
    'dev',
    'workers: { audit-archive: { enabled: false } }\nconfig: { S3_ENDPOINT: "http://172.30.0.21:9000" }',
    [],
  ],
  // monitoring
  ['a timeout in another unit', 'prod', 'monitoring: { scrape: { interval: 1m, timeout: 60000ms } }', []],
  [
    'a timeout one millisecond over',
    'prod',
    'monitoring: { scrape: { interval: 1m, timeout: 60001ms } }',
    ['monitoring/timeout-beyond-interval'],
  ],
  ['a long interval without alerts', 'dev', 'monitoring: { scrape: { kind: podMonitor, interval: 1h } }', []],
  ['a long interval that nobody keeps', 'dev', 'monitoring: { alerts: { enabled: true }, scrape: { interval: 1h } }', []],
  ['nobody to read metrics that nobody reads', 'dev', 'networkPolicy: { monitoringNamespace: "" }', []],
  [
    'nobody to read metrics where policies are off',
    'dev',
    'networkPolicy: { enabled: false, monitoringNamespace: "" }\nmonitoring: { scrape: { kind: podMonitor } }',
    [],
  ],
  [
    'a rule of the own for metrics',
    'stage',
    'networkPolicy: { monitoringNamespace: "" }\napi: { networkPolicy: { ingress: [{ from: [{ podSelector: {} }] }] } }',
    [],
  ],
  ['no monitor in prod', 'prod', 'monitoring: { scrape: { kind: none } }', ['monitoring/unwatched']],
  ['no alerts in stage', 'stage', 'monitoring: { alerts: { enabled: false } }', []],
  // storage
  [
    'AWS by its endpoint',
    'prod',
    'config: { S3_ENDPOINT: "https://s3.eu-central-1.amazonaws.com", S3_FORCE_PATH_STYLE: true }',
    ['storage/addressing'],
  ],
  ['an address by host name', 'dev', 'config: { S3_FORCE_PATH_STYLE: false }', ['storage/addressing']],
  ['a bare name by host name', 'dev', 'config: { S3_ENDPOINT: "http://s3:9000", S3_FORCE_PATH_STYLE: false }', ['storage/addressing']],
  ['a store that knows host names', 'prod', 'config: { S3_ENDPOINT: "https://s3.landfall.internal" }', []],
  ['dots in the bucket', 'prod', 'config: { S3_BUCKET: audit.landfall.example }', ['storage/addressing']],
  [
    'dots in the bucket by path',
    'prod',
    'config: { S3_ENDPOINT: "https://s3.landfall.internal", S3_FORCE_PATH_STYLE: true, S3_BUCKET: audit.landfall.example }',
    [],
  ],
  ['nobody who stores', 'dev', 'workers: { audit-archive: { enabled: false } }\nconfig: { S3_FORCE_PATH_STYLE: false }', []],
  // isolation
  [
    'the Redis of prod, at another port',
    'stage',
    'config: { REDIS_HOST: redis.prod.landfall.internal, REDIS_PORT: 6380 }\nnetworkPolicy: { redis: { port: 6380 } }',
    [],
  ],
  ['the Redis of prod in other letters', 'stage', 'config: { REDIS_HOST: Redis.prod.landfall.internal }', ['isolation/redis']],
  [
    'the bucket of prod in another store',
    'stage',
    'config: { S3_BUCKET: landfall-prod-audit, S3_ENDPOINT: "https://s3.landfall.internal" }',
    [],
  ],
  ['the key of prod in another store', 'stage', 'secrets: { external: { remoteKey: landfall/prod, storeName: blue } }', []],
  ['a key of prod that nothing reads', 'stage', 'secrets: { source: existing, external: { remoteKey: landfall/prod } }', []],
  ['hosts of prod where nothing is routed', 'stage', 'domain: landfall.example\nrouting: { kind: none }', []],
  ['below the domain of prod where nothing is routed', 'stage', 'domain: stage.landfall.example\nrouting: { kind: none }', []],
  ['below a domain that only ends as that of prod', 'stage', 'domain: stage-landfall.example', []],
  [
    'one host below',
    'stage',
    'config: { COOKIE_DOMAIN: landfall.example }\ndomain: landfall.example\nrouting: { hosts: { app: stage.landfall.example } }',
    ['isolation/hosts', 'isolation/cookies'],
  ],
  // pods, labels and objects that are added
  ['what only other pods have', 'prod', 'web: { sidecars: { api: { image: a }, worker-feedback: { image: a } } }', []],
  [
    'a container called as a worker',
    'prod',
    'workers: { feedback: { initContainers: { worker-feedback: { image: a } } } }',
    ['pods/container-names'],
  ],
  ['a container that waits', 'prod', 'web: { initContainers: { wait-for-migrations: { image: a } } }', ['pods/container-names']],
  [
    'one name in both lists',
    'prod',
    'web: { sidecars: { a: { image: a } }, initContainers: { a: { image: a } } }',
    ['pods/container-names'],
  ],
  ['a container of the migration', 'prod', 'migrations: { sidecars: { migrations: { image: a } } }', ['pods/container-names']],
  ['a container of a migration that is off', 'dev', 'migrations: { enabled: false, sidecars: { migrations: { image: a } } }', []],
  [
    'a container of a worker that is off',
    'dev',
    'workers: { feedback: { enabled: false, sidecars: { worker-feedback: { image: a } } } }',
    [],
  ],
  [
    'a source over that of all workers',
    'prod',
    'workers: { defaults: { extraVolumes: { a: { emptyDir: {} } } }, feedback: { extraVolumes: { a: { secret: { secretName: a } } } } }',
    ['pods/volume-sources'],
  ],
  ['a volume without a source', 'prod', 'api: { extraVolumes: { a: {} } }', ['pods/volume-sources']],
  [
    'tmp of all workers',
    'prod',
    'workers: { defaults: { extraVolumes: { tmp: { emptyDir: {} } } } }',
    ['pods/volume-reserved', 'pods/volume-reserved', 'pods/volume-reserved'],
  ],
  [
    'a volume of all workers in one',
    'prod',
    'workers: { defaults: { extraVolumes: { a: { emptyDir: {} } } }, feedback: { extraVolumeMounts: { /a: { volume: a } } } }',
    [],
  ],
  ['tmp, mounted by the component', 'prod', 'web: { extraVolumeMounts: { /a: { volume: tmp } } }', ['pods/volume-missing']],
  [
    'tmp, mounted by another container',
    'prod',
    'web: { sidecars: { a: { image: a, volumeMounts: [{ name: tmp, mountPath: /tmp }] } } }',
    [],
  ],
  [
    'a volume that another container misses',
    'prod',
    'web: { initContainers: { a: { image: a, volumeMounts: [{ name: tmp, mountPath: /tmp }, { name: b, mountPath: /b }] } } }',
    ['pods/volume-missing'],
  ],
  ...(['/', '/app', '/app/', '/app/dist', '/tmp', '/a/../tmp'] as const).map((place): Case => [
    `a mount at ${place}`,
    'prod',
    `web: { extraVolumes: { a: { emptyDir: {} } }, extraVolumeMounts: { ${place}: { volume: a } } }`,
    ['pods/mount-hides'],
  ]),
  ...(['/apps', '/tmp/a', '/data'] as const).map((place): Case => [
    `a mount at ${place}`,
    'prod',
    `web: { extraVolumes: { a: { emptyDir: {} } }, extraVolumeMounts: { ${place}: { volume: a } } }`,
    [],
  ]),
  [
    'a path three times',
    'prod',
    'web: { extraVolumes: { a: { emptyDir: {} } }, extraVolumeMounts: { /a: { volume: a }, /a/: { volume: a }, //a: { volume: a }, /b: { volume: a } } }',
    ['pods/mount-twice', 'pods/mount-twice'],
  ],
  ...(['/a', '..', 'a/../b', 'a/..'] as const).map((inside): Case => [
    `subPath ${inside}`,
    'prod',
    `web: { extraVolumes: { a: { emptyDir: {} } }, extraVolumeMounts: { /a: { volume: a, subPath: ${inside} } } }`,
    ['pods/sub-path'],
  ]),
  [
    'subPath a..b/c',
    'prod',
    'web: { extraVolumes: { a: { emptyDir: {} } }, extraVolumeMounts: { /a: { volume: a, subPath: a..b/c } } }',
    [],
  ],
  ...(
    [
      'lifecycle: { preStop: { sleep: { seconds: 1 } } }',
      'livenessProbe: { tcpSocket: { port: 1 } }',
      'startupProbe: { tcpSocket: { port: 1 } }',
    ] as const
  ).flatMap((field): Case[] => [
    [`${field} of one that ends`, 'prod', `api: { initContainers: { a: { image: a, ${field} } } }`, ['pods/init-keeps-running']],
    [`${field} of one that runs on`, 'prod', `api: { sidecars: { a: { image: a, ${field} } } }`, []],
  ]),
  ['a label of the chart on pods', 'prod', 'web: { podLabels: { app.kubernetes.io/version: a } }', ['labels/of-the-chart']],
  [
    'a label of the chart on pods of one worker',
    'prod',
    'workers: { feedback: { podLabels: { app.kubernetes.io/name: a } } }',
    ['labels/of-the-chart'],
  ],
  ['a label of Kubernetes that the chart does not give', 'prod', 'commonLabels: { app.kubernetes.io/team: a, name: b }', []],
  [
    'a label of the chart on a monitor',
    'prod',
    'monitoring: { scrape: { labels: { app.kubernetes.io/instance: a } } }',
    ['labels/of-the-chart'],
  ],
  [
    'labels of the chart on alerts and dashboards',
    'prod',
    'monitoring: { alerts: { labels: { app.kubernetes.io/component: a } }, dashboards: { labels: { app.kubernetes.io/managed-by: a } } }',
    ['labels/of-the-chart', 'labels/of-the-chart'],
  ],
  [
    'an object in a text',
    'prod',
    'extraObjects: { a: "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n" }'.replaceAll('\n', '\\n'),
    [],
  ],
  [
    'two objects in a text, and nothing',
    'prod',
    'extraObjects: { a: "---\n{ apiVersion: v1, kind: A, metadata: { name: a } }\n--- \n# none\n---\n{ apiVersion: v1, kind: B, metadata: { name: a } }\n---\n{}" }'.replaceAll(
      '\n',
      '\\n',
    ),
    [],
  ],
  [
    'one object of two in a text',
    'prod',
    'extraObjects: { a: "{ apiVersion: v1, kind: A, metadata: { name: a } }\n---\n[]" }'.replaceAll('\n', '\\n'),
    ['objects/no-object'],
  ],
  ['a text that is no YAML', 'prod', 'extraObjects: { a: "a: [" }', ['objects/no-object']],
  ['a text with templates', 'prod', 'extraObjects: { a: "{{ .Values.domain }}" }', []],
  ...(
    [
      '{ apiVersion: v1, kind: A, metadata: {} }',
      '{ apiVersion: v1, kind: A, metadata: { name: 1 } }',
      '{ apiVersion: v1, kind: A, metadata: { name: a, labels: [a] } }',
      '{ apiVersion: v1, kind: A, metadata: { name: a, annotations: a } }',
    ] as const
  ).map((object): Case => [object, 'prod', `extraObjects: { a: ${object} }`, ['objects/no-object']]),
  ...(['labels: {}', 'labels: ""', 'annotations: []', 'annotations: 0', 'labels: { a: b }'] as const).map((field): Case => [
    `metadata with ${field}`,
    'prod',
    `extraObjects: { a: { apiVersion: v1, kind: A, metadata: { name: a, ${field} } } }`,
    [],
  ]),
  ['a text that lacks a kind', 'prod', 'extraObjects: { a: "{ apiVersion: v1, kind: 1, metadata: { name: a } }" }', ['objects/no-object']],
  [
    'an annotation in a text that is none',
    'prod',
    'extraObjects: { a: "{ apiVersion: v1, kind: A, metadata: { name: a, annotations: { a: yes, b: c } } }" }',
    ['objects/no-text'],
  ],
  [
    'one name in two versions of a group',
    'prod',
    'extraObjects: { a: { apiVersion: a.b/v1, kind: A, metadata: { name: a } }, b: { apiVersion: a.b/v2, kind: A, metadata: { name: a } } }',
    ['objects/twice'],
  ],
  [
    'one name in two groups',
    'prod',
    'extraObjects: { a: { apiVersion: a.b/v1, kind: A, metadata: { name: a } }, b: { apiVersion: b.b/v1, kind: A, metadata: { name: a } } }',
    [],
  ],
  [
    'one name of two kinds, or in two namespaces',
    'prod',
    'extraObjects: { a: { apiVersion: v1, kind: A, metadata: { name: a } }, b: { apiVersion: v1, kind: B, metadata: { name: a } }, c: { apiVersion: v1, kind: A, metadata: { name: a, namespace: c } } }',
    [],
  ],
  [
    'one object in a text and beside it',
    'prod',
    'extraObjects: { a: "{ apiVersion: v1, kind: A, metadata: { name: a, namespace: \'\' } }", b: { apiVersion: v1, kind: A, metadata: { name: a } } }',
    ['objects/twice'],
  ],
  // the migration's order
  ['a Job of a hook that is deleted', 'prod', 'migrations: { ttlSecondsAfterFinished: 60 }', []],
  ['a Job that is not there', 'dev', 'migrations: { enabled: false, ordering: argoSyncWave, ttlSecondsAfterFinished: 60 }', []],
  ...(['commonAnnotations', 'migrations: { annotations', 'api: { annotations', 'workers: { reminders: { annotations'] as const).map(
    (at): Case => [
      `a hook in ${at}`,
      'prod',
      `${at}: { helm.sh/hook-weight: "1" }${' }'.repeat(at.split('{').length - 1)}`,
      ['migrations/order-annotations'],
    ],
  ),
  ['a hook of Argo CD', 'prod', 'web: { annotations: { argocd.argoproj.io/hook: PreSync } }', ['migrations/order-annotations']],
  [
    'the annotations of a migration that is off',
    'dev',
    'migrations: { enabled: false, annotations: { helm.sh/hook: test } }',
    ['migrations/order-annotations'],
  ],
  [
    'other annotations of theirs',
    'prod',
    'commonAnnotations: { argocd.argoproj.io/sync-options: Prune=false, helm.sh/resource-policy: keep, a/helm.sh: b }'.replace(
      ', a/helm.sh: b',
      '',
    ),
    [],
  ],
  // what a platform or a policy cannot
  ['name servers by their labels', 'prod', 'networkPolicy: { dns: { namespace: "" } }', []],
  ['name servers by their namespace', 'prod', 'networkPolicy: { dns: { podLabels: { k8s-app: null } } }', []],
  [
    'no name servers without policies',
    'dev',
    'networkPolicy: { enabled: false, dns: { namespace: "", podLabels: { k8s-app: null } } }',
    [],
  ],
  ['readiness gates of AWS', 'stage', 'routing: { loadBalancer: { readinessGates: true } }', []],
  [
    'readiness gates of AKS',
    'stage',
    'platform: azure\nrouting: { loadBalancer: { readinessGates: true }, tls: { secretName: a, certificateArn: "" } }',
    ['rollout/readiness-gates-elsewhere'],
  ],
  [
    'a certificate where nothing is routed',
    'prod',
    'routing: { kind: none, tls: { issuer: { name: a } } }',
    ['routing/certificate-ignored'],
  ],
  ['a Secret where nothing is routed', 'prod', 'routing: { kind: none, tls: { secretName: a } }', ['routing/certificate-ignored']],
  ['a Secret where nothing is routed, without TLS', 'dev', 'routing: { kind: none, tls: { enabled: false, secretName: a } }', []],
  [
    'a certificate for a Gateway elsewhere',
    'dev',
    'routing: { kind: gateway, tls: { enabled: true, issuer: { name: a } }, gateway: { name: a, namespace: b } }',
    ['routing/certificate-ignored'],
  ],
  [
    'a certificate for a Gateway of the namespace',
    'dev',
    'routing: { kind: gateway, tls: { enabled: true, issuer: { name: a } }, gateway: { name: a } }',
    [],
  ],
  [
    'a Secret that only another class reads',
    'prod',
    'routing: { className: nginx, tls: { secretName: a, certificateArn: "" } }',
    ['hosts/certificate-missing'],
  ],
  [
    'a Secret of an ALB by name',
    'prod',
    'routing: { className: alb, tls: { secretName: a, certificateArn: "" } }',
    ['hosts/certificate-missing', 'routing/certificate-ignored'],
  ],
  ['another class without a Secret', 'prod', 'routing: { className: nginx, tls: { certificateArn: "" } }', ['hosts/certificate-missing']],
  [
    'a certificate map for an Ingress',
    'dev',
    'platform: gcp\nrouting: { tls: { enabled: true }, annotations: { networking.gke.io/certmap: a } }',
    ['hosts/certificate-missing'],
  ],
  [
    'cert-manager into the Secret of the variables',
    'dev',
    'secrets: { source: existing, existing: { name: landfall-tls } }\nrouting: { tls: { enabled: true, issuer: { name: a } } }',
    ['secrets/name-taken'],
  ],
];

function inline(): string {
  const secrets = ['REDIS_PASSWORD', 'RESEND_API_KEY', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'].map((name) => `${name}: EXAMPLE`);
  const urls = ['DATABASE_URL', 'MIGRATION_DATABASE_URL'].map((name) => `${name}: "postgresql://a:b@db.example.com/landfall"`);
  return `secrets: { source: inline, inline: { ${[...secrets, ...urls, `JWT_SECRET: ${'EXAMPLE-'.repeat(5)}`].join(', ')} } }`;
}

describe('the rules', () => {
  it.each(cases)('judge %s (%s)', (_name, environment, text, codes) => {
    const effective = over(environment, text);
    expect(refused(effective)).toStrictEqual([]);
    const found = judged(environment, effective, othersOf(environment));
    expect(found.map(({ code }) => code).toSorted()).toStrictEqual([...codes].toSorted());
    for (const { severity } of found) expect(severity).toMatch(/^(error|warning)$/);
  });

  it('need not ask whether the registry knows a worker, since the schema accepts no other', () => {
    expect(refused(over('prod', 'workers: { reminder: { enabled: true } }'))).toStrictEqual(['unknown key reminder in workers']);
  });

  it.each([
    ['prod', 'stage', true],
    ['prod-eu', 'dev', true],
    ['values/prod.yaml', 'dev', true],
    ['values/prod-eu.yml', 'dev', true],
    ['stage', 'prod', true],
    ['dev-anna', 'prod', true],
    ['prod-eu', 'prod', false],
    ['values/prod.yaml', 'prod', false],
    ['production', 'dev', false],
    ['eu-prod', 'dev', false],
    ['prod/eu.yaml', 'dev', false],
    ['tenant-1', 'dev', false],
    ['values', 'dev', false],
  ])('hold %s as %s: a mismatch %s', (name, environment, wrong) => {
    const found = runRules(over('prod', `environment: ${environment}`), { name }).filter(({ code }) => code === 'environment/mismatch');
    expect(found.map(({ severity, path }) => [severity, path])).toStrictEqual(wrong ? [['error', ['environment']]] : []);
  });

  it('show no secret', () => {
    const text = inline().replaceAll('db.example.com', 'postgres.data.svc').replaceAll('postgresql://a:b', 'postgresql://hunter1:hunter2');
    const found = judged('prod', over('prod', text), othersOf('prod'));
    expect(found.map(({ code }) => code)).toStrictEqual([
      'production/in-cluster-service',
      'production/in-cluster-service',
      'secrets/inline',
    ]);
    expect(JSON.stringify(found.map(({ message, help, related }) => [message, help, related?.map((other) => other.message)]))).not.toMatch(
      /hunter|svc/,
    );
    expect(found[0]?.message).toBe('PostgreSQL is the host of DATABASE_URL, a Service of the cluster');
  });

  it('compute with the timeout that Helm is given', () => {
    const codesWith = (helmTimeoutSeconds: number) => runRules(merge(shipped.prod), { helmTimeoutSeconds }).map(({ code }) => code);
    expect(codesWith(241)).toStrictEqual([]);
    expect(codesWith(240)).toStrictEqual(['migrations/deadline-beyond-helm-timeout']);
    expect(codesWith(151)).toStrictEqual(['migrations/deadline-beyond-helm-timeout']);
    expect(codesWith(150)).toStrictEqual([
      'rollout/longer-than-helm-timeout',
      'rollout/longer-than-helm-timeout',
      'migrations/deadline-beyond-helm-timeout',
    ]);
  });

  it('name objects after the release', () => {
    const values = over('stage', 'image: { pullSecrets: [blue-landfall-api] }');
    expect(runRules(values)).toStrictEqual([]);
    expect(runRules(values, { release: 'blue' }).map(({ code }) => code)).toStrictEqual(['secrets/name-taken']);
  });
});
