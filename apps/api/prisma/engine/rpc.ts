import { createInterface } from 'node:readline';
import type pg from 'pg';
import { lastPanic } from '../../src/migrations/engine.ts';

export interface Request {
  readonly id: number;
  readonly method: string;
  readonly params: unknown;
}

export type Call = (method: string, params: unknown) => Promise<unknown>;

/** Serves JSON-RPC, a line each, until standard input ends; calls run one after the other. */
export async function serve(call: Call, scriptError: () => pg.DatabaseError | undefined): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    const { id, method, params } = JSON.parse(line) as Request;
    if (!method) continue;
    try {
      send({ id, result: (await call(method, params)) ?? null });
    } catch (error) {
      send({ id, error: describe(method, error as EngineError, scriptError()) });
    }
  }
}

/** What the engine wants shown on the CLI's standard output. */
export const print = (content: string): void => send({ id: nextPrint++, method: 'print', params: { content } });
let nextPrint = 1_000_000;

function send(message: object): void {
  const plain = (_key: string, value: unknown) => (typeof value === 'bigint' ? Number(value) : value);
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message }, plain)}\n`);
}

interface EngineError extends Error {
  readonly code?: string;
  readonly meta?: unknown;
}

const rpcServerError = 4466;

function describe(method: string, error: EngineError, scriptError: pg.DatabaseError | undefined) {
  const panic = error instanceof WebAssembly.RuntimeError;
  const failed = method === 'applyMigrations' && !error.code ? failedMigration(error, scriptError) : undefined;
  const message = panic ? lastPanic() || error.message : (failed ?? error.message);
  const data = {
    is_panic: panic,
    message,
    error_code: failed ? 'P3018' : error.code,
    meta: error.meta ?? null,
    ...(panic && { error: { message } }),
  };
  return { code: rpcServerError, message: 'An error happened. Check the data field for details.', data };
}

/** The WebAssembly build only says "external connector error"; this is what the native engine says (P3018). */
function failedMigration({ message }: Error, error: pg.DatabaseError | undefined): string | undefined {
  const name = /migration_name="([^"]+)"/.exec(message)?.[1];
  if (name === undefined || !error?.code) return undefined;
  return [
    'A migration failed to apply. New migrations cannot be applied before the error is recovered from. ' +
      'Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve',
    `Migration name: ${name}`,
    `Database error code: ${error.code}`,
    `Database error:\n${error.severity}: ${error.message}`,
    ...(error.position ? [`Position: ${error.position}`] : []),
    '',
  ].join('\n\n');
}
