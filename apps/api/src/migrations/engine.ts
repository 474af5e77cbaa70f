import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { ErrorCapturingSqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type * as Wasm from '@prisma/schema-engine-wasm';

export type SchemaEngine = Wasm.SchemaEngine;
type Glue = typeof Wasm & { __wbg_set_wasm(exports: WebAssembly.Exports): void };

const packageFolder = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));

/** Where the WebAssembly build leaves the message of a panic. */
const panics = { message: '', set_message: (message: string): void => void (panics.message = message) };
export const lastPanic = (): string => panics.message;

/** Commit of the engine, as its own `--version` prints it. */
export async function engineHash(): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  return version.split(/[.-]/).at(-1) ?? version;
}

/** Prisma's schema engine in its WebAssembly build, in this process; `datamodels` are pairs of path and content. */
export async function openEngine(
  factory: ErrorCapturingSqlMigrationAwareDriverAdapterFactory,
  { datamodels, onLog = () => {} }: { datamodels?: [string, string][] | undefined; onLog?: (line: string) => void } = {},
): Promise<SchemaEngine> {
  const { SchemaEngine } = await load();
  return SchemaEngine.new({ datamodels }, onLog, factory);
}

let loaded: Promise<Glue> | undefined;
const load = () => (loaded ??= instantiate());

async function instantiate(): Promise<Glue> {
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panics });
  const glue = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as unknown as Glue;
  const wasm = await readFile(path.join(packageFolder, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': glue });
  glue['__wbg_set_wasm'](instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
  return glue;
}
