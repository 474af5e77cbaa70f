import { Redis } from 'ioredis';
import { afterAll, beforeAll, inject } from 'vitest';
import { createDatabase, type TestDatabase } from './postgres.ts';
import { migratedTemplate } from './services.ts';

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

export async function emptyRedis(): Promise<void> {
  const { REDIS_HOST, REDIS_PORT, REDIS_PASSWORD } = inject('services');
  const redis = new Redis({ host: REDIS_HOST, port: Number(REDIS_PORT), password: REDIS_PASSWORD });
  await redis.flushall();
  await redis.quit();
}
