import pg from 'pg';
import { inject } from 'vitest';
import type { Services } from './services.ts';

export function withDatabase(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).toString();
}

/** Runs SQL as superuser. */
async function administer(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

export const cloneDatabase = (services: Services, template: string, name: string): Promise<void> =>
  administer(services.POSTGRES_SUPERUSER_URL, `CREATE DATABASE "${name}" TEMPLATE "${template}" OWNER landfall_migrate`);

export interface TestDatabase {
  /** As the application's role. */
  readonly url: string;
  /** As the role that owns the schema. */
  readonly ownerUrl: string;
  /** As superuser, who sees what the others wait for. */
  readonly superuserUrl: string;
  /** A connection of the owner. */
  readonly owner: pg.Client;
  asSuperuser(sql: string): Promise<void>;
  drop(): Promise<void>;
}

/** A database of the test's own, cloned from a template. */
export async function createDatabase(template: string): Promise<TestDatabase> {
  const services = inject('services');
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  await cloneDatabase(services, template, name);
  const ownerUrl = withDatabase(services.MIGRATION_DATABASE_URL, name);
  const superuserUrl = withDatabase(services.POSTGRES_SUPERUSER_URL, name);
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  return {
    url: withDatabase(services.DATABASE_URL, name),
    ownerUrl,
    superuserUrl,
    owner,
    asSuperuser: (sql) => administer(superuserUrl, sql),
    async drop() {
      await owner.end();
      await administer(services.POSTGRES_SUPERUSER_URL, `DROP DATABASE "${name}" WITH (FORCE)`);
    },
  };
}
