import { Redis, type RedisOptions } from 'ioredis';
import type { Log } from './logger.ts';

export interface RedisEnv {
  readonly REDIS_HOST: string;
  readonly REDIS_PORT: number;
  readonly REDIS_TLS: boolean;
  readonly REDIS_PASSWORD: string;
}

const commandMs = 2_000;

type Options = Omit<RedisOptions, 'replyMapping'>;

/** Connection options; a lost connection is tried again for ever, at most every two seconds. */
export const redisOptions = (env: RedisEnv) => ({
  host: env.REDIS_HOST,
  port: env.REDIS_PORT,
  password: env.REDIS_PASSWORD,
  connectTimeout: 5_000,
  retryStrategy: (attempt: number) => Math.min(attempt * 100, 2_000),
  ...(env.REDIS_TLS && { tls: { servername: env.REDIS_HOST } }),
});

/** A connection whose commands fail soon when Redis is away; `name` shows in CLIENT LIST and in the log. */
export function openRedis(env: RedisEnv, name: string, log: Log): Redis {
  return open({ ...redisOptions(env), connectionName: name, maxRetriesPerRequest: 1, commandTimeout: commandMs }, log);
}

/** A connection that waits for Redis to come back, as a subscriber has to. */
export function openSubscriber(env: RedisEnv, name: string, log: Log): Redis {
  return open({ ...redisOptions(env), connectionName: name, maxRetriesPerRequest: null }, log);
}

/** Quits, or hangs up where Redis does not answer. */
export async function closeRedis(redis: Redis): Promise<void> {
  if (redis.status !== 'ready') return redis.disconnect();
  await redis.quit().catch(() => redis.disconnect());
}

function open(options: Options, log: Log): Redis {
  const redis = new Redis(options);
  const connection = options.connectionName;
  let lost = false;
  redis.on('error', (err) => {
    if (!lost) log.error({ err, connection }, 'Redis connection lost');
    lost = true;
  });
  redis.on('ready', () => {
    if (lost) log.info({ connection }, 'Redis connection back');
    lost = false;
  });
  return redis;
}
