import { createServer } from 'node:net';
import { loadEnv } from '@landfall/schemas/env';
import { inject } from 'vitest';
import type { ApiEnv } from '../../src/app.ts';

export const appUrl = 'http://app.landfall.localhost:8088';
export const apiUrl = 'http://api.landfall.localhost:8088';

/** A port on which nothing listens. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** The environment of any component, as strings. */
export async function processEnv(databaseUrl: string, overrides: Record<string, string> = {}): Promise<Record<string, string>> {
  const { POSTGRES_SUPERUSER_URL: _, ...services } = inject('services');
  return {
    ...services,
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_SIZE: '10',
    NODE_ENV: 'test',
    LOG_LEVEL: 'info',
    HOST: '127.0.0.1',
    PORT: String(await freePort()),
    METRICS_PORT: String(await freePort()),
    APP_URL: appUrl,
    API_URL: apiUrl,
    CORS_ORIGINS: appUrl,
    COOKIE_DOMAIN: 'landfall.localhost',
    SHUTDOWN_DRAIN_SECONDS: '20',
    WORKER_CONCURRENCY: '5',
    MAIL_FROM: 'Landfall <events@landfall.localhost>',
    S3_FORCE_PATH_STYLE: 'true',
    // Every test comes from one address.
    RATE_LIMIT_PER_MINUTE: '1000000',
    SIGN_IN_LIMIT_PER_MINUTE: '1000000',
    ...overrides,
  };
}

export const apiEnv = async (databaseUrl: string, overrides: Record<string, string> = {}): Promise<ApiEnv> =>
  loadEnv('api', await processEnv(databaseUrl, { LOG_LEVEL: 'warn', ...overrides }));
