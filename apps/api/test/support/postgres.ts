import pg from 'pg';
import { inject } from 'vitest';
import type { Services } from './services.ts';

export function withDatabase(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).toString();
}

/** Runs SQL as superuser. */
async function administer(services: Services, sql: string): Promise<void> {
  const client = new pg.Client(services.POSTGRES_SUPERUSER_URL);
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

export const cloneDatabase = (services: Services, template: string, name: string): Promise<void> =>
  administer(services, `CREATE DATABASE "${name}" TEMPLATE "${template}" OWNER landfall_migrate`);

export interface TestDatabase {
  /** As the application's role. */
  readonly url: string;
  /** As the role that owns the schema. */
  readonly ownerUrl: string;
  /** A connection of the owner. */
  readonly owner: pg.Client;
  drop(): Promise<void>;
}

/** A database of the test's own, cloned from a template. */
export async function createDatabase(template: string): Promise<TestDatabase> {
  const services = inject('services');
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  await cloneDatabase(services, template, name);
  const ownerUrl = withDatabase(services.MIGRATION_DATABASE_URL, name);
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  return {
    url: withDatabase(services.DATABASE_URL, name),
    ownerUrl,
    owner,
    async drop() {
      await owner.end();
      await administer(services, `DROP DATABASE "${name}" WITH (FORCE)`);
    },
  };
}
