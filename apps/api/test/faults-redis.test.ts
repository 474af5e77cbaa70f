import type { Redis } from 'ioredis';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { createLogger } from '../src/lib/logger.ts';
import { closeRedis, openRedis, openSubscriber } from '../src/lib/redis.ts';
import { databaseFixture } from './support/database.ts';
import { processEnv } from './support/env.ts';
import { inbox } from './support/inbox.ts';
import { start } from './support/process.ts';
import { redisClient, redisEnv, startRedis } from './support/redis.ts';
import { mailState, seedGuest } from './support/seed.ts';
import { TcpProxy } from './support/tcp-proxy.ts';
import { until } from './support/until.ts';

const fixture = databaseFixture();
const log = createLogger('test', 'silent');

const redisProxy = (port = Number(inject('services').REDIS_PORT)) => TcpProxy.to(inject('services').REDIS_HOST, port);

function opened(redis: Redis): Redis {
  onTestFinished(() => closeRedis(redis));
  return redis;
}

/** How long a command took to fail, in seconds. */
async function failure(redis: Redis): Promise<number> {
  const start = performance.now();
  await expect(redis.get('x')).rejects.toBeInstanceOf(Error);
  return (performance.now() - start) / 1_000;
}

describe('commands', () => {
  it.each(['refuse', 'freeze'] as const)('fail soon and work again, after the network did %s', async (fault) => {
    const proxy = await redisProxy();
    const redis = opened(openRedis(redisEnv(proxy.port), 'test', log));
    expect(await redis.ping()).toBe('PONG');
    proxy[fault]();
    for (let n = 0; n < 3; n++) expect(await failure(redis)).toBeLessThan(3);
    proxy.open();
    await until('Redis answers', () => redis.ping());
  });

  it('go to the new primary after a failover, although the connection still leads to the old one', async () => {
    const [old, next] = await Promise.all([startRedis(), startRedis()]);
    const proxy = await redisProxy(old);
    const redis = opened(openRedis(redisEnv(proxy.port), 'test', log));
    await redis.set('x', 1);
    proxy.redirect(next);
    await redisClient(old).call('REPLICAOF', '127.0.0.1', String(next));
    expect(await redis.set('x', 2)).toBe('OK');
    expect(await redisClient(next).get('x')).toBe('2');
  });
});

describe('a subscriber', () => {
  it.each(['refuse', 'freeze'] as const)('hears again, after the network did %s', async (fault) => {
    const proxy = await redisProxy();
    const subscriber = opened(openSubscriber(redisEnv(proxy.port), 'test', log, 200, 500));
    const heard: string[] = [];
    subscriber.on('message', (_channel, message) => heard.push(message));
    await subscriber.subscribe('news');
    let lost = false;
    subscriber.on('close', () => (lost = true));
    proxy[fault]();
    await until('it notices', () => lost);
    proxy.open();
    const publisher = redisClient();
    await until('it hears', async () => (await publisher.publish('news', 'again'), heard.includes('again')));
  });

  it('is closed within two seconds on a dead network', async () => {
    const proxy = await redisProxy();
    const subscriber = openSubscriber(redisEnv(proxy.port), 'test', log);
    await subscriber.subscribe('news');
    proxy.freeze();
    const start = performance.now();
    await closeRedis(subscriber);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe('a worker', () => {
  const startWorker = async (proxy: TcpProxy) => {
    const env = await processEnv(fixture.database.url, { REDIS_PORT: String(proxy.port) });
    const worker = start('worker.ts', ['reminders'], env);
    await worker.logged('working');
    const probe = async (path: string) => {
      const response = await fetch(`http://127.0.0.1:${env['METRICS_PORT']}${path}`);
      return { ...((await response.json()) as { checks: Record<string, string> }), status: response.status };
    };
    return { worker, probe };
  };

  it.each(['refuse', 'freeze'] as const)(
    'goes on by itself, after the network did %s',
    async (fault) => {
      const proxy = await redisProxy();
      const { worker, probe } = await startWorker(proxy);
      proxy[fault]();
      await until('it tells', async () => (await probe('/readyz')).checks['redis'] !== 'ok');
      expect(await probe('/healthz')).toMatchObject({ status: 200 });
      const guest = await seedGuest(fixture.database);
      proxy.open();
      await until('Redis answers', async () => (await probe('/readyz')).checks['redis'] === 'ok', 30);
      await until('the mail is sent', async () => (await mailState(fixture.database, guest.mailId))?.sent, 60);
      expect(await inbox(guest.email)).toHaveLength(1);
      expect(worker.child.exitCode).toBeNull();
    },
    120_000,
  );

  it.each(['refuse', 'freeze'] as const)(
    'ends with 0 where the network did %s, and does not wait for it',
    async (fault) => {
      const proxy = await redisProxy();
      const { worker } = await startWorker(proxy);
      proxy[fault]();
      const start = performance.now();
      worker.child.kill('SIGTERM');
      expect(await worker.exit, worker.logs.map((l) => JSON.stringify(l)).join('\n')).toBe(0);
      expect(performance.now() - start).toBeLessThan(8_000);
    },
    60_000,
  );
});
