import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import { afterAll, beforeAll } from 'vitest';
import { buildApp } from '../../src/app.ts';
import { apiEnv } from './env.ts';
import { databaseFixture } from './database.ts';
import type { TestDatabase } from './postgres.ts';

export { databaseFixture, emptyRedis } from './database.ts';

export interface Fixture {
  app: FastifyInstance;
  database: TestDatabase;
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
