import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Audit } from '../generated/prisma/client.ts';

const compress = promisify<Uint8Array, Buffer>(gzip);
const decompress = promisify<Uint8Array, Buffer>(gunzip);

export interface Batch {
  /** `audit/YYYY/MM/DD/FIRST-LAST.ndjson.gz`, of the first row's day: the same rows make the same object. */
  readonly key: string;
  readonly body: Uint8Array;
  /** SHA-256 of the body in base64. */
  readonly sha256: string;
  readonly rows: number;
}

export const sha256Of = (body: Uint8Array): string => createHash('sha256').update(body).digest('base64');

/** Packs rows as gzipped NDJSON, a row each line. */
export async function pack(rows: readonly Audit[]): Promise<Batch> {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) throw new Error('a batch needs a row');
  const body = await compress(Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join('')));
  const day = first.at.toISOString().slice(0, 10).replaceAll('-', '/');
  return { key: `audit/${day}/${first.id}-${last.id}.ndjson.gz`, body, sha256: sha256Of(body), rows: rows.length };
}

/** @throws if what the store gave back is not what was packed */
export async function verify({ key, body, sha256, rows }: Batch, stored: Uint8Array): Promise<void> {
  const differs = (what: string, expected: string | number, found: string | number) =>
    new Error(`object ${key} is not what was written: expected ${what} ${expected}, found ${found}`);
  if (stored.byteLength !== body.byteLength) throw differs('size', body.byteLength, stored.byteLength);
  if (sha256Of(stored) !== sha256) throw differs('SHA-256', sha256, sha256Of(stored));
  const lines = (await decompress(stored)).toString().split('\n').length - 1;
  if (lines !== rows) throw differs('rows', rows, lines);
}
