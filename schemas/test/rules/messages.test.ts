import { describe, expect, it } from 'vitest';
import { positionOf, type Span } from '../../src/engine/source.ts';
import { pathText } from '../../src/engine/tree.ts';
import { runRules, type Environment } from '../../src/rules/index.ts';
import { over, refused } from './support.ts';

type Case = readonly [environment: Environment, overlay: string, findings: readonly string[]];

/** What rules say beyond their own fixtures: everything of each finding. */
const cases: readonly Case[] = [
  [
    'prod',
    'api: { disruption: { maxUnavailable: 0% } }',
    [
      'disruption/no-eviction 1:38 api.disruption.maxUnavailable: maxUnavailable 0% of 2 pods of api is none; write maxUnavailable: 1 or more',
      '- values/prod.yaml: the fewest pods: 2',
    ],
  ],
  [
    'stage',
    'workers: { feedback: { disruption: { enabled: true, maxUnavailable: 0 } } }',
    [
      'disruption/no-eviction 1:69 workers.feedback.disruption.maxUnavailable: maxUnavailable 0 of 1 pod of worker-feedback is none; write maxUnavailable: 1 or more',
      '- charts/landfall/values.yaml: the fewest pods: 1',
    ],
  ],
  [
    'prod',
    'api: { disruption: { minAvailable: 0 } }',
    [
      'disruption/protects-nothing 1:36 api.disruption.minAvailable: minAvailable 0 lets all 2 pods of api be evicted at once; write maxUnavailable: 1, or minAvailable: 1',
      '- values/prod.yaml: the fewest pods: 2',
    ],
  ],
  [
    'prod',
    'api: { disruption: { maxUnavailable: 100% } }',
    [
      'disruption/protects-nothing 1:38 api.disruption.maxUnavailable: maxUnavailable 100% lets all 2 pods of api be evicted at once; write maxUnavailable: 1, or minAvailable: 1',
      '- values/prod.yaml: the fewest pods: 2',
    ],
  ],
  [
    'prod',
    'workers: { defaults: { nodeSelector: { kubernetes.io/hostname: a } } }',
    [
      'disruption/one-place 1:64 workers.defaults.nodeSelector["kubernetes.io/hostname"]: every pod of worker-reminders runs in the node a; select nodes by another label',
      'disruption/one-place 1:64 workers.defaults.nodeSelector["kubernetes.io/hostname"]: every pod of worker-feedback runs in the node a; select nodes by another label',
      'disruption/one-place 1:64 workers.defaults.nodeSelector["kubernetes.io/hostname"]: every pod of worker-audit-archive runs in the node a; select nodes by another label',
    ],
  ],
  [
    'prod',
    'domain: eu.landfall.example\nweb: { config: { COOKIE_DOMAIN: landfall.example } }',
    [
      'hosts/cookie-domains-differ 2:33 web.config.COOKIE_DOMAIN: the session cookie of the api belongs to eu.landfall.example, and that of web to landfall.example; write it once, under config',
      '- 1:9: the other one',
    ],
  ],
  [
    'prod',
    'domain: eu.landfall.example\napi: { config: { COOKIE_DOMAIN: landfall.example } }',
    [
      'hosts/cookie-domains-differ 2:33 api.config.COOKIE_DOMAIN: the session cookie of the api belongs to landfall.example, and that of web to eu.landfall.example; write it once, under config',
      '- 1:9: the other one',
    ],
  ],
  [
    'prod',
    'config: { CORS_ORIGINS: "https://app.landfall.example,http://www.landfall.example" }',
    [
      'hosts/cors-too-wide 1:25 config.CORS_ORIGINS: CORS_ORIGINS has http://www.landfall.example, which is without TLS, and whoever is on the way can speak for it; take it out',
    ],
  ],
  [
    'prod',
    'config: { COOKIE_DOMAIN: other.example }',
    [
      'hosts/outside-cookie-domain 1:26 config.COOKIE_DOMAIN: app.landfall.example is outside of other.example, and the session cookie does not reach it; write landfall.example, a domain above it, or other hosts',
      '- values/prod.yaml: app.landfall.example is below this',
      'hosts/outside-cookie-domain 1:26 config.COOKIE_DOMAIN: api.landfall.example is outside of other.example, and the session cookie does not reach it; write landfall.example, a domain above it, or other hosts',
      '- values/prod.yaml: api.landfall.example is below this',
    ],
  ],
  [
    'prod',
    'routing: { hosts: { app: landfall.shop } }',
    [
      'hosts/outside-cookie-domain 1:26 routing.hosts.app: landfall.shop is outside of landfall.example, and the session cookie does not reach it; write a host below landfall.example, or another domain',
      "- values/prod.yaml: the cookie's domain",
    ],
  ],
  [
    'prod',
    'routing: { publicPort: 443, tls: { enabled: false } }',
    [
      'production/tls 1:45 routing.tls.enabled: public URLs start with http; write enabled: true',
      'hosts/port-not-served 1:24 routing.publicPort: public URLs say port 443, and the load balancer listens on 80; write 0',
    ],
  ],
  [
    'prod',
    'routing: { publicPort: 80 }',
    ['hosts/port-not-served 1:24 routing.publicPort: public URLs say port 80, and the load balancer listens on 80 and 443; write 0'],
  ],
  [
    'prod',
    'routing: { hosts: { api: app.landfall.example } }',
    [
      'hosts/same 1:26 routing.hosts.api: the web app and the api are both app.landfall.example; write two hosts',
      '- values/prod.yaml: the other one',
    ],
  ],
  [
    'prod',
    'routing: { hosts: { app: api.landfall.example } }',
    [
      'hosts/same 1:26 routing.hosts.app: the web app and the api are both api.landfall.example; write two hosts',
      '- values/prod.yaml: the other one',
    ],
  ],
  [
    'prod',
    'routing: { hosts: { app: www.landfall.example, api: www.landfall.example } }',
    ['hosts/same 1:53 routing.hosts.api: the web app and the api are both www.landfall.example; write two hosts', '- 1:26: the other one'],
  ],
  [
    'prod',
    'image: { registry: "" }',
    ['images/local-registry 1:20 image.registry: images come from Docker Hub; write the registry that the pipeline pushes to'],
  ],
  [
    'prod',
    'image: { registry: "localhost:5000/x" }',
    ['images/local-registry 1:20 image.registry: localhost:5000/x is each node itself; write the registry that the pipeline pushes to'],
  ],
  [
    'prod',
    'web: { image: { tag: edge } }',
    ['images/mutable-tag 1:22 web.image.tag: tag edge may be another build tomorrow; write sha-<git sha>, or a digest'],
  ],
  [
    'prod',
    'image: { tag: main }',
    ['images/mutable-tag 1:15 image.tag: tag main may be another build tomorrow; write sha-<git sha>, or a digest'],
  ],
  [
    'prod',
    'workers: { defaults: { resources: { limits: { memory: null } } } }',
    [
      'resources/limit-missing 1:55 workers.defaults.resources.limits.memory: worker-reminders, worker-feedback, worker-audit-archive may use any memory; write limits.memory',
    ],
  ],
  [
    'dev',
    'migrations: { resources: { requests: { memory: 1Gi } } }',
    [
      'resources/request-above-limit 1:48 migrations.resources.requests.memory: migrations asks for memory 1Gi, more than its limit 384Mi; write 384Mi or less, or a higher limit',
      '- charts/landfall/values.yaml: the limit 384Mi',
    ],
  ],
  [
    'dev',
    'config: { RESEND_BASE_URL: "http://172.30.0.21:8025" }',
    [
      'network/address-blocked values/dev.yaml networkPolicy.mail.cidrs: RESEND_BASE_URL is 172.30.0.21, outside of 172.30.0.20/32; add a range with 172.30.0.21',
      '- 1:28: RESEND_BASE_URL is 172.30.0.21',
    ],
  ],
  [
    'dev',
    'config: { S3_ENDPOINT: "http://172.30.0.21:9000" }',
    [
      'network/address-blocked values/dev.yaml networkPolicy.objectStore.cidrs: S3_ENDPOINT is 172.30.0.21, outside of 172.30.0.20/32; add a range with 172.30.0.21',
      '- 1:24: S3_ENDPOINT is 172.30.0.21',
    ],
  ],
  [
    'dev',
    'config: { REDIS_HOST: 192.0.2.1 }\nnetworkPolicy: { redis: { cidrs: [10.0.0.0/8, 172.16.0.0/12] } }',
    [
      'network/address-blocked 2:34 networkPolicy.redis.cidrs: REDIS_HOST is 192.0.2.1, outside of 10.0.0.0/8, 172.16.0.0/12; add a range with 192.0.2.1',
      '- 1:23: REDIS_HOST is 192.0.2.1',
    ],
  ],
  ['dev', 'config: { REDIS_HOST: 192.0.2.1 }\nnetworkPolicy: { enabled: false }', []],
  [
    'stage',
    'networkPolicy: { objectStore: { port: 80 } }',
    [
      'network/url-port 1:39 networkPolicy.objectStore.port: 80 is not the port 443 of S3_ENDPOINT, which is left out; write the same port in both',
    ],
  ],
  [
    'prod',
    'config: { RESEND_BASE_URL: "https://mail.landfall.internal" }\nnetworkPolicy: { mail: { port: 80 } }',
    [
      'network/url-port 2:32 networkPolicy.mail.port: 80 is not the port 443 of RESEND_BASE_URL https://mail.landfall.internal; write the same port in both',
      '- 1:28: RESEND_BASE_URL https://mail.landfall.internal',
    ],
  ],
  [
    'stage',
    'config: { S3_ENDPOINT: "https://localhost", S3_FORCE_PATH_STYLE: true }',
    [
      'production/in-cluster-service 1:24 config.S3_ENDPOINT: the object store is localhost, the pod itself; write the host of the managed service',
    ],
  ],
  [
    'stage',
    'config: { S3_ENDPOINT: "https://minio:99999", S3_FORCE_PATH_STYLE: true }',
    [
      'production/in-cluster-service 1:24 config.S3_ENDPOINT: the object store is https://minio:99999, a Service of the namespace; write the host of the managed service',
      'network/url-port 1:24 networkPolicy.objectStore.port: 443 is not the port 99999 of S3_ENDPOINT https://minio:99999; write the same port in both',
      '- 1:24: S3_ENDPOINT https://minio:99999',
    ],
  ],
  [
    'stage',
    'secrets: { inline: { DATABASE_URL: "postgresql://a:b@localhost/landfall" } }',
    [
      'production/in-cluster-service 1:36 secrets.inline.DATABASE_URL: PostgreSQL is the host of DATABASE_URL, the pod itself; write the host of the managed service',
      'secrets/inline-leftover 1:36 secrets.inline.DATABASE_URL: a secret is written out, and secrets.source external does not read it; take it out, and rotate it',
    ],
  ],
  [
    'stage',
    'secrets: { inline: { MIGRATION_DATABASE_URL: "no url" } }',
    [
      'secrets/inline-leftover 1:46 secrets.inline.MIGRATION_DATABASE_URL: a secret is written out, and secrets.source external does not read it; take it out, and rotate it',
    ],
  ],
  [
    'prod',
    'web: { autoscaling: { enabled: false }, replicas: 0 }',
    [
      'production/replicas 1:51 web.replicas: production runs 0 pods of web; write 2 or more',
      '- 1:32: the autoscaler, which decides where it is on',
    ],
  ],
  [
    'prod',
    'workers: { feedback: { replicas: 1 } }',
    ['production/replicas 1:34 workers.feedback.replicas: production runs 1 pod of worker-feedback; write 2 or more'],
  ],
  [
    'prod',
    'workers: { feedback: { replicas: 0 } }',
    [
      'queues/not-served 1:34 workers.feedback.replicas: worker-feedback has 0 replicas, and nobody takes the jobs of queue feedback (e-mail after an event ended); write replicas: 1 or more',
    ],
  ],
  [
    'prod',
    'workers: { feedback: { enabled: false } }',
    [
      'queues/not-served 1:33 workers.feedback.enabled: worker-feedback is not enabled, and nobody takes the jobs of queue feedback (e-mail after an event ended); write enabled: true',
    ],
  ],
  [
    'dev',
    'workers: { feedback: { shutdown: { drainSeconds: 80, gracePeriodSeconds: 80 } } }',
    [
      'queues/grace-too-short 1:74 workers.feedback.shutdown.gracePeriodSeconds: worker-feedback drains for 80 s, and the kubelet ends it after 80 s; write gracePeriodSeconds: 85 or more',
      '- 1:50: drainSeconds 80',
    ],
  ],
  [
    'prod',
    'workers: { feedback: { database: { poolSize: 1 }, concurrency: 30 } }',
    [
      'queues/jobs-outnumber-connections 1:64 workers.feedback.concurrency: worker-feedback runs 30 jobs at once over 1 connection, more than 20 each; write concurrency: 20 or less, or database.poolSize: 2',
      '- 1:46: poolSize 1',
    ],
  ],
  [
    'prod',
    '{ api: { shutdown: { preStopSeconds: 15 } }, web: { shutdown: { preStopSeconds: 15 } }, routing: { loadBalancer: { propagationSeconds: 16, registrationSeconds: 16 } } }',
    [
      'rollout/leaves-before-load-balancer 1:38 api.shutdown.preStopSeconds: api serves for 15 s more, and the load balancer sends to it for 16 s; write preStopSeconds: 16 or more',
      '- 1:136: what the load balancer needs',
      'rollout/leaves-before-load-balancer 1:81 web.shutdown.preStopSeconds: web serves for 15 s more, and the load balancer sends to it for 16 s; write preStopSeconds: 16 or more',
      '- 1:136: what the load balancer needs',
      'rollout/ready-before-registered values/prod.yaml api.minReadySeconds: the rollout of api goes on after 15 s, and the load balancer needs 16 s to register a pod; write minReadySeconds: 16 or more, or use readinessGates',
      '- 1:161: what the load balancer needs',
      'rollout/ready-before-registered values/prod.yaml web.minReadySeconds: the rollout of web goes on after 15 s, and the load balancer needs 16 s to register a pod; write minReadySeconds: 16 or more, or use readinessGates',
      '- 1:161: what the load balancer needs',
    ],
  ],
  [
    'prod',
    'api: { replicas: 4, autoscaling: { enabled: true } }',
    [
      'scaling/replicas-ignored 1:18 api.replicas: replicas 4 of api do nothing: its autoscaler keeps 2 to 10; write autoscaling.minReplicas instead, or autoscaling.enabled: false',
      '- 1:45: the autoscaler is on',
    ],
  ],
  [
    'stage',
    'api: { resources: { requests: { cpu: 501m }, limits: { cpu: 500m } }, autoscaling: { targetCPUUtilizationPercentage: 100 } }',
    [
      'resources/request-above-limit 1:38 api.resources.requests.cpu: api asks for cpu 501m, more than its limit 500m; write 500m or less, or a higher limit',
      '- 1:61: the limit 500m',
    ],
  ],
  [
    'stage',
    'api: { resources: { requests: { cpu: 500m }, limits: { cpu: 550m } }, autoscaling: { targetCPUUtilizationPercentage: 100 } }',
    [
      'scaling/target-out-of-reach 1:118 api.autoscaling.targetCPUUtilizationPercentage: api is throttled at 550m, and the autoscaler adds a pod above 550m (100 % of 500m, and 10 % more); write a lower target, a lower request or a higher limit',
      '- 1:61: the limit 550m',
    ],
  ],
  [
    'stage',
    'api: { resources: { requests: { cpu: 500m }, limits: { cpu: 551m } }, autoscaling: { targetCPUUtilizationPercentage: 100 } }',
    [],
  ],
  [
    'prod',
    'secrets: { external: { refreshInterval: 0h } }',
    ['secrets/refresh-interval 1:41 secrets.external.refreshInterval: with 0h a rotated secret never arrives; write 1h'],
  ],
  [
    'prod',
    'secrets: { external: { refreshInterval: 30s } }',
    ['secrets/refresh-interval 1:41 secrets.external.refreshInterval: the store is asked every 30 s for each component; write 1h'],
  ],
  [
    'dev',
    'config: { S3_FORCE_PATH_STYLE: false }',
    [
      'storage/addressing 1:32 config.S3_FORCE_PATH_STYLE: the bucket would be called at landfall-audit.172.30.0.20, which is no host; write true',
    ],
  ],
  [
    'prod',
    'config: { S3_BUCKET: audit.landfall.example, S3_FORCE_PATH_STYLE: false }',
    [
      'storage/addressing 1:67 config.S3_FORCE_PATH_STYLE: no certificate covers a bucket with dots as part of a host name: audit.landfall.example; write true, or take a bucket without dots',
    ],
  ],
  [
    'prod',
    'config: { S3_ENDPOINT: "https://s3.eu-central-1.amazonaws.com", S3_FORCE_PATH_STYLE: true }',
    [
      'storage/addressing 1:86 config.S3_FORCE_PATH_STYLE: AWS addresses buckets by host name, and new regions and endpoints know no other way; write false',
    ],
  ],
  [
    'prod',
    'web: { sidecars: { a: { image: a } }, initContainers: { a: { image: a } } }',
    [
      'pods/container-names 1:57 web.initContainers.a: another container in the pods of web is called a; write another name',
      '- 1:20: the other one',
    ],
  ],
  [
    'prod',
    'workers: { feedback: { sidecars: { worker-feedback: { image: a } } } }',
    [
      'pods/container-names 1:36 workers.feedback.sidecars.worker-feedback: another container in the pods of worker-feedback is called worker-feedback; write another name',
    ],
  ],
  [
    'prod',
    'web: { initContainers: { a: { image: a, volumeMounts: [{ name: tmp, mountPath: /tmp }, { name: b, mountPath: /b }] } } }',
    [
      'pods/volume-missing 1:96 web.initContainers.a.volumeMounts[1].name: the pods of web have no volume b for a; write tmp, or the name of one of extraVolumes',
    ],
  ],
  [
    'prod',
    'migrations: { extraVolumes: { a: {} } }',
    ['pods/volume-sources 1:31 migrations.extraVolumes.a: the volume a of migrations has no source; write one, such as emptyDir: {}'],
  ],
  [
    'prod',
    'web: { extraVolumes: { a: { emptyDir: {} } }, extraVolumeMounts: { /: { volume: a }, /tmp/: { volume: a }, /app/dist: { volume: a } } }',
    [
      'pods/mount-hides 1:68 web.extraVolumeMounts["/"]: a mount at / hides from web its whole filesystem; write another path',
      'pods/mount-hides 1:86 web.extraVolumeMounts["/tmp/"]: a mount at /tmp/ hides from web its writable /tmp; write another path',
      'pods/mount-hides 1:108 web.extraVolumeMounts["/app/dist"]: a mount at /app/dist hides from web the program itself; write another path',
    ],
  ],
  [
    'prod',
    'web: { extraVolumes: { a: { emptyDir: {} } }, extraVolumeMounts: { /a: { volume: a }, /a/: { volume: a }, //a: { volume: a } } }',
    [
      'pods/mount-twice 1:68 web.extraVolumeMounts["/a"]: /a and //a are one path in web; write one of them',
      '- 1:107: the other one',
      'pods/mount-twice 1:87 web.extraVolumeMounts["/a/"]: /a/ and /a are one path in web; write one of them',
      '- 1:68: the other one',
    ],
  ],
  [
    'prod',
    'workers: { defaults: { podLabels: { app.kubernetes.io/name: a } }, feedback: { podLabels: { team: b } } }',
    [
      'labels/of-the-chart 1:61 workers.defaults.podLabels["app.kubernetes.io/name"]: app.kubernetes.io/name is a label that the chart gives itself, and selects pods by some like it; write another key',
      'labels/of-the-chart 1:61 workers.defaults.podLabels["app.kubernetes.io/name"]: app.kubernetes.io/name is a label that the chart gives itself, and selects pods by some like it; write another key',
      'labels/of-the-chart 1:61 workers.defaults.podLabels["app.kubernetes.io/name"]: app.kubernetes.io/name is a label that the chart gives itself, and selects pods by some like it; write another key',
    ],
  ],
  [
    'prod',
    'monitoring: { alerts: { labels: { app.kubernetes.io/instance: a } } }',
    [
      'labels/of-the-chart 1:63 monitoring.alerts.labels["app.kubernetes.io/instance"]: app.kubernetes.io/instance is a label that the chart gives itself, and selects pods by some like it; write another key',
    ],
  ],
  [
    'prod',
    'extraObjects: { a: "{ apiVersion: v1, kind: A, metadata: { name: a, annotations: { a: yes } } }" }',
    ['objects/no-text 1:20 extraObjects.a: a: true in metadata.annotations is no text; write it in quotes'],
  ],
  [
    'prod',
    'commonAnnotations: { helm.sh/hook: test }\nworkers: { feedback: { annotations: { argocd.argoproj.io/hook: Sync } } }',
    [
      'migrations/order-annotations 1:36 commonAnnotations["helm.sh/hook"]: helm.sh/hook takes the place of the order that migrations.ordering gives; leave it out, or choose the other ordering',
      'migrations/order-annotations 2:64 workers.feedback.annotations["argocd.argoproj.io/hook"]: argocd.argoproj.io/hook takes the place of the order that migrations.ordering gives; leave it out, or choose the other ordering',
    ],
  ],
  [
    'prod',
    'routing: { className: nginx, tls: { secretName: a, certificateArn: "" } }',
    [
      'hosts/certificate-missing values/prod.yaml platform: the load balancer of aws reads no certificate from a Secret, and class nginx is another one; write platform: generic',
      '- 1:23: class nginx',
    ],
  ],
  [
    'prod',
    'routing: { kind: none, tls: { issuer: { name: a } } }',
    ['routing/certificate-ignored 1:47 routing.tls.issuer.name: nothing is routed, and nobody reads the certificate; leave it out'],
  ],
  [
    'dev',
    'routing: { kind: gateway, tls: { enabled: true, issuer: { name: a } }, gateway: { name: a, namespace: b } }',
    [
      'routing/certificate-ignored 1:65 routing.tls.issuer.name: the Gateway is in the namespace b, and reads the certificates that its own listeners name; leave it out',
    ],
  ],
  [
    'dev',
    'secrets: { source: existing, existing: { name: landfall-tls } }\nrouting: { tls: { enabled: true, issuer: { name: a } } }',
    [
      'secrets/name-taken 1:48 secrets.existing.name: cert-manager would write its certificate into landfall-tls, which has the secrets; write the name of another Secret',
      '- 1:48: the Secret of the variables',
    ],
  ],
];

/** `file:line:column`, without the line in files that change for other reasons than this test. */
const placeOf = (at: Span): string => {
  const { file, line, column } = positionOf(at);
  return file === 'fixture.yaml' ? `${line}:${column}` : file;
};

const report = (effective: ReturnType<typeof over>): string[] =>
  runRules(effective).flatMap(({ code, at, path, message, help, related = [] }) => [
    `${code} ${placeOf(at)} ${pathText(path)}: ${message}; ${help}`,
    ...related.map((other) => `- ${placeOf(other.at)}: ${other.message}`),
  ]);

describe('in words, the rules', () => {
  it.each(cases)('say of %s with %s what is wrong, where, and what to write', (environment, text, findings) => {
    const effective = over(environment, text);
    expect(refused(effective)).toStrictEqual([]);
    expect(report(effective)).toStrictEqual(findings);
  });
});
