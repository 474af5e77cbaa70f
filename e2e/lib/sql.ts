import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { root, run } from './run.ts';

/** One statement as the role that owns the schema; gives psql's unaligned output. */
export async function query(statement: string): Promise<string> {
  const credentials = await readFile(path.join(root, '.run/services/credentials.env'), 'utf8');
  const url = /^MIGRATION_DATABASE_URL=(.*)$/m.exec(credentials)?.[1];
  if (!url) throw new Error('.run/services/credentials.env has no MIGRATION_DATABASE_URL');
  // By the environment, so that no process list shows the password.
  const { username, password, hostname, port, pathname } = new URL(url);
  const env = { PGUSER: username, PGPASSWORD: decodeURIComponent(password), PGHOST: hostname, PGPORT: port, PGDATABASE: pathname.slice(1) };
  return (await run('psql', ['-X', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-c', statement], env)).trim();
}
