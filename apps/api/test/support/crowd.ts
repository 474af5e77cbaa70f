import type { TestDatabase } from './postgres.ts';

/** An event of somebody, tomorrow. @returns its id */
export async function eventOf({ owner }: TestDatabase, organiserId: string, title = 'Picnic'): Promise<string> {
  const id = crypto.randomUUID();
  await owner.query(
    `INSERT INTO "Event" ("id", "title", "description", "venue", "latitude", "longitude", "startsAt", "endsAt", "capacity", "organiserId")
     VALUES ($1, $2, '', 'Park', 52, 13, now() + interval '1d', now() + interval '25h', 10, $3)`,
    [id, title, organiserId],
  );
  return id;
}

/** People who attend an event, and people who wait for it, straight into the tables. */
export async function crowd({ owner }: TestDatabase, eventId: string, confirmed: number, waiting = 0): Promise<void> {
  const insert = `
    WITH people AS (
      INSERT INTO "User" ("id", "email", "name", "passwordHash")
      SELECT gen_random_uuid(), gen_random_uuid() || '@example.org', 'Guest ' || n, '' FROM generate_series(1, $2::int) n
      RETURNING "id"
    )`;
  await owner.query('UPDATE "Event" SET "capacity" = "attendance" + "held" + $2, "attendance" = "attendance" + $2 WHERE "id" = $1', [
    eventId,
    confirmed,
  ]);
  await owner.query(`${insert} INSERT INTO "Rsvp" ("eventId", "userId") SELECT $1::uuid, "id" FROM people`, [eventId, confirmed]);
  await owner.query(`${insert} INSERT INTO "Waiting" ("eventId", "userId") SELECT $1::uuid, "id" FROM people`, [eventId, waiting]);
  await owner.query('ANALYZE "User", "Rsvp", "Waiting"');
}

/** Somebody attends an event, whatever its rules. */
export async function attend({ owner }: TestDatabase, eventId: string, userId: string): Promise<void> {
  await owner.query('UPDATE "Event" SET "attendance" = "attendance" + 1 WHERE "id" = $1', [eventId]);
  await owner.query('INSERT INTO "Rsvp" ("eventId", "userId") VALUES ($1, $2)', [eventId, userId]);
}
