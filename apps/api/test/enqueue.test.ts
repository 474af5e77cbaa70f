import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeDatabase, openDatabase, type Database } from '../src/lib/database.ts';
import { createMetrics } from '../src/lib/metrics.ts';
import { createLogger } from '../src/lib/logger.ts';
import { enqueueDue } from '../src/mail/enqueue.ts';
import { kindsOf } from '../src/mail/outbox.ts';
import type { NewJob } from '../src/worker/producer.ts';
import { databaseFixture } from './support/database.ts';
import { seedGuest } from './support/seed.ts';

const fixture = databaseFixture();
let db: Database;
beforeAll(() => {
  db = openDatabase(
    { DATABASE_URL: fixture.database.url, DATABASE_POOL_SIZE: 2 },
    'test',
    createLogger('test', 'warn'),
    createMetrics('api'),
  );
});
afterAll(() => closeDatabase(db));

/** Scans once. @returns the jobs that were added */
async function scan(afterBatch: (jobs: readonly NewJob[]) => unknown = () => {}): Promise<NewJob[]> {
  const added: NewJob[] = [];
  const add = async (jobs: readonly NewJob[]) => {
    added.push(...jobs);
    await afterBatch(jobs);
  };
  await enqueueDue({ db, producer: { add }, signal: new AbortController().signal }, kindsOf.reminders, 'send-reminder');
  return added;
}

it('tries a mail again after ten minutes, and not before', async () => {
  const { mailId } = await seedGuest(fixture.database);
  const due = async (minutes: number) => {
    await fixture.database.owner.query(`UPDATE "Mail" SET "dueAt" = now() - $1 * interval '1min' WHERE "id" = $2`, [minutes, mailId]);
    return (await scan()).map(({ id }) => id);
  };
  expect(await due(1)).toEqual([`send-reminder-${mailId}-0`]);
  expect(await due(9)).toEqual([`send-reminder-${mailId}-0`]);
  expect(await due(11)).toEqual([`send-reminder-${mailId}-1`]);
  await fixture.database.owner.query('DELETE FROM "Mail" WHERE "id" = $1', [mailId]);
});

it('finds every mail, also when those before are sent or cancelled meanwhile', async () => {
  const { eventId, mailId } = await seedGuest(fixture.database);
  await fixture.database.owner.query(
    `WITH guests AS (
       INSERT INTO "User" ("id", "email", "name", "passwordHash")
       SELECT gen_random_uuid(), gen_random_uuid() || '@example.org', 'Somebody', '' FROM generate_series(1, 1100) RETURNING "id"
     )
     INSERT INTO "Mail" ("id", "kind", "eventId", "userId", "dueAt")
     SELECT gen_random_uuid(), 'reminder', $1, "id", now() - interval '1min' FROM guests`,
    [eventId],
  );
  const jobs = await scan((batch) =>
    fixture.database.owner.query('DELETE FROM "Mail" WHERE "id" = ANY($1)', [batch.map(({ data }) => (data as { mailId: string }).mailId)]),
  );
  expect(new Set(jobs.map(({ id }) => id)).size).toBe(1_101);
  expect(jobs).toContainEqual(expect.objectContaining({ data: { mailId } }));
});
