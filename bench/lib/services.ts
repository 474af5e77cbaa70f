/** PostgreSQL, Redis, an object store and an inbox of the run's own, and the environment of programs that use them. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { parseEnv } from 'node:util';

export type Environment = Readonly<Record<string, string>>;

const local = path.resolve(import.meta.dirname, '../../tools/services/local');

/** Runs `use` with services of its own, which end with it. */
export async function withServices<T>(use: (services: Environment) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'landfall-bench-services-'));
  try {
    execFileSync(local, ['up', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
    return await use(parseEnv(readFileSync(path.join(folder, 'credentials.env'), 'utf8')) as Environment);
  } finally {
    execFileSync(local, ['down', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  }
}

/** A port on which nothing listens. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** The environment of any component as production has it, on ports of its own. */
export async function environmentOf(services: Environment, overrides: Environment = {}): Promise<Environment> {
  const { POSTGRES_SUPERUSER_URL: _, ...rest } = services;
  return {
    ...rest,
    NODE_ENV: 'production',
    LOG_LEVEL: 'info',
    HOST: '127.0.0.1',
    PORT: String(await freePort()),
    METRICS_PORT: String(await freePort()),
    DATABASE_POOL_SIZE: '10',
    WORKER_CONCURRENCY: '5',
    SHUTDOWN_DRAIN_SECONDS: '5',
    APP_URL: 'http://app.landfall.localhost:8088',
    API_URL: 'http://api.landfall.localhost:8088',
    CORS_ORIGINS: 'http://app.landfall.localhost:8088',
    COOKIE_DOMAIN: 'landfall.localhost',
    MAIL_FROM: 'Landfall <events@landfall.localhost>',
    S3_FORCE_PATH_STYLE: 'true',
    ...overrides,
  };
}
