import { needing, settings } from '../model/environment.ts';
import { everywhere, type Rule } from '../rule.ts';

export const redisPort: Rule = {
  code: 'network/redis-port',
  title: 'The policies let another port of Redis through than the one that is called',
  explanation: `\`networkPolicy.redis.port\` and \`REDIS_PORT\` are written apart. Where they differ, packets are dropped without an answer: pods wait for time-outs and
never get ready. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'networkPolicy:\n  redis: { port: 6380 }\n',
  good: 'config: { REDIS_PORT: 6380 }\nnetworkPolicy:\n  redis: { port: 6380 }\n',
  *check({ values }) {
    const { enabled, redis } = values.networkPolicy;
    if (!enabled) return;
    for (const { value, path } of settings(values, needing(values, 'redis'), 'REDIS_PORT'))
      if (value !== redis.port)
        yield {
          path: ['networkPolicy', 'redis', 'port'],
          message: `${redis.port} is not the REDIS_PORT ${value} that is called`,
          help: 'write the same port in both',
          related: [{ path, message: `REDIS_PORT ${value}` }],
        };
  },
};
