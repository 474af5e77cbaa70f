import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { closeDatabase, openDatabase, type Database } from '../src/lib/database.ts';
import { createLogger } from '../src/lib/logger.ts';
import { createMetrics, type Metrics } from '../src/lib/metrics.ts';
import { isUnavailable } from '../src/lib/unavailable.ts';
import { databaseFixture } from './support/database.ts';
import { holdEvents } from './support/slow.ts';
import { TcpProxy } from './support/tcp-proxy.ts';
import { until } from './support/until.ts';

const fixture = databaseFixture();
const times = { connection: 600, statement: 800, lock: 400, idleInTransaction: 500 };
let proxy: TcpProxy;
let db: Database;
let metrics: Metrics<'api'>;
let answers: number;

beforeEach(async () => {
  const url = new URL(fixture.database.url);
  proxy = await TcpProxy.to(url.hostname, Number(url.port));
  url.port = String(proxy.port);
  metrics = createMetrics('api');
  answers = 0;
  const env = { DATABASE_URL: url.toString(), DATABASE_POOL_SIZE: 2 };
  db = openDatabase(env, 'test', createLogger('test', 'silent'), metrics, times, () => answers++);
  await ask();
});
afterEach(() => closeDatabase(db));

const ask = async () => db.$queryRaw`SELECT 1`;
const sleep = async () => db.$queryRaw`SELECT pg_sleep(0.7)::text`;
const count = async () => db.$transaction((tx) => tx.user.count());

/** The error of something that has to fail; it tells the caller to try again. */
async function refused(work: () => Promise<unknown>): Promise<string> {
  const error = await work().then(
    () => expect.unreachable('it did not fail'),
    (reason: unknown) => reason,
  );
  expect(isUnavailable(error), String(error)).toBe(true);
  return String(error);
}

const back = () => until('the database answers again', ask);

describe('limits', () => {
  it('a statement', async () => expect(await refused(async () => db.$queryRaw`SELECT pg_sleep(5)::text`)).toContain('57014'));

  it('the wait for a lock, also within a transaction', async () => {
    const release = await holdEvents(fixture.database);
    expect(await refused(async () => db.event.findMany())).toContain('55P03');
    expect(await refused(() => db.$transaction((tx) => tx.event.findMany()))).toContain('55P03');
    await release();
    expect(await db.event.findMany()).toEqual([]);
  });

  it('a transaction in which nothing happens', async () => {
    const observer = new pg.Client(fixture.database.superuserUrl);
    await observer.connect();
    onTestFinished(() => observer.end());
    const sql = `SELECT state FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'test' AND state = 'idle in transaction'`;
    const idle = async () => (await observer.query(sql)).rowCount;
    await refused(() =>
      db.$transaction(async (tx) => {
        await tx.user.count();
        await until('it is idle', async () => (await idle()) === 1);
        await until('the server ends it', async () => (await idle()) === 0);
        await tx.user.count();
      }),
    );
    await ask();
  });

  it('the wait for a connection of a pool that is used up, and it serves on', async () => {
    const busy = [1, 2].map(sleep);
    await until('both are used', async () =>
      (await metrics.db_pool_connections.get()).values.some(({ labels, value }) => labels.state === 'active' && value === 2),
    );
    expect(await refused(ask)).toContain('timeout exceeded when trying to connect');
    await Promise.all(busy);
    await ask();
  });
});

describe('a server', () => {
  it('that is gone is refused at, and found again without a restart', async () => {
    const running = sleep();
    running.catch(() => {});
    proxy.refuse();
    await refused(() => running);
    await refused(ask);
    await refused(count);
    proxy.open();
    await back();
    expect(await count()).toBe(0);
  });

  it('that comes back is not stormed', async () => {
    proxy.refuse();
    const before = proxy.connections;
    const start = performance.now();
    let asked = 0;
    while (performance.now() - start < 1_500) {
      asked += 20;
      await Promise.all(Array.from({ length: 20 }, () => refused(ask)));
    }
    // At most two at a time, and ever later: without a pause each question would be an attempt.
    expect(proxy.connections - before).toBeLessThan(40);
    expect(asked).toBeGreaterThan(0);
    proxy.open();
    await back();
  });

  it('that vanishes without a word holds nobody up for ever, and its connections are not used again', async () => {
    await Promise.all([ask(), ask()]);
    proxy.freeze();
    expect(await refused(ask)).toContain('Query read timeout');
    await refused(count);
    await refused(ask);
    proxy.open();
    await back();
    for (let n = 0; n < 4; n++) await ask();
  }, 60_000);

  it('is known to be there by any answer', async () => {
    const before = answers;
    await db.user.count();
    expect(answers).toBe(before + 1);
    await refused(async () => db.$queryRaw`SELECT pg_sleep(5)::text`);
    expect(answers).toBe(before + 1);
  });
});
