import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildApp } from '../src/app.ts';
import { databaseFixture } from './support/database.ts';
import { apiEnv } from './support/env.ts';
import { redisClient } from './support/redis.ts';
import { TcpProxy } from './support/tcp-proxy.ts';
import { until } from './support/until.ts';

const fixture = databaseFixture();
let apps: FastifyInstance[];
let proxies: TcpProxy[];

/** Two processes, each behind a network of its own. */
beforeEach(async () => {
  const url = new URL(fixture.database.url);
  proxies = await Promise.all([0, 1].map(() => TcpProxy.to(url.hostname, Number(url.port))));
  apps = await Promise.all(
    proxies.map(async ({ port }) => {
      const behind = Object.assign(new URL(fixture.database.url), { port: String(port) }).toString();
      return buildApp(await apiEnv(behind, { LOG_LEVEL: 'silent', DATABASE_POOL_SIZE: '2' }));
    }),
  );
  await until('both are ready', async () => (await statuses()).every((status) => status === 'ready'));
});
afterEach(() => Promise.all(apps.map((app) => app.close())));

interface Answer {
  readonly status: string;
  readonly checks: Record<string, string>;
}

async function ask(app: FastifyInstance): Promise<Answer> {
  const response = await app.inject('/readyz');
  const answer = response.json<Answer>();
  expect(response.statusCode).toBe(['ready', 'degraded'].includes(answer.status) ? 200 : 503);
  return answer;
}

const statuses = async () => Promise.all(apps.map(async (app) => (await ask(app)).status));

describe('two processes', () => {
  it('of which one alone loses PostgreSQL: it goes, the other stays, and it comes back', async () => {
    proxies[0]!.refuse();
    await until('the first tells', async () => (await statuses())[0] === 'degraded');
    expect((await ask(apps[0]!)).checks).toEqual({ postgres: 'failed', redis: 'ok' });
    await until('the first goes', async () => {
      const [first, second] = await statuses();
      expect(second).toBe('ready');
      return first === 'not ready';
    });
    proxies[0]!.open();
    await until('it is back', async () => (await statuses())[0] === 'ready');
  }, 60_000);

  it.each(['refuse', 'freeze'] as const)(
    'that both lose PostgreSQL stay for longer than one alone, when the network did %s',
    async (fault) => {
      for (const proxy of proxies) proxy[fault]();
      const start = performance.now();
      const seconds = Number(process.env['OUTAGE_SECONDS'] ?? 15);
      await until(
        'the outage is over',
        async () => {
          for (const status of await statuses()) expect(['ready', 'degraded']).toContain(status);
          return performance.now() - start > seconds * 1_000;
        },
        seconds + 10,
      );
      for (const proxy of proxies) proxy.open();
      await until('both are back', async () => (await statuses()).every((status) => status === 'ready'), 40);
    },
    120_000,
  );

  it('whose database is slow stay: an answer that takes long is one', async () => {
    const busy = async (app: FastifyInstance): Promise<void> => void (await app.db.$queryRaw`SELECT pg_sleep(2)::text`);
    const enough = new AbortController();
    const load = apps.flatMap((app) =>
      Array.from({ length: 4 }, async () => {
        while (!enough.signal.aborted) await busy(app).catch(() => {});
      }),
    );
    const start = performance.now();
    let late = 0;
    await until(
      'it was slow for longer than one alone may lose it',
      async () => {
        for (const app of apps) {
          const { status, checks } = await ask(app);
          expect(['ready', 'degraded']).toContain(status);
          if (checks['postgres'] !== 'ok') late++;
        }
        return performance.now() - start > 12_000;
      },
      30,
    );
    enough.abort();
    await Promise.all(load);
    expect(late).toBeGreaterThan(0);
  }, 60_000);

  it('tell each other by a key that is forgotten', async () => {
    const ttl = await redisClient().pttl('landfall:reached:postgres');
    expect(ttl).toBeGreaterThan(0);
    expect(ttl).toBeLessThanOrEqual(8_000);
  });
});
