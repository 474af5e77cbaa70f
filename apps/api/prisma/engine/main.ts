import { readFile } from 'node:fs/promises';
import type pg from 'pg';
import { adapterFactory } from '../../src/migrations/adapter.ts';
import { engineHash, openEngine, type SchemaEngine } from '../../src/migrations/engine.ts';
import { parseArguments } from './arguments.ts';
import { canConnect, connectionError, createDatabase } from './databases.ts';
import { print, serve } from './rpc.ts';

const { version, datasource, datamodels, command } = parseArguments(process.argv.slice(2));
const url = datasource.url ?? '';
const hash = await engineHash();

function log(level: 'DEBUG' | 'INFO' | 'ERROR', fields: object): void {
  process.stderr.write(`${JSON.stringify({ timestamp: new Date().toISOString(), level, fields, target: 'schema_engine::logger' })}\n`);
}

/** The engine's own commands; the exit code tells the outcome. */
async function run(name: string): Promise<void> {
  try {
    if (name === 'can-connect-to-database') await canConnect(url);
    else if (name === 'create-database') console.log(`Database '${await createDatabase(url)}' was successfully created.`);
    else throw new Error(`unsupported command: ${name}`);
  } catch (error) {
    const { code, message } = connectionError(url, error);
    log('ERROR', { message, is_panic: false, error_code: code });
    process.exitCode = 1;
  }
}

let scriptError: pg.DatabaseError | undefined;
let engine: Promise<SchemaEngine> | undefined;

async function open(): Promise<SchemaEngine> {
  const contents = await Promise.all(datamodels.map(async (file): Promise<[string, string]> => [file, await readFile(file, 'utf8')]));
  // Some calls need no database: they get an address that cannot exist.
  const factory = adapterFactory(url || 'postgresql://none.invalid/none', {
    shadowUrl: datasource.shadowDatabaseUrl,
    onScriptError: (error) => (scriptError = error),
  });
  return openEngine(factory, { datamodels: contents.length > 0 ? contents : undefined, onLog: (message) => log('DEBUG', { message }) });
}

async function call(method: string, params: unknown): Promise<unknown> {
  if (method === 'createDatabase')
    return { databaseName: await createDatabase((params as { datasource: { url?: string } }).datasource.url ?? url) };
  const target = (await (engine ??= open())) as unknown as Record<string, (params: unknown) => Promise<unknown>>;
  const name = method === 'getDatabaseVersion' ? 'version' : method;
  const result = await target[name]!(params);
  if (method !== 'diff') return result;
  const { stdout, ...rest } = result as { stdout?: string };
  if (stdout) print(stdout);
  return rest;
}

if (version) console.log(`schema-engine-cli ${hash}`);
else {
  log('INFO', { message: 'Starting schema engine CLI', git_hash: hash }); // the CLI drops the first line of standard error
  if (command === undefined) {
    await serve(call, () => scriptError);
    (await engine)?.free();
    process.exit();
  } else await run(command);
}
