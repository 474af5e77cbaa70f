import type pg from 'pg';
import type { TestDatabase } from './postgres.ts';
import { until } from './until.ts';

/** Makes every query of events wait until it is released. */
export async function holdEvents({ owner }: TestDatabase): Promise<() => Promise<unknown>> {
  await owner.query('BEGIN; LOCK TABLE "Event" IN ACCESS EXCLUSIVE MODE');
  return () => owner.query('COMMIT');
}

/** Waits until a program has that many queries that wait for a lock. */
export const waitForBlocked = (observer: pg.Client, application: string, count: number): Promise<boolean> =>
  until(`${count} blocked queries of ${application}`, async () => {
    const sql = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1 AND wait_event_type = 'Lock'`;
    const { rows } = await observer.query<{ n: number }>(sql, [application]);
    return rows[0]?.n === count;
  });
