import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { MigrationDirectory, MigrationList, MigrationLockfile } from '@prisma/schema-engine-wasm';

const scriptName = 'migration.sql';
const lockfileName = 'migration_lock.toml';

export interface Migrations {
  readonly baseDir: string;
  readonly lockfile: MigrationLockfile;
  readonly directories: readonly MigrationDirectory[];
}

/** Reads prisma/migrations, oldest first. */
export async function readMigrations(baseDir: string): Promise<Migrations> {
  const entries = await readdir(baseDir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const read = async (name: string): Promise<MigrationDirectory> => {
    const value = await readFile(path.join(baseDir, name, scriptName), 'utf8');
    return { path: name, migrationFile: { path: scriptName, content: { tag: 'ok', value } } };
  };
  return {
    baseDir,
    lockfile: { path: lockfileName, content: await readFile(path.join(baseDir, lockfileName), 'utf8') },
    directories: await Promise.all(names.sort().map(read)),
  };
}

/** The engine's list of the migrations up to and including `last`; without `last`, of all. */
export function listUpTo({ baseDir, lockfile, directories }: Migrations, last?: string): MigrationList {
  const migrationDirectories = directories.filter(({ path: name }) => last === undefined || name <= last);
  return { baseDir, lockfile, shadowDbInitScript: '', migrationDirectories };
}

export function scriptOf({ directories }: Migrations, name: string): string {
  const content = directories.find((directory) => directory.path === name)?.migrationFile.content;
  return content?.tag === 'ok' ? content.value : '';
}
