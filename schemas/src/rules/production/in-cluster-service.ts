import type { Path } from '../../engine/tree.ts';
import type { Values } from '../../generated/values.ts';
import { insideCluster } from '../model/addresses.ts';
import { needing, settings } from '../model/environment.ts';
import { hostOfUrl } from '../model/urls.ts';
import { policy, type Rule } from '../rule.ts';

/** Where managed services are said to be; of a secret URL nothing is shown. */
function* services(values: Values): Generator<{ what: string; host: string; shown: string; path: Path }> {
  for (const { value, path } of settings(values, needing(values, 'redis'), 'REDIS_HOST'))
    yield { what: 'Redis', host: value, shown: value, path };
  for (const { value, path } of settings(values, needing(values, 'objectStore'), 'S3_ENDPOINT'))
    yield { what: 'the object store', host: hostOfUrl(value) ?? value, shown: hostOfUrl(value) ?? value, path };
  for (const name of ['DATABASE_URL', 'MIGRATION_DATABASE_URL'] as const) {
    const url = values.secrets.inline[name];
    const host = url && hostOfUrl(url);
    if (host !== undefined) yield { what: 'PostgreSQL', host, shown: `the host of ${name}`, path: ['secrets', 'inline', name] };
  }
}

export const inClusterService: Rule = {
  code: 'production/in-cluster-service',
  title: 'A database runs inside the cluster',
  explanation: `PostgreSQL, Redis and the object store are managed services (ADR 001): their backups, failover and upgrades are not this chart's. A host that is a
Service of the cluster (\`redis\`, \`redis.data.svc\`, \`….cluster.local\`), or the pod itself, usually comes from a values file of development.`,
  policy: policy('off', 'error', 'error'),
  fixtureEnvironment: 'prod',
  bad: 'config: { REDIS_HOST: redis-master.data.svc.cluster.local }\n',
  good: 'config: { REDIS_HOST: master.landfall.abc123.euc1.cache.amazonaws.com }\n',
  *check({ values }) {
    for (const { what, host, shown, path } of services(values)) {
      const place = insideCluster(host);
      if (place !== undefined) yield { path, message: `${what} is ${shown}, ${place}`, help: 'write the host of the managed service' };
    }
  },
};
