import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseEnv } from 'node:util';
import type { TestProject } from 'vitest/node';
import { deploy } from '../../src/migrations/deploy.ts';
import { pino } from 'pino';
import { cloneDatabase, withDatabase } from './postgres.ts';

/** What `tools/services/local` writes into credentials.env. */
export interface Services {
  readonly POSTGRES_SUPERUSER_URL: string;
  readonly DATABASE_URL: string;
  readonly MIGRATION_DATABASE_URL: string;
  readonly REDIS_HOST: string;
  readonly REDIS_PORT: string;
  readonly REDIS_PASSWORD: string;
  readonly S3_ENDPOINT: string;
  readonly S3_REGION: string;
  readonly S3_BUCKET: string;
  readonly S3_ACCESS_KEY: string;
  readonly S3_SECRET_KEY: string;
  readonly RESEND_BASE_URL: string;
  readonly RESEND_API_KEY: string;
  readonly JWT_SECRET: string;
  readonly STRIPE_BASE_URL: string;
  readonly STRIPE_SECRET_KEY: string;
  readonly STRIPE_WEBHOOK_SECRET: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    services: Services;
  }
}

const local = path.join(import.meta.dirname, '../../../../tools/services/local');
export const migrationsDirectory = path.join(import.meta.dirname, '../../prisma/migrations');
/** Names of all migrations, in the order in which they are applied. */
export const migrationNames = (): string[] =>
  readdirSync(migrationsDirectory)
    .filter((name) => /^[0-9]/.test(name))
    .toSorted();
/** Databases to clone: one with PostGIS alone, one with the schema. */
export const emptyTemplate = 'landfall_empty';
export const migratedTemplate = 'landfall';

/** PostgreSQL, Redis, an object store and an inbox of our own, on free ports. */
export default async function setup(project: TestProject): Promise<() => void> {
  const directory = mkdtempSync(path.join(tmpdir(), 'landfall-api-'));
  const down = () => void execFileSync(local, ['down', directory], { stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    execFileSync(local, ['up', directory], { stdio: ['ignore', 'ignore', 'inherit'] });
    const services = parseEnv(readFileSync(path.join(directory, 'credentials.env'), 'utf8')) as unknown as Services;
    await cloneDatabase(services, 'landfall', emptyTemplate);
    const url = withDatabase(services.MIGRATION_DATABASE_URL, migratedTemplate);
    await deploy({ url, directory: migrationsDirectory, log: pino({ level: 'warn' }) });
    project.provide('services', services);
  } catch (error) {
    down();
    throw error;
  }
  return down;
}
