import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { inject, onTestFinished } from 'vitest';
import type { RedisEnv } from '../../src/lib/redis.ts';
import { freePort } from './env.ts';

/** Where Redis is, for a client of ours. */
export const redisEnv = (port = Number(inject('services').REDIS_PORT)): RedisEnv => {
  const { REDIS_HOST, REDIS_PASSWORD } = inject('services');
  return { REDIS_HOST, REDIS_PORT: port, REDIS_PASSWORD, REDIS_TLS: false };
};

/** A connection of the test's own. */
export function redisClient(port?: number): Redis {
  const { REDIS_HOST: host, REDIS_PORT, REDIS_PASSWORD: password } = redisEnv(port);
  const redis = new Redis({ host, port: REDIS_PORT, password });
  redis.on('error', () => {}); // the command that fails tells
  onTestFinished(() => redis.disconnect());
  return redis;
}

/** Another Redis with the same password, gone when the test is over. @returns its port */
export async function startRedis(): Promise<number> {
  const port = await freePort();
  const { REDIS_PASSWORD } = inject('services');
  const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', '/'];
  const child = spawn('redis-server', [...options, '--requirepass', REDIS_PASSWORD, '--masterauth', REDIS_PASSWORD], { stdio: 'ignore' });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await once(child, 'close');
  });
  const redis = redisClient(port);
  await redis.ping();
  redis.disconnect();
  return port;
}
