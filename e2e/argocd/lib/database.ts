import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { root, run } from '../../lib/run.ts';

const database = 'landfall_argo';

const credentials = async (): Promise<Record<string, string>> =>
  parseEnv(await readFile(path.join(root, '.run/services/credentials.env'), 'utf8')) as Record<string, string>;

/** SQL as superuser, in the database `name`; gives psql's unaligned output. */
async function administer(sql: string, name: string): Promise<string> {
  const { POSTGRES_SUPERUSER_URL = '' } = await credentials();
  const { username, password, hostname, port } = new URL(POSTGRES_SUPERUSER_URL);
  // By the environment, so that no process list shows the password.
  const env = { PGUSER: username, PGPASSWORD: decodeURIComponent(password), PGHOST: hostname, PGPORT: port, PGDATABASE: name };
  const commands = sql.split('\n').flatMap((statement) => ['-c', statement]);
  return (await run('psql', ['-X', '-A', '-t', '-v', 'ON_ERROR_STOP=1', ...commands], env)).trim();
}

export const query = (sql: string): Promise<string> => administer(sql, database);

export const dropDatabase = (): Promise<string> => administer(`drop database if exists ${database} with (force)`, 'postgres');

/** As a DBA makes one: the extension is there, landfall_migrate owns the schema, landfall_app has rows only. */
export async function createDatabase(): Promise<void> {
  await dropDatabase();
  await administer(`create database ${database} owner landfall_migrate`, 'postgres');
  await query(`create extension postgis
alter schema public owner to landfall_migrate
grant usage on schema public to landfall_app
alter default privileges for role landfall_migrate in schema public grant select, insert, update, delete on tables to landfall_app
alter default privileges for role landfall_migrate in schema public grant usage, select on sequences to landfall_app`);
}

/** The secret variables of the release, with a database of its own. */
export async function secrets(): Promise<Record<string, string>> {
  const all = await credentials();
  const own = (url = '') => Object.assign(new URL(url), { pathname: `/${database}` }).toString();
  return { ...all, DATABASE_URL: own(all['DATABASE_URL']), MIGRATION_DATABASE_URL: own(all['MIGRATION_DATABASE_URL']) };
}

export const appliedMigrations = async (): Promise<string[]> =>
  (await query('select migration_name from _prisma_migrations where finished_at is not null order by 1')).split('\n');
