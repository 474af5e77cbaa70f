import path from 'node:path';
import type pg from 'pg';
import { createLogger } from '../../apps/api/src/lib/logger.ts';
import { deploy } from '../../apps/api/src/migrations/deploy.ts';
import type { Environment } from '../lib/services.ts';

const directory = path.resolve(import.meta.dirname, '../../apps/api/prisma/migrations');

export const migrate = ({ MIGRATION_DATABASE_URL: url = '' }: Environment): Promise<unknown> =>
  deploy({ url, directory, log: createLogger('migrations', 'warn') });

/** Events that begin tomorrow, each of an organiser of its own. */
export async function seedEvents(client: pg.Client, count: number): Promise<void> {
  await client.query(
    `WITH organiser AS (
       INSERT INTO "User" ("id", "email", "name", "passwordHash")
       SELECT gen_random_uuid(), 'organiser-' || n || '@example.org', 'Organiser ' || n, '' FROM generate_series(1, $1::int) n
       RETURNING "id"
     )
     INSERT INTO "Event" ("id", "title", "description", "venue", "latitude", "longitude", "startsAt", "endsAt", "capacity", "attendance", "organiserId")
     SELECT gen_random_uuid(), 'Picnic', 'Bring a blanket.', 'Park', 52, 13, now() + interval '1 day', now() + interval '25 hours', 100, 0, "id" FROM organiser`,
    [count],
  );
}

/** A guest for each, of an event that begins tomorrow, with a reminder that is due. */
export async function seedMails(client: pg.Client, count: number): Promise<void> {
  await seedEvents(client, 1);
  await client.query(
    `WITH guest AS (
       INSERT INTO "User" ("id", "email", "name", "passwordHash")
       SELECT gen_random_uuid(), 'guest-' || n || '@example.org', 'Guest ' || n, '' FROM generate_series(1, $1::int) n
       RETURNING "id"
     )
     INSERT INTO "Mail" ("id", "kind", "eventId", "userId", "dueAt")
     SELECT gen_random_uuid(), 'reminder', (SELECT "id" FROM "Event"), "id", now() FROM guest`,
    [count],
  );
}
