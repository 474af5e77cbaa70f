import { needing, settings } from '../model/environment.ts';
import { policy, type Rule } from '../rule.ts';

export const redisTls: Rule = {
  code: 'production/redis-tls',
  title: 'Redis is reached without TLS',
  explanation: `The password of Redis, sessions' rate limits and the data of jobs then cross the network readable. ElastiCache with encryption in transit also does
not answer a client without TLS: pods are never ready, with a time-out as the only hint.`,
  policy: policy('off', 'warning', 'error'),
  fixtureEnvironment: 'prod',
  bad: 'config: { REDIS_TLS: false }\n',
  good: 'config: { REDIS_TLS: true }\n',
  *check({ values }) {
    for (const { value, path } of settings(values, needing(values, 'redis'), 'REDIS_TLS'))
      if (!value) yield { path, message: 'the password of Redis crosses the network readable', help: 'write true' };
  },
};
