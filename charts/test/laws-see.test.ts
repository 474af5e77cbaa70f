import { beforeAll, describe, expect, it } from 'vitest';
import { inline } from './lib/cases.ts';
import { render, type Case } from './lib/helm.ts';
import { laws } from './lib/laws/index.ts';
import { rendered } from './lib/laws/law.ts';
import { id, type KubeObject } from './lib/objects.ts';

/** Something of every kind that a law looks at. */
const rich: Case = {
  ...inline,
  set: {
    'routing.kind': 'gateway',
    'routing.gateway': { create: true, className: 'istio' },
    'routing.tls': { enabled: true, issuer: { kind: 'ClusterIssuer', name: 'letsencrypt' } },
    'monitoring.scrape.kind': 'serviceMonitor',
    'web.autoscaling': { enabled: true, minReplicas: 2, maxReplicas: 3 },
    'web.disruption.enabled': true,
    'api.serviceAccount.rules': [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get'] }],
    'api.sidecars': { proxy: { image: 'registry.example/proxy:1' } },
    'api.extraVolumes': { drawn: { emptyDir: {} } },
    'api.extraVolumeMounts': { '/drawn': { volume: 'drawn' } },
    'workers.reminders.keda': { enabled: true, minReplicas: 1, maxReplicas: 3 },
    commonLabels: { team: 'events' },
    commonAnnotations: { 'example.test/owner': 'events' },
    'database.maxConnections': 1000,
    'redis.maxConnections': 1000,
  },
};
const ingress: Case = { ...inline, set: { 'routing.tls': { enabled: true, secretName: 'foreign-tls' } } };
const external: Case = {
  ...inline,
  set: {
    'secrets.source': 'external',
    'secrets.external': { create: true, storeKind: 'SecretStore', remoteKey: 'k', aws: { region: 'eu-central-1' } },
  },
};
const podMonitor: Case = { ...inline, set: { 'monitoring.scrape.kind': 'podMonitor' } };

// oxlint-disable-next-line typescript/no-explicit-any
type Loose = any;
type Break = (objects: Loose[]) => void;
const of = (objects: Loose[], name: string): Loose => {
  const found = objects.find((o: KubeObject) => id(o) === name);
  if (!found) throw new Error(`there is no ${name} among ${objects.map(id).join(', ')}`);
  return found;
};
const pod = (objects: Loose[], name = 'Deployment/landfall-api'): Loose => of(objects, name).spec.template;
const main = (objects: Loose[], name?: string): Loose => pod(objects, name).spec.containers[0];
const drop = (objects: Loose[], which: (o: KubeObject) => boolean): void => {
  const left = objects.filter((o) => !which(o));
  if (left.length === objects.length) throw new Error('there is nothing to drop');
  objects.splice(0, objects.length, ...left);
};
const job = 'Job/landfall-migrations';

/** A fault, the law that has to see it, and the case to make it in. */
const faults: readonly [string, string, Break, Case?][] = [
  ['pods find what they refer to', 'a ConfigMap is missing', (o) => drop(o, (x) => id(x) === 'ConfigMap/landfall-api')],
  ['pods find what they refer to', 'a Secret lacks a key', (o) => delete of(o, 'Secret/landfall-api').data.JWT_SECRET],
  ['pods find what they refer to', 'an ExternalSecret lacks a key', (o) => of(o, 'ExternalSecret/landfall-api').spec.data.pop(), external],
  ['pods find what they refer to', 'a ServiceAccount is missing', (o) => drop(o, (x) => id(x) === 'ServiceAccount/landfall-web')],
  ['pods find what they refer to', 'a volume names no Secret', (o) => pod(o).spec.volumes.push({ name: 'x', secret: { secretName: 'x' } })],
  ['pods find what they refer to', 'envFrom names no ConfigMap', (o) => (main(o).envFrom = [{ configMapRef: { name: 'x' } }])],
  ['mounts have volumes', 'a volume is missing', (o) => pod(o).spec.volumes.pop()],
  ['mounts have volumes', 'a path is taken twice', (o) => main(o).volumeMounts.push({ ...main(o).volumeMounts[0] })],
  [
    'what hooks need is there before them',
    'a Secret comes with its hook',
    (o) => (of(o, 'Secret/landfall-migrations').metadata.annotations['helm.sh/hook-weight'] = '100'),
  ],
  [
    'what hooks need is there before them',
    'a ConfigMap is no hook',
    (o) => delete of(o, 'ConfigMap/landfall-migrations').metadata.annotations['helm.sh/hook'],
  ],
  [
    'what hooks need is there before them',
    'a pod runs with a hook',
    (o) => (of(o, 'ServiceAccount/landfall-api').metadata.annotations['helm.sh/hook'] = 'pre-install,pre-upgrade'),
  ],
  ['hooks have weights', 'a hook has none', (o) => delete of(o, job).metadata.annotations['helm.sh/hook-weight']],
  ['hooks have weights', 'a hook stays', (o) => (of(o, job).metadata.annotations['helm.sh/hook-delete-policy'] = 'hook-succeeded')],
  [
    'scalers scale what exists, alone',
    'a target is missing',
    (o) => (of(o, 'HorizontalPodAutoscaler/landfall-web').spec.scaleTargetRef.name = 'x'),
  ],
  ['scalers scale what exists, alone', 'replicas stay beside it', (o) => (of(o, 'Deployment/landfall-web').spec.replicas = 2)],
  ['scalers scale what exists, alone', 'replicas are missing', (o) => delete of(o, 'Deployment/landfall-api').spec.replicas],
  ['triggers authenticate', 'a TriggerAuthentication is missing', (o) => drop(o, ({ kind }) => kind === 'TriggerAuthentication')],
  [
    'routes lead to Services, and Services to pods',
    'a route leads nowhere',
    (o) => (o.find(({ kind }) => kind === 'HTTPRoute').spec.rules.at(-1).backendRefs[0].port = 1),
  ],
  [
    'routes lead to Services, and Services to pods',
    'an Ingress leads nowhere',
    (o) => (of(o, 'Ingress/landfall').spec.rules[0].http.paths[0].backend.service.name = 'x'),
    ingress,
  ],
  [
    'routes lead to Services, and Services to pods',
    'a port is missing',
    (o) => (of(o, 'Service/landfall-api').spec.ports[0].targetPort = 'x'),
  ],
  ['certificates are there', 'a Certificate is missing', (o) => drop(o, ({ kind }) => kind === 'Certificate')],
  [
    'monitors find their targets',
    'a ServiceMonitor selects nothing',
    (o) => (o.find(({ kind }) => kind === 'ServiceMonitor').spec.selector.matchLabels.x = 'x'),
  ],
  [
    'monitors find their targets',
    'a PodMonitor scrapes no port',
    (o) => (o.find(({ kind }) => kind === 'PodMonitor').spec.podMetricsEndpoints[0].port = 'x'),
    podMonitor,
  ],
  ['roles are bound', 'a Role is missing', (o) => drop(o, ({ kind }) => kind === 'Role')],
  ['roles are bound', 'a binding is missing', (o) => drop(o, ({ kind }) => kind === 'RoleBinding')],
  ['stores are there', 'a SecretStore is missing', (o) => drop(o, ({ kind }) => kind === 'SecretStore'), external],
  [
    'selectors are for one workload',
    'a Service selects every component',
    (o) => delete of(o, 'Service/landfall-api').spec.selector['app.kubernetes.io/component'],
  ],
  [
    'selectors are for one workload',
    'a Service selects the migration',
    (o) => (of(o, 'Service/landfall-api').spec.selector['app.kubernetes.io/component'] = 'migrations'),
  ],
  ['no two owners or budgets act on one pod', 'a budget is there twice', (o) => o.push({ ...of(o, 'PodDisruptionBudget/landfall-web') })],
  [
    'every pod is closed by default',
    'nothing denies',
    (o) => drop(o, (x) => x.kind === 'NetworkPolicy' && !x.spec?.['ingress'] && !x.spec?.['egress']),
  ],
  [
    'every pod is closed by default',
    'a policy is for one direction',
    (o) => o.find(({ kind }) => kind === 'NetworkPolicy').spec.policyTypes.pop(),
  ],
  ['labels are complete', 'a label is missing', (o) => delete of(o, 'Service/landfall-api').metadata.labels['app.kubernetes.io/version']],
  ['labels are complete', 'a common label is missing', (o) => delete pod(o).metadata.labels.team],
  ['labels are complete', 'a label is a number', (o) => (pod(o).metadata.labels['app.kubernetes.io/version'] = 1)],
  ['annotations are strings, and complete', 'one is a boolean', (o) => (of(o, 'Service/landfall-api').metadata.annotations.x = true)],
  [
    'annotations are strings, and complete',
    'a common one is missing',
    (o) => delete of(o, 'Service/landfall-api').metadata.annotations['example.test/owner'],
  ],
  ['a release has one name', 'an object is named otherwise', (o) => (of(o, 'Service/landfall-api').metadata.name = 'api')],
  ['names fit DNS', 'a name is too long', (o) => (of(o, 'Service/landfall-api').metadata.name = `landfall-${'x'.repeat(60)}`)],
  ['names fit DNS', 'an object is there twice', (o) => o.push(of(o, 'Service/landfall-api'))],
  ['names fit DNS', 'an object is elsewhere', (o) => (of(o, 'Service/landfall-api').metadata.namespace = 'default')],
  ['pods are restricted', 'a sidecar keeps capabilities', (o) => delete pod(o).spec.initContainers[0].securityContext.capabilities],
  ['pods are restricted', 'a pod may be root', (o) => delete pod(o, job).spec.securityContext.runAsNonRoot],
  ['pods are restricted', 'a volume is of the node', (o) => pod(o).spec.volumes.push({ name: 'x', hostPath: { path: '/' } })],
  ['our containers are tight', 'the image may be written', (o) => delete main(o).securityContext.readOnlyRootFilesystem],
  ['our containers are tight', 'the image may change', (o) => (main(o).image = 'registry.example/landfall-api:latest')],
  ['rights are asked for', 'a token without rights', (o) => (pod(o, 'Deployment/landfall-web').spec.automountServiceAccountToken = true)],
  [
    'rights are asked for',
    'a kind that grants rights',
    (o) => o.push({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'landfall' } }),
  ],
  ['secrets stay in Secrets', 'a variable is written out', (o) => main(o).env.push({ name: 'X', value: 'sentinel-x' })],
  [
    'secrets come from one source',
    'a Secret beside ExternalSecrets',
    (o) => o.push({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'landfall-x' } }),
    external,
  ],
  ['variables come by reference', 'a ConfigMap holds one', (o) => (of(o, 'ConfigMap/landfall-api').data.JWT_SECRET = 'x')],
];

describe('laws', () => {
  const before = new Map<Case, readonly KubeObject[]>();
  beforeAll(async () => {
    for (const c of [rich, ingress, external, podMonitor]) before.set(c, await render('helm', c));
  });

  it('hold of what the faults are made in', () => {
    for (const [c, objects] of before)
      for (const [name, law] of Object.entries(laws)) expect([...law(rendered(c, objects))], name).toStrictEqual([]);
  });

  it.each(faults)('%s: unless %s', (law, _, fault, c = rich) => {
    const objects = structuredClone(before.get(c)!) as Loose[];
    fault(objects);
    expect([...laws[law]!(rendered(c, objects))]).not.toStrictEqual([]);
  });

  it('are all seen to fail', () => {
    expect(Object.keys(laws).filter((law) => !faults.some(([name]) => name === law))).toStrictEqual([]);
  });
});
