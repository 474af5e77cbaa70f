import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, inject } from 'vitest';
import { buildApp } from '../../src/app.ts';
import { apiEnv } from './env.ts';
import { createDatabase, type TestDatabase } from './postgres.ts';
import { migratedTemplate } from './services.ts';

export interface Fixture {
  app: FastifyInstance;
  database: TestDatabase;
}

/** An empty database and an empty Redis for the tests of a file. */
export function databaseFixture(): { database: TestDatabase } {
  const fixture = {} as { database: TestDatabase };
  beforeAll(async () => {
    await emptyRedis();
    fixture.database = await createDatabase(migratedTemplate);
  });
  afterAll(() => fixture.database.drop());
  return fixture;
}

/** As {@link databaseFixture}, with the api in this process. */
export function appFixture(overrides: Record<string, string> = {}, options: FastifyServerOptions = {}): Fixture {
  const fixture = databaseFixture() as Fixture;
  beforeAll(async () => {
    fixture.app = await buildApp(await apiEnv(fixture.database.url, overrides), options);
  });
  afterAll(() => fixture.app.close());
  return fixture;
}

export async function emptyRedis(): Promise<void> {
  const { REDIS_HOST, REDIS_PORT, REDIS_PASSWORD } = inject('services');
  const redis = new Redis({ host: REDIS_HOST, port: Number(REDIS_PORT), password: REDIS_PASSWORD });
  await redis.flushall();
  await redis.quit();
}
