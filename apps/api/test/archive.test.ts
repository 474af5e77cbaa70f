import { gunzipSync } from 'node:zlib';
import { loadEnv } from '@landfall/schemas/env';
import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { archiveAudit } from '../src/archive/archive.ts';
import { openObjectStore, type ObjectStore } from '../src/archive/object-store.ts';
import { closeDatabase, openDatabase, type Database } from '../src/lib/database.ts';
import { createMetrics } from '../src/lib/metrics.ts';
import { createLogger } from '../src/lib/logger.ts';
import { databaseFixture } from './support/database.ts';
import { processEnv } from './support/env.ts';
import { start } from './support/process.ts';
import { gate, passOn, proxy, type Exchange } from './support/proxy.ts';
import { until } from './support/until.ts';

const fixture = databaseFixture();
const log = createLogger('test', 'silent');
let db: Database;

beforeAll(() => {
  db = openDatabase({ DATABASE_URL: fixture.database.url, DATABASE_POOL_SIZE: 2 }, 'test', log, createMetrics('worker-audit-archive'));
});
afterAll(() => closeDatabase(db));

beforeEach(async () => {
  await fixture.database.owner.query('DELETE FROM "Audit"');
  await fixture.database.owner.query(`
    INSERT INTO "Audit" ("id", "at", "actorId", "action", "detail")
    SELECT gen_random_uuid(), date_trunc('day', now(), 'UTC') - interval '100 days' + n * interval '1 minute', gen_random_uuid(), 'test', jsonb_build_object('n', n, 'text', E'line\\nbreak "ü"')
    FROM generate_series(1, 25) AS n`);
  await fixture.database.owner.query(
    `INSERT INTO "Audit" ("id", "at", "action") VALUES (gen_random_uuid(), now() - interval '89 days', 'young')`,
  );
});

async function storeAt(endpoint = inject('services').S3_ENDPOINT): Promise<ObjectStore> {
  return openObjectStore(loadEnv('worker-audit-archive', await processEnv(fixture.database.url, { S3_ENDPOINT: endpoint })));
}

const archive = async (store: ObjectStore, batchSize = 10) =>
  archiveAudit({ db, log, store, retentionDays: 90, batchSize, signal: AbortSignal.timeout(20_000) });

const left = async () =>
  (await fixture.database.owner.query<{ action: string }>('SELECT "action" FROM "Audit"')).rows.map(({ action }) => action);

describe('the audit archive', () => {
  it('moves old rows, whole and in order, and leaves young ones', async () => {
    const { rows } = await fixture.database.owner.query<{ id: string; at: Date }>(
      `SELECT * FROM "Audit" WHERE "action" = 'test' ORDER BY "at", "id"`,
    );
    const store = await storeAt();
    const keys: string[] = [];
    const spy: ObjectStore = { ...store, put: (key, ...rest) => (keys.push(key), store.put(key, ...rest)) };
    expect(await archive(spy)).toEqual({ rows: 25, objects: 3 });
    expect(await left()).toEqual(['young']);
    const objects = await Promise.all(keys.map((key) => store.get(key, AbortSignal.timeout(5_000))));
    const lines = objects.flatMap((body) => gunzipSync(body).toString().trimEnd().split('\n'));
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual(rows.map((row) => ({ ...row, at: row.at.toISOString() })));
    expect(keys[0]).toMatch(/^audit\/\d{4}\/\d\d\/\d\d\/[0-9a-f-]{36}-[0-9a-f-]{36}\.ndjson\.gz$/);
  });

  it('never mixes days, and leaves a day of which a part is young', async () => {
    await fixture.database.owner.query(`
      INSERT INTO "Audit" ("id", "at", "action")
      SELECT gen_random_uuid(), date_trunc('day', now(), 'UTC') - interval '102 days' + n * interval '12 hours', 'test' FROM generate_series(0, 3) AS n
      UNION ALL SELECT gen_random_uuid(), date_trunc('day', now(), 'UTC') - interval '90 days', 'young'`);
    expect(await archive(await storeAt(), 100)).toEqual({ rows: 29, objects: 3 });
    expect(await left()).toEqual(['young', 'young']);
  });

  it('packs the same object by whatever time a crash is followed by the next run', async () => {
    const store = await storeAt();
    const keys: string[] = [];
    const spy: ObjectStore = { ...store, put: async (key, ...rest) => (keys.push(key), store.put(key, ...rest)) };
    await expect(archive({ ...spy, get: () => Promise.reject(new Error('killed')) }, 100)).rejects.toThrow('killed');
    await fixture.database.owner.query(`UPDATE "Audit" SET "at" = now() - interval '95 days' WHERE "action" = 'young'`);
    await archive(spy, 100);
    expect(keys[1]).toBe(keys[0]);
  });

  it('gives up on a store that is too slow, and deletes nothing', async () => {
    const slow = await storeAt(await gate(inject('services').S3_ENDPOINT, () => true)); // it never answers
    const late = archiveAudit({ db, log, store: slow, retentionDays: 90, signal: AbortSignal.timeout(300) });
    await expect(late).rejects.toThrow(/abort|timeout/i);
    expect(await left()).toHaveLength(26);
  });

  const faults: [string, RegExp, (exchange: Exchange, response: ServerResponse) => void][] = [
    [
      'refuses to write',
      /5\d\d|UnknownError|Internal/,
      ({ request }, response) => response.writeHead(request.method === 'PUT' ? 500 : 200).end(),
    ],
    [
      'loses the object',
      /NotFound|UnknownError/,
      (exchange, response) => (exchange.request.method === 'GET' ? response.writeHead(404).end() : passOn(exchange, response)),
    ],
    [
      'gives back other bytes',
      /checksum|SHA-256/i,
      (exchange, response) => {
        if (exchange.request.method === 'GET') exchange.answer[10]! ^= 1;
        passOn(exchange, response);
      },
    ],
    [
      'gives back half of it',
      /checksum|size/i,
      (exchange, response) => {
        if (exchange.request.method !== 'GET') return passOn(exchange, response);
        const answer = exchange.answer.subarray(0, exchange.answer.length / 2);
        passOn({ ...exchange, answer, headers: { ...exchange.headers, 'content-length': String(answer.length) } }, response);
      },
    ],
  ];
  it.each(faults)('deletes nothing if the store %s', async (_name, reason, fault) => {
    const store = await storeAt(await proxy(inject('services').S3_ENDPOINT, fault));
    await expect(archive(store)).rejects.toThrow(reason);
    expect(await left()).toHaveLength(26);
  });

  it('deletes nothing if an object of the same size is not the one that was written', async () => {
    const store = await storeAt();
    const careless: ObjectStore = { ...store, get: async (key, signal) => (await store.get(key, signal)).toReversed() };
    await expect(archive(careless)).rejects.toThrow('is not what was written: expected SHA-256');
    expect(await left()).toHaveLength(26);
  });

  it('writes the same object again after a crash before the deletion', async () => {
    const store = await storeAt();
    const keys: string[] = [];
    const spy: ObjectStore = { ...store, put: (key, ...rest) => (keys.push(key), store.put(key, ...rest)) };
    await fixture.database.owner.query('REVOKE DELETE ON "Audit" FROM landfall_app');
    await expect(archive(spy, 100)).rejects.toThrow('permission denied');
    await fixture.database.owner.query('GRANT DELETE ON "Audit" TO landfall_app');
    expect(await archive(spy, 100)).toEqual({ rows: 25, objects: 1 });
    expect(keys[1]).toBe(keys[0]);
  });

  it('is run by its worker', async () => {
    const worker = start('worker.ts', ['audit-archive'], await processEnv(fixture.database.url));
    expect(await worker.logged('job completed')).toMatchObject({ job: 'archive-audit', result: { rows: 25, objects: 1 } });
    await until('the rows are gone', async () => (await left()).length === 1);
  });
});
