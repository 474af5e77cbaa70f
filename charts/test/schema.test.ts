import { describe, expect, it } from 'vitest';
import { inline } from './lib/cases.ts';
import { helms, refusal, render } from './lib/helm.ts';

/** Values that the schema refuses, and what the message has to name. */
const bad: readonly [string, Record<string, unknown>, ...RegExp[]][] = [
  ['an unknown key', { replicas: 3 }, /replicas/],
  ['an unknown key of a component', { 'api.replica': 3 }, /\/api|api:/, /replica/],
  ['an unknown worker', { 'workers.payments': { replicas: 1 } }, /workers/, /payments/],
  ['a wrong type', { 'api.replicas': '3' }, /api[/.]replicas/, /integer/],
  ['a fraction', { 'api.replicas': 1.5 }, /api[/.]replicas/, /integer/],
  ['a number that is too large', { 'web.autoscaling.targetCPUUtilizationPercentage': 200 }, /targetCPUUtilizationPercentage/, /100/],
  ['a domain of the cookie with a dot before it', { 'config.COOKIE_DOMAIN': '.example.com' }, /COOKIE_DOMAIN/],
  ['a misspelt variable', { 'config.LOG_LEVL': 'info' }, /config/, /LOG_LEVL/],
  ['a variable of the wrong type', { 'config.REDIS_PORT': 'redis' }, /REDIS_PORT/, /integer/],
  ['a value that a variable does not take', { 'config.LOG_LEVEL': 'loud' }, /LOG_LEVEL/, /trace/],
  ['a missing variable', { 'config.S3_BUCKET': null }, /config/, /S3_BUCKET/],
  ['a secret variable under config', { 'config.JWT_SECRET': 'x' }, /config/, /JWT_SECRET/],
  ['a secret variable under the config of a component', { 'api.config.DATABASE_URL': 'postgresql://x' }, /api[/.]config/, /DATABASE_URL/],
  ['a plain variable under secrets', { 'secrets.inline.LOG_LEVEL': 'info' }, /secrets[/.]inline/, /LOG_LEVEL/],
  ['a variable that the component does not read', { 'web.config.REDIS_HOST': 'redis' }, /web[/.]config/, /REDIS_HOST/],
  ['a variable that follows from another value', { 'config.WORKER_CONCURRENCY': 3 }, /config/, /WORKER_CONCURRENCY/],
  ['inline secrets that are not complete', { 'secrets.inline.JWT_SECRET': null }, /secrets[/.]inline/, /JWT_SECRET/],
  ['an external source without a store', { 'secrets.source': 'external', 'secrets.external.remoteKey': 'key' }, /storeName/],
  ['an existing source without a name', { 'secrets.source': 'existing', 'secrets.existing.name': '' }, /secrets[/.]existing[/.]name/],
  ['an unknown environment', { environment: 'qa' }, /environment/, /stage/],
  ['an unknown platform', { platform: 'mainframe' }, /platform/, /generic/],
  ['a tag that is none', { 'image.tag': 'not a tag' }, /image[/.]tag/],
  ['a pull secret without a name', { 'image.pullSecrets': [''] }, /pullSecrets/],
  ['a digest that is none', { 'api.image.digest': 'sha256:abc' }, /api[/.]image/, /digest/],
  ...['everybody', '10.0.0.0', '10.0.0.256/8', '10.0.0/8', '10.0.0.0/33', 'fd00::/129', 'fd00:1/8', '1:2:3:4:5:6:7:8:9/64'].map(
    (range): (typeof bad)[number] => [`the range ${range}`, { 'networkPolicy.ingressCidrs': [range] }, /ingressCidrs/],
  ),
  ...['https://registry.example', 'Registry.example', 'registry.example/', 'registry.example//team'].map(
    (registry): (typeof bad)[number] => [`the registry ${registry}`, { 'image.registry': registry }, /image[/.]registry/],
  ),
  ['more seconds than a rollout waits', { 'api.minReadySeconds': 600 }, /minReadySeconds/, /599/],
  ['a percentage above 100', { 'api.disruption.minAvailable': '101%' }, /minAvailable/],
  ['a name that a Service cannot have', { fullnameOverride: '2nd' }, /fullnameOverride/],
  ['a name with an empty part', { 'secrets.existing.name': 'a..b' }, /secrets[/.]existing[/.]name/],
  ['a namespace with a dot', { 'networkPolicy.monitoringNamespace': 'a.b' }, /monitoringNamespace/],
  ['a label that is none', { 'api.nodeSelector': { zone: 'a b' } }, /api[/.]nodeSelector/, /zone/],
  ['a toleration without a key', { 'api.tolerations': [{ effect: 'NoSchedule' }] }, /api[/.]tolerations/, /key/],
  ['a toleration with a value to nothing', { 'api.tolerations': [{ key: 'a', operator: 'Exists', value: 'b' }] }, /tolerations/, /value/],
  ['a toleration whose time means nothing', { 'api.tolerations': [{ key: 'a', tolerationSeconds: 5 }] }, /tolerations/, /effect/],
];

/** Values near those. */
const good: Readonly<Record<string, unknown>> = {
  'networkPolicy.ingressCidrs': ['0.0.0.0/0', '10.255.0.9/32', '::/0', 'fd00::/8', '2001:db8::1/128', '1:2:3:4:5:6:7:8/64'],
  'image.registry': 'localhost:5000/team/sub__team',
  'api.minReadySeconds': 599,
  'api.disruption': { enabled: true, maxUnavailable: '100%' },
  fullnameOverride: 'second-2',
  'routing.tls.secretName': 'a.b-c.d',
  'api.nodeSelector': { 'example.com/zone': 'eu_central-1.a', empty: '' },
  'api.tolerations': [
    { operator: 'Exists' },
    { key: 'example.com/a', value: 'b' },
    { key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 0 },
  ],
};

describe.each(helms)('%s refuses', (helm) => {
  it.each(bad)('%s', async (name, set, ...named) => {
    const message = await refusal(helm, { ...inline, name, set });
    expect(message).toMatch(/don't meet the specifications of the schema/);
    for (const pattern of named) expect(message).toMatch(pattern);
    expect(message).not.toMatch(/sentinel-/);
  });

  it('nothing that Kubernetes accepts', async () => {
    expect((await render(helm, { ...inline, set: good })).length).toBeGreaterThan(5);
  });
});
