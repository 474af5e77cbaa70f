import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient, type Prisma } from '../generated/prisma/client.ts';
import type { Log } from './logger.ts';
import type { BackendMetrics } from './metrics.ts';
import { observed, observePool } from './observe-pool.ts';
import { reconnectingClient } from './reconnecting-client.ts';
import { within } from './within.ts';

export type Database = PrismaClient;
/** The database, or a transaction of it. */
export type Executor = Database | Prisma.TransactionClient;

export interface DatabaseEnv {
  readonly DATABASE_URL: string;
  readonly DATABASE_POOL_SIZE: number;
}

/** How long things may take, in milliseconds. */
export interface DatabaseTimes {
  /** Waiting for a connection, of the pool or a new one. */
  readonly connection: number;
  readonly statement: number;
  /** Waiting for a lock that somebody else holds. */
  readonly lock: number;
  /** A transaction in which nothing happens, because its process hangs or is gone. */
  readonly idleInTransaction: number;
}

/** Somebody waits for the answer, and gives up after ten seconds. */
export const requestTimes: DatabaseTimes = { connection: 5_000, statement: 10_000, lock: 5_000, idleInTransaction: 10_000 };
/** Nobody waits; what counts is that it ends within the longest job. */
export const jobTimes: DatabaseTimes = { connection: 10_000, statement: 30_000, lock: 10_000, idleInTransaction: 30_000 };

/** What the answer to a statement may take longer than the server lets it run, until the network counts as dead. */
const networkMs = 2_000;
const closeSeconds = 2;

/**
 * Connects at the first query; `name` shows in pg_stat_activity.
 * @param onAnswer is called whenever PostgreSQL has answered
 */
export function openDatabase(
  env: DatabaseEnv,
  name: string,
  log: Log,
  metrics: BackendMetrics,
  times: DatabaseTimes = requestTimes,
  onAnswer: () => void = () => {},
): Database {
  const pool = new pg.Pool({
    Client: reconnectingClient(),
    connectionString: env.DATABASE_URL,
    max: env.DATABASE_POOL_SIZE,
    connectionTimeoutMillis: times.connection,
    idleTimeoutMillis: 60_000,
    statement_timeout: times.statement,
    lock_timeout: times.lock,
    idle_in_transaction_session_timeout: times.idleInTransaction,
    query_timeout: times.statement + networkMs,
    keepAlive: true,
    application_name: name,
  });
  observePool(pool, metrics);
  pool.on('connect', (client) => watch(client, onAnswer));
  const onPoolError = (err: Error) => log.error({ err }, 'PostgreSQL connection lost');
  const adapter = new PrismaPg(pool, { disposeExternalPool: true, onPoolError });
  return new PrismaClient({ adapter, errorFormat: 'minimal', transactionOptions: { maxWait: times.connection, timeout: times.statement } });
}

/** The server ends its statements itself; a client that has to do it has lost the server, and would answer nobody any more. */
function watch(client: pg.PoolClient, onAnswer: () => void): void {
  const { stream } = (client as unknown as { connection: { stream: { destroy(): void } } }).connection;
  client.query = observed(client.query.bind(client) as never, () => (error) => {
    if (error === undefined || error === null) onAnswer();
    else if ((error as Error).message === 'Query read timeout') stream.destroy();
  }) as typeof client.query;
}

/** Ends the connections; one that is still being made, to a server that is gone, is left to the end of the process. */
export async function closeDatabase(db: Database): Promise<void> {
  await within(closeSeconds, db.$disconnect());
}
