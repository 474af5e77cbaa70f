import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient, type Prisma } from '../generated/prisma/client.ts';
import type { Log } from './logger.ts';
import type { BackendMetrics } from './metrics.ts';
import { observePool } from './observe-pool.ts';
import { within } from './within.ts';

export type Database = PrismaClient;
/** The database, or a transaction of it. */
export type Executor = Database | Prisma.TransactionClient;

export interface DatabaseEnv {
  readonly DATABASE_URL: string;
  readonly DATABASE_POOL_SIZE: number;
}

const waitForConnectionMs = 10_000;
const statementMs = 30_000;

const closeSeconds = 2;

/** Connects at the first query; `name` shows in pg_stat_activity. */
export function openDatabase(env: DatabaseEnv, name: string, log: Log, metrics: BackendMetrics): Database {
  const pool = new pg.Pool({
    connectionString: env.DATABASE_URL,
    max: env.DATABASE_POOL_SIZE,
    connectionTimeoutMillis: waitForConnectionMs,
    idleTimeoutMillis: 60_000,
    statement_timeout: statementMs,
    keepAlive: true,
    application_name: name,
  });
  observePool(pool, metrics);
  const onPoolError = (err: Error) => log.error({ err }, 'PostgreSQL connection lost');
  const adapter = new PrismaPg(pool, { disposeExternalPool: true, onPoolError });
  return new PrismaClient({ adapter, transactionOptions: { maxWait: waitForConnectionMs, timeout: statementMs } });
}

/** Ends the connections; one that is still being made, to a server that is gone, is left to the end of the process. */
export async function closeDatabase(db: Database): Promise<void> {
  await within(closeSeconds, db.$disconnect());
}
