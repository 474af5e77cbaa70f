import type { Executor } from './database.ts';

/** The one clock that all processes share. */
export async function databaseTime(db: Executor): Promise<Date> {
  const [row] = await db.$queryRaw<{ now: Date }[]>`SELECT now()`;
  if (!row) throw new Error('PostgreSQL does not tell the time');
  return row.now;
}
