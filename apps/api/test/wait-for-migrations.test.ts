import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { waitForMigrations } from '../src/migrations/applied.ts';
import { deploy } from '../src/migrations/deploy.ts';
import { freePort } from './support/env.ts';
import { createDatabase, type TestDatabase } from './support/postgres.ts';
import { start } from './support/process.ts';
import { emptyTemplate, migratedTemplate, migrationNames, migrationsDirectory } from './support/services.ts';
import { until } from './support/until.ts';

const all = migrationNames();
const later = '20990101000000_later';
let database: TestDatabase;
let directory: string;
let lines: { readonly msg: string }[];

async function use(template: string): Promise<void> {
  database = await createDatabase(template);
  onTestFinished(() => database.drop());
}

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'landfall-migrations-'));
  await cp(migrationsDirectory, directory, { recursive: true });
  lines = [];
  onTestFinished(() => rm(directory, { recursive: true }));
});

const log = () => pino({}, { write: (line: string) => void lines.push(JSON.parse(line) as { msg: string }) });
const wait = (timeoutMs = 60_000, url = database.url) => waitForMigrations({ url, directory, log: log(), timeoutMs });
const migrate = () => deploy({ url: database.ownerUrl, directory, log: pino({ enabled: false }) });
const said = (text: string) => until(`"${text}" is logged`, () => lines.some(({ msg }) => msg.includes(text)));

async function write(name: string, sql: string): Promise<void> {
  await mkdir(path.join(directory, name));
  await writeFile(path.join(directory, name, 'migration.sql'), sql);
}

describe('waiting for the migrations', () => {
  it('ends at once where all are applied, with the rights of the application', async () => {
    await use(migratedTemplate);
    await wait(1);
    expect(lines.map(({ msg }) => msg)).toEqual(['every migration of this release is applied']);
  });

  it('lasts until the last one is applied', async () => {
    await use(emptyTemplate);
    const waiting = wait();
    await said(`waiting for ${all.join(', ')}`);
    await migrate();
    await waiting;
    expect(lines).toHaveLength(2);
  });

  it('does not count one that is being applied, failed or was rolled back', async () => {
    await use(migratedTemplate);
    await write(later, 'SELECT 1;');
    for (const [finished, rolledBack] of [
      ['NULL', 'NULL'],
      ['NULL', 'now()'],
      ['now()', 'now()'],
    ]) {
      await database.owner.query(
        `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "rolled_back_at") VALUES (gen_random_uuid(), '', '${later}', ${finished}, ${rolledBack})`,
      );
      await expect(wait(1)).rejects.toThrow(`${later} is not applied`);
    }
  });

  it('accepts a database that is ahead, as after a rollback', async () => {
    await use(migratedTemplate);
    await write(later, 'SELECT 1;');
    await migrate();
    await rm(path.join(directory, later), { recursive: true });
    await wait(1);
  });

  it('ends with the names of what is missing', async () => {
    await use(emptyTemplate);
    await expect(wait(1_500)).rejects.toThrow(`${all.join(', ')} are not applied after 1 s.`);
  });

  it('survives a database that comes late', async () => {
    await use(migratedTemplate);
    await database.asSuperuser('ALTER ROLE landfall_app CONNECTION LIMIT 0');
    onTestFinished(() => database.asSuperuser('ALTER ROLE landfall_app CONNECTION LIMIT -1'));
    const waiting = wait();
    await said('waiting for PostgreSQL: too many connections');
    await database.asSuperuser('ALTER ROLE landfall_app CONNECTION LIMIT -1');
    await waiting;
  });

  it('names a database that cannot be reached, without the password', async () => {
    await use(migratedTemplate);
    const port = await freePort();
    const url = Object.assign(new URL(database.url), { port: String(port), password: 'hunter2' }).toString();
    const error = String(await wait(1, url).catch((reason: unknown) => reason));
    expect(error).toContain(`PostgreSQL at 127.0.0.1:${port}`);
    expect(error).toContain('ECONNREFUSED');
    expect(error).not.toContain('hunter2');
  });

  it('is no use with a wrong password, or without the right to read the history', async () => {
    await use(migratedTemplate);
    const url = Object.assign(new URL(database.url), { password: 'hunter2' }).toString();
    await expect(wait(60_000, url)).rejects.toThrow('password authentication failed');
    await database.owner.query('REVOKE ALL ON "_prisma_migrations" FROM landfall_app');
    await expect(wait()).rejects.toThrow('permission denied for table _prisma_migrations');
  });

  it('holds no connection while it waits', async () => {
    await use(emptyTemplate);
    const waiting = wait();
    await said('waiting for');
    const open = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND usename = 'landfall_app'`;
    await until('no connection is open', async () => (await database.owner.query(open)).rowCount === 0);
    await migrate();
    await waiting;
  });
});

describe('the init container', () => {
  const args = ['--timeout', '60'];

  it('needs no other variable than DATABASE_URL, and exits with 0', async () => {
    await use(migratedTemplate);
    const program = start('wait-for-migrations.ts', args, { DATABASE_URL: database.url });
    expect(await program.exit).toBe(0);
    expect(program.logs).toMatchObject([{ component: 'wait-for-migrations', msg: 'every migration of this release is applied' }]);
  });

  it('exits with 1 and the reason', async () => {
    await use(emptyTemplate);
    const program = start('wait-for-migrations.ts', ['--timeout', '1'], { DATABASE_URL: database.url });
    expect(await program.exit).toBe(1);
    expect(program.logs.at(-1)).toMatchObject({ level: 'fatal', migrations: all });
  });

  it('leaves at SIGTERM', async () => {
    await use(emptyTemplate);
    const program = start('wait-for-migrations.ts', args, { DATABASE_URL: database.url });
    await program.logged('waiting for');
    program.child.kill('SIGTERM');
    expect(await program.exit).toBe(143);
  });

  it('says which variable is missing', async () => {
    const program = start('wait-for-migrations.ts', args, {});
    expect(await program.exit).toBe(78);
    expect(program.output).toContainEqual(expect.stringContaining('DATABASE_URL is missing'));
  });

  it.each([[[]], [['--timeout']], [['--timeout', '0']], [['--timeout', '1.5']], [['300']]])('refuses the arguments %j', async (wrong) => {
    const program = start('wait-for-migrations.ts', wrong, { DATABASE_URL: 'postgresql://nowhere' });
    expect(await program.exit).toBe(64);
    expect(program.output.join()).toContain('expected --timeout');
  });
});
