import type { Values } from '../../generated/values.ts';
import { needing, setting, settings } from '../model/environment.ts';
import { policy, type Comparison, type Own } from '../rule.ts';
import { shared } from './shared.ts';

const servers = (values: Values): readonly Own[] =>
  settings(values, needing(values, 'redis'), 'REDIS_HOST').map(({ value, path }) => ({
    id: `${value.toLowerCase()}:${setting(values, 'api', 'REDIS_PORT').value}`,
    path,
  }));

export const sharedRedis: Comparison = {
  code: 'isolation/redis',
  title: 'Two environments share one Redis',
  explanation: `Queues have the same names and prefix in every environment. Workers of one take the jobs of the other: stage sends the e-mails of production from its
own database, or drops them as unknown.`,
  policy: policy('off', 'error', 'error'),
  fixtureEnvironment: 'stage',
  bad: 'config: { REDIS_HOST: redis.prod.landfall.internal }\n',
  good: 'config: { REDIS_HOST: redis.blue.landfall.internal }\n',
  note: (values) => ({ own: servers(values) }),
  compare: (notes) => shared(notes, 'Redis', 'write the Redis of this environment'),
};
