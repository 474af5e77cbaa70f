import { execFile } from 'node:child_process';
import { cp, mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { pino } from 'pino';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { deploy } from '../src/migrations/deploy.ts';
import { freePort } from './support/env.ts';
import { createDatabase, type TestDatabase } from './support/postgres.ts';
import { start } from './support/process.ts';
import { until } from './support/until.ts';
import { emptyTemplate, migrationNames, migrationsDirectory } from './support/services.ts';

const root = path.join(import.meta.dirname, '..');
const run = promisify(execFile);
let database: TestDatabase;
let directory: string;
let lines: Record<string, unknown>[];
const all = migrationNames();

beforeEach(async () => {
  database = await createDatabase(emptyTemplate);
  directory = await mkdtemp(path.join(tmpdir(), 'landfall-migrations-'));
  await cp(migrationsDirectory, directory, { recursive: true });
  lines = [];
  onTestFinished(async () => {
    await database.drop();
    await rm(directory, { recursive: true });
  });
});

const log = () => pino({}, { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) });
const migrate = (waitMs?: number, url = database.ownerUrl) =>
  deploy({ url, directory, log: log(), ...(waitMs !== undefined && { waitMs }) });

async function write(name: string, sql: string): Promise<void> {
  await mkdir(path.join(directory, name), { recursive: true });
  await writeFile(path.join(directory, name, 'migration.sql'), sql);
}

/** Prisma's own CLI on the same database and migrations. */
async function prisma(...args: string[]): Promise<{ code: number; output: string }> {
  const config = path.join(directory, 'prisma.config.mjs');
  await writeFile(
    config,
    `export default { schema: ${JSON.stringify(path.join(root, 'prisma/schema.prisma'))}, migrations: { path: ${JSON.stringify(directory)} }, datasource: { url: ${JSON.stringify(database.ownerUrl)} } };`,
  );
  const env = {
    PATH: process.env['PATH'],
    PRISMA_SCHEMA_ENGINE_BINARY: path.join(root, 'prisma/engine/schema-engine.mjs'),
    CHECKPOINT_DISABLE: '1',
  };
  return run(path.join(root, 'node_modules/.bin/prisma'), [...args, '--config', config], { cwd: root, env }).then(
    ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({ code: error.code, output: error.stdout + error.stderr }),
  );
}

const tables = async () =>
  (
    await database.owner.query<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE tableowner = 'landfall_migrate' ORDER BY 1`)
  ).rows.map(({ name }) => name);

describe('migrations', () => {
  it('bring an empty database up to date, in Prisma’s eyes too', async () => {
    expect(await migrate()).toEqual(all);
    for (const name of all) expect(lines).toContainEqual(expect.objectContaining({ migration: name, msg: `applied ${name}` }));
    const { code, output } = await prisma('migrate', 'status');
    expect(output).toContain('Database schema is up to date');
    expect(code).toBe(0);
  });

  it('apply what is new and nothing else', async () => {
    await migrate();
    expect(await migrate()).toEqual([]);
    await write('20990101000000_more', 'CREATE TABLE "More" ("id" INT);');
    expect(await migrate()).toEqual(['20990101000000_more']);
    expect((await prisma('migrate', 'status')).code).toBe(0);
  });

  it('follow those that Prisma’s own CLI applied, and the other way round', async () => {
    expect((await prisma('migrate', 'deploy')).code).toBe(0);
    expect(await migrate()).toEqual([]);
    await write('20990101000000_more', 'CREATE TABLE "More" ("id" INT);');
    expect(await migrate()).toEqual(['20990101000000_more']);
    const { output } = await prisma('migrate', 'deploy');
    expect(output).toContain('No pending migrations to apply');
  });

  it('match the Prisma schema', async () => {
    await migrate();
    const { code, output } = await prisma(
      'migrate',
      'diff',
      '--from-config-datasource',
      '--to-schema',
      path.join(root, 'prisma/schema.prisma'),
      '--exit-code',
    );
    expect(output).toContain('No difference detected');
    expect(code).toBe(0);
  });

  it('keep PL/pgSQL bodies whole', async () => {
    await write('20990101000000_fn', `CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN 'a;b'; END; $$; SELECT 1;`);
    await migrate();
    expect((await database.owner.query('SELECT f()')).rows).toEqual([{ f: 'a;b' }]);
  });
});

describe('the application’s role', () => {
  const attempt = async (sql: string) => {
    const client = new pg.Client(database.url);
    await client.connect();
    try {
      return await client.query(sql);
    } finally {
      await client.end();
    }
  };
  const changes = [
    'DELETE FROM "_prisma_migrations"',
    `UPDATE "_prisma_migrations" SET "checksum" = ''`,
    `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name") VALUES ('x', '', '20990101000000_x')`,
  ];

  it('cannot change the history of migrations', async () => {
    await migrate();
    for (const sql of changes) await expect(attempt(sql)).rejects.toThrow('permission denied for table _prisma_migrations');
    expect((await attempt('SELECT FROM "_prisma_migrations"')).rowCount).toBe(all.length);
  });

  it('cannot change a history any more that an older release or Prisma’s CLI made', async () => {
    expect((await prisma('migrate', 'deploy')).code).toBe(0);
    expect((await attempt('UPDATE "_prisma_migrations" SET "logs" = NULL')).rowCount).toBe(all.length);
    await migrate();
    for (const sql of changes) await expect(attempt(sql)).rejects.toThrow('permission denied');
  });

  it('writes and removes audit rows, and never changes one', async () => {
    await migrate();
    await attempt(`INSERT INTO "Audit" ("id", "action") VALUES (gen_random_uuid(), 'test')`);
    await expect(attempt(`UPDATE "Audit" SET "action" = 'other'`)).rejects.toThrow('permission denied for table Audit');
    expect((await attempt('DELETE FROM "Audit"')).rowCount).toBe(1);
  });
});

describe('a failing migration', () => {
  const failing = 'CREATE TABLE "Half" ("id" INT);\n\nINSERT INTO "Nowhere" VALUES (1);\n';

  it('is named with SQLSTATE, message and line, and leaves nothing behind', async () => {
    await migrate();
    const before = await tables();
    await write('20990101000000_good', 'CREATE TABLE "Good" ("id" INT);');
    await write('20990102000000_bad', failing);
    await expect(migrate()).rejects.toThrow(
      'migration 20990102000000_bad failed: ERROR 42P01: relation "Nowhere" does not exist (prisma/migrations/20990102000000_bad/migration.sql:3)',
    );
    expect(await tables()).toEqual([...before, 'Good'].toSorted());
    const { output } = await prisma('migrate', 'status');
    expect(output).toMatch(/not yet been applied:\s+20990102000000_bad/);
  });

  it('says the same at each retry, and runs once it is corrected', async () => {
    await write('20990102000000_bad', failing);
    for (let attempt = 0; attempt < 3; attempt++) await expect(migrate()).rejects.toThrow('42P01');
    await write('20990102000000_bad', 'CREATE TABLE "Half" ("id" INT);');
    expect(await migrate()).toEqual(['20990102000000_bad']);
    expect((await prisma('migrate', 'status')).output).toContain('up to date');
  });

  it('does not quote rows', async () => {
    await migrate();
    await database.owner.query(
      `INSERT INTO "User" ("id", "email", "name", "passwordHash") SELECT gen_random_uuid(), n || 'secret@example.org', 'Ada', '' FROM generate_series(1, 2) n`,
    );
    await write('20990101000000_unique', 'CREATE UNIQUE INDEX ON "User" ("name"); ');
    const error = await migrate().catch((reason: Error & { fields: object }) => reason);
    expect(error).toMatchObject({ fields: { migration: '20990101000000_unique', sqlstate: '23505' } });
    expect(JSON.stringify([lines, (error as { fields: object }).fields, String(error)])).not.toContain('Ada');
  });

  it('may not end its own transaction', async () => {
    await write('20990101000000_commit', 'COMMIT; CREATE TABLE "Outside" ("id" INT);');
    await expect(migrate()).rejects.toThrow('ended the transaction');
  });

  it('gives up where it would make everybody wait for a lock', async () => {
    await migrate();
    await database.owner.query('BEGIN; LOCK TABLE "Event" IN ACCESS SHARE MODE');
    await write('20990101000000_alter', 'ALTER TABLE "Event" ADD COLUMN "x" INT;');
    await expect(migrate()).rejects.toThrow(/55P03.*at a quieter time/);
    await database.owner.query('COMMIT');
    expect(await migrate()).toEqual(['20990101000000_alter']);
  });

  it('of another tool has to be resolved by hand, and the message says how', async () => {
    await write('20990102000000_bad', failing);
    expect((await prisma('migrate', 'deploy')).output).toContain('P3018');
    await expect(migrate()).rejects.toThrow('prisma migrate resolve');
    expect((await prisma('migrate', 'resolve', '--rolled-back', '20990102000000_bad')).code).toBe(0);
    await write('20990102000000_bad', 'CREATE TABLE "Half" ("id" INT);');
    expect(await migrate()).toEqual(['20990102000000_bad']);
  });
});

describe('runners', () => {
  it('at once apply each migration once', async () => {
    await write('20990101000000_slow', 'SELECT pg_sleep(0.3); CREATE TABLE "Once" ("id" INT);');
    const results = await Promise.all([migrate(), migrate(), migrate()]);
    expect(results.flat().toSorted()).toEqual([...all, '20990101000000_slow']);
    const { rows } = await database.owner.query('SELECT "migration_name", "applied_steps_count" FROM "_prisma_migrations" ORDER BY 1');
    expect(rows).toHaveLength(all.length + 1);
  });

  it('of an older release accept a newer schema', async () => {
    await write('20990101000000_newer', 'CREATE TABLE "Newer" ("id" INT);');
    await migrate();
    await rm(path.join(directory, '20990101000000_newer'), { recursive: true });
    expect(await migrate()).toEqual([]);
    expect(lines).toContainEqual(expect.objectContaining({ level: 40, migrations: ['20990101000000_newer'] }));
  });

  it('that die leave nothing behind', async () => {
    await write('20990101000000_long', 'CREATE TABLE "Long" ("id" INT); SELECT pg_sleep(60);');
    const dying = migrate();
    dying.catch(() => {});
    const sql = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg_sleep(60)%' AND pid <> pg_backend_pid()`;
    await until('it is killed', async () => (await database.owner.query(sql)).rowCount === 1);
    await expect(dying).rejects.toThrow('terminating connection');
    expect(await tables()).not.toContain('Long');
    await write('20990101000000_long', 'CREATE TABLE "Long" ("id" INT);');
    expect(await migrate()).toEqual(['20990101000000_long']);
  });
});

describe('the database', () => {
  it('that cannot be reached is named, without the password', async () => {
    const port = await freePort();
    const url = Object.assign(new URL(database.ownerUrl), { port: String(port), password: 'hunter2' }).toString();
    const error = String(await migrate(1_500, url).catch((reason: unknown) => reason));
    expect(error).toMatch(
      new RegExp(`cannot connect to PostgreSQL at 127.0.0.1:${port}, database "test_\\w+", role "landfall_migrate": .*ECONNREFUSED`),
    );
    expect(error).not.toContain('hunter2');
    expect(lines).toContainEqual(expect.objectContaining({ msg: expect.stringContaining('waiting for PostgreSQL') as string }));
  });

  it('that refuses the password is not waited for', async () => {
    const url = Object.assign(new URL(database.ownerUrl), { password: 'hunter2' }).toString();
    await expect(migrate(60_000, url)).rejects.toThrow('password authentication failed');
  });

  it('needs PostGIS', async () => {
    await database.asSuperuser('DROP EXTENSION postgis CASCADE');
    await expect(migrate()).rejects.toThrow('CREATE EXTENSION postgis');
  });
});

describe('the Job', () => {
  it('logs JSON and exits with 0', async () => {
    const program = start('migrate.ts', [], { MIGRATION_DATABASE_URL: database.ownerUrl });
    expect(await program.exit).toBe(0);
    expect(program.output).toEqual([]);
    expect(program.logs.map(({ msg }) => msg)).toEqual([...all.map((name) => `applied ${name}`), 'the schema is up to date']);
  });

  it('exits with 1 and the reason', async () => {
    await database.owner.query('CREATE TABLE "Event" ("id" INT)');
    const program = start('migrate.ts', [], { MIGRATION_DATABASE_URL: database.ownerUrl });
    expect(await program.exit).toBe(1);
    expect(program.logs.at(-1)?.level).toBe('fatal');
  });
});
