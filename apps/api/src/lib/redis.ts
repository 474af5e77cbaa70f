import { Redis, type RedisOptions } from 'ioredis';
import { backoffMs } from './backoff.ts';
import type { Log } from './logger.ts';
import { within } from './within.ts';

export interface RedisEnv {
  readonly REDIS_HOST: string;
  readonly REDIS_PORT: number;
  readonly REDIS_TLS: boolean;
  readonly REDIS_PASSWORD: string;
}

const commandMs = 2_000;
/** Without an answer for so long the network counts as dead: its socket would else be used for a quarter of an hour. */
const silenceMs = 5_000;
/** BullMQ's longest blocking command takes ten seconds. */
const blockedSilenceMs = 20_000;
const pingMs = 10_000;
const closeSeconds = 1;

type Options = Omit<RedisOptions, 'replyMapping'>;

/** Connection options; a lost connection is tried again for ever, at most every two seconds. */
export const redisOptions = (env: RedisEnv) => ({
  host: env.REDIS_HOST,
  port: env.REDIS_PORT,
  password: env.REDIS_PASSWORD,
  connectTimeout: 5_000,
  socketTimeout: blockedSilenceMs,
  retryStrategy: (attempt: number) => backoffMs(attempt, { baseMs: 100, capMs: 2_000 }),
  // After a failover the connection may lead to what is a replica now: connect anew, and send the command again.
  reconnectOnError: ({ message }: Error) => (message.startsWith('READONLY') ? (2 as const) : false),
  ...(env.REDIS_TLS && { tls: { servername: env.REDIS_HOST } }),
});

/** A connection whose commands fail soon when Redis is away; `name` shows in CLIENT LIST and in the log. */
export function openRedis(env: RedisEnv, name: string, log: Log): Redis {
  return open(
    { ...redisOptions(env), connectionName: name, maxRetriesPerRequest: 1, commandTimeout: commandMs, socketTimeout: silenceMs },
    log,
  );
}

/** A connection that waits for Redis to come back, as a subscriber has to. It asks now and then: who only listens never learns of a dead network. */
export function openSubscriber(env: RedisEnv, name: string, log: Log, everyMs = pingMs, socketTimeout = silenceMs): Redis {
  const redis = open({ ...redisOptions(env), connectionName: name, maxRetriesPerRequest: null, socketTimeout }, log);
  const timer = setInterval(() => redis.status === 'ready' && void redis.ping().catch(() => {}), everyMs);
  redis.once('end', () => clearInterval(timer));
  return redis;
}

/** Quits, or hangs up where Redis does not answer. */
export async function closeRedis(redis: Redis): Promise<void> {
  if (redis.status === 'ready')
    await within(
      closeSeconds,
      redis.quit().catch(() => {}),
    );
  if (redis.status !== 'end') redis.disconnect();
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
