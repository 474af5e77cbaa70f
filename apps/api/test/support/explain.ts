import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../../src/generated/prisma/client.ts';
import type { Database } from '../../src/lib/database.ts';

interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

/** A database that keeps what it was asked, and can say how PostgreSQL goes about it. */
export function explaining(url: string): { db: Database; explain(work: (db: Database) => Promise<unknown>): Promise<string> } {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const asked: Statement[] = [];
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((statement: Statement, ...rest: unknown[]) => {
      asked.push(statement);
      return query(statement, ...rest);
    }) as typeof client.query;
  });
  const db = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) });
  return {
    db,
    /** The plan of the last statement of some work, as it ran again. */
    async explain(work) {
      await work(db);
      const { text, values } = asked.at(-1)!;
      const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN (ANALYZE, COSTS OFF) ${text}`, values);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    },
  };
}
