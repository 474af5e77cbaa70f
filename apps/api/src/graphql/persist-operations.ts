/** Writes persisted-operations.json: what the web app sends, that of the release before too. `--check` writes nothing. */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const app = path.join(import.meta.dirname, '../..');
const file = path.join(import.meta.dirname, 'persisted-operations.json');
const read = (name: string) => readFile(name, 'utf8').catch(() => '{}');

const released = JSON.parse(await readFile(path.join(app, 'operations.released.json'), 'utf8')) as Record<string, string>;
const source = path.join(app, '../web/src/api/operations.ts');
const operations = Object.values((await import(source)) as Record<string, unknown>).filter((value) => typeof value === 'string');
if (operations.length === 0) throw new Error(`expected ${source} to export operations, found none`);

const hashed = operations.map((text) => [createHash('sha256').update(text).digest('hex'), text] as const);
const manifest = Object.fromEntries(
  Object.entries({ ...released, ...Object.fromEntries(hashed) }).toSorted(([a], [b]) => (a < b ? -1 : 1)),
);
const wanted = `${JSON.stringify(manifest, null, 2)}\n`;
if ((await read(file)) !== wanted) {
  if (process.argv.includes('--check')) {
    process.stderr.write(
      'apps/api/src/graphql/persisted-operations.json: not the operations of the web app\nRun `make generate` and commit the result.\n',
    );
    process.exit(1);
  }
  await writeFile(file, wanted);
}
