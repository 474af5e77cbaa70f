import { createDatabase, type TestDatabase } from './postgres.ts';
import { processEnv } from './env.ts';
import { startRedis } from './redis.ts';
import { migratedTemplate } from './services.ts';

/** A database and a Redis of its own, so that tests that mostly wait can run side by side. */
export interface Lane {
  readonly database: TestDatabase;
  env(overrides?: Record<string, string>): Promise<Record<string, string>>;
}

/** Works off the items in that many lanes. */
export async function inLanes<T>(count: number, items: readonly T[], work: (item: T, lane: Lane) => Promise<void>): Promise<void> {
  const rest = [...items];
  const lane = async () => {
    const [database, redis] = await Promise.all([createDatabase(migratedTemplate), startRedis()]);
    const env: Lane['env'] = (overrides = {}) => processEnv(database.url, { REDIS_PORT: String(redis), ...overrides });
    try {
      for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item, { database, env });
    } finally {
      await database.drop();
    }
  };
  await Promise.all(Array.from({ length: count }, lane));
}
