/**
 * Writes persisted-operations.json: what the web app sends, that of the release before too. `--check` writes nothing. With
 * `--release`, what it sends now is what the last release sends.
 */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

type Operations = Readonly<Record<string, string>>;

const app = path.join(import.meta.dirname, '../..');
const file = path.join(import.meta.dirname, 'persisted-operations.json');
const releasedFile = path.join(app, 'operations.released.json');
const sourceFile = path.join(app, '../web/src/api/operations.ts');

/** By the hash of their text, in its order. */
const json = (operations: Operations): string =>
  `${JSON.stringify(Object.fromEntries(Object.entries(operations).toSorted(([a], [b]) => (a < b ? -1 : 1))), null, 2)}\n`;

const texts = Object.values((await import(sourceFile)) as Record<string, unknown>).filter((value) => typeof value === 'string');
if (texts.length === 0) throw new Error(`expected ${sourceFile} to export operations, found none`);
const present: Operations = Object.fromEntries(texts.map((text) => [createHash('sha256').update(text).digest('hex'), text]));

if (process.argv.includes('--release')) await writeFile(releasedFile, json(present));
const released = JSON.parse(await readFile(releasedFile, 'utf8')) as Operations;

const wanted = json({ ...released, ...present });
if ((await readFile(file, 'utf8').catch(() => undefined)) !== wanted) {
  if (process.argv.includes('--check')) {
    process.stderr.write(
      'apps/api/src/graphql/persisted-operations.json: not the operations of the web app\nRun `make generate` and commit the result.\n',
    );
    process.exit(1);
  }
  await writeFile(file, wanted);
}
