import fc, { type Arbitrary } from 'fast-check';
import type { Json, Tree } from '../lib/values.ts';

const one = (...choices: readonly Tree[]): Arbitrary<readonly Tree[]> => fc.constantFrom(...choices).map((choice) => [choice]);
const some = (...choices: readonly Tree[]): Arbitrary<readonly Tree[]> => fc.subarray([...choices]);

const external = (rest: Record<string, Json>): Tree => ({
  secrets: { source: 'external', external: { remoteKey: 'landfall/test', ...rest } },
});
const arn = 'arn:aws:acm:eu-central-1:123456789012:certificate/00000000-0000-0000-0000-000000000001';
const issuer = { kind: 'ClusterIssuer', name: 'letsencrypt' };
const scaled: Json = { enabled: true, minReplicas: 2, maxReplicas: 4 };
const keda: Json = { enabled: true, minReplicas: 1, maxReplicas: 5 };
const budget: Json = { replicas: 2, disruption: { enabled: true, maxUnavailable: 1 } };

/** Choices that belong together: each alone is refused or shows nothing. */
const dimensions: readonly Arbitrary<readonly Tree[]>[] = [
  one({ database: { maxConnections: 5000 }, redis: { maxConnections: 5000 } }),
  one(
    {},
    { secrets: { source: 'existing' } },
    external({ storeName: 'store' }),
    external({ storeName: 'store', storeKind: 'SecretStore' }),
    external({
      create: true,
      storeKind: 'SecretStore',
      aws: { region: 'eu-central-1', serviceAccount: 'foreign-reader' },
    }),
  ),
  one({}, { platform: 'aws' }, { platform: 'gcp' }, { platform: 'azure' }),
  one(
    {},
    { routing: { kind: 'none' } },
    { routing: { tls: { enabled: true, secretName: 'foreign-tls' } } },
    { platform: 'aws', routing: { tls: { enabled: true, certificateArn: arn } } },
    { platform: 'generic', routing: { tls: { enabled: true, issuer } } },
    { platform: 'generic', routing: { kind: 'gateway', gateway: { name: 'foreign-gateway', namespace: 'edge', sectionName: 'https' } } },
    { platform: 'generic', routing: { kind: 'gateway', gateway: { create: true, className: 'istio' } } },
    { platform: 'generic', routing: { kind: 'gateway', gateway: { create: true, className: 'istio' }, tls: { enabled: true, issuer } } },
  ),
  one(
    {},
    { migrations: { ordering: 'argoSyncWave' } },
    { migrations: { ttlSecondsAfterFinished: 600 } },
    { migrations: { enabled: false } },
  ),
  some(
    { web: { autoscaling: scaled } },
    { api: { autoscaling: scaled } },
    { api: { vpa: { enabled: true } } },
    { web: budget },
    { api: budget },
    { workers: { defaults: budget } },
    { workers: { feedback: { keda } } },
    { workers: { reminders: { autoscaling: scaled, keda: { enabled: false } } } },
    { workers: { defaults: { keda } } },
    { workers: { 'audit-archive': { enabled: false } } },
    { workers: { defaults: { vpa: { enabled: true } } } },
  ),
  some(
    { monitoring: { scrape: { kind: 'podMonitor' } } },
    { monitoring: { alerts: { enabled: true } } },
    { monitoring: { dashboards: { enabled: true } } },
  ),
  one({}, {}, { monitoring: { scrape: { kind: 'serviceMonitor' } } }),
  one({}, { tests: { enabled: true } }, { tests: { enabled: false } }),
  one(
    {},
    {},
    { networkPolicy: { enabled: false } },
    { networkPolicy: { database: { cidrs: ['10.0.0.0/24'] }, redis: { cidrs: [], namespace: 'data', podLabels: { app: 'redis' } } } },
  ),
  one({}, { global: { imageRegistry: 'mirror.example/team', imagePullSecrets: ['foreign-login'], others: { a: 1 } } }),
  one({}, { commonLabels: { team: 'events' }, commonAnnotations: { 'example.test/owner': 'events: "yes"' } }),
];

/** Layers of values, one for each dimension in which something is chosen. */
export const scenario: Arbitrary<readonly Tree[]> = fc
  .tuple(...dimensions)
  .map((chosen) => chosen.flat().filter((layer) => Object.keys(layer).length > 0));
