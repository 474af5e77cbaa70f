import type { TestDatabase } from './postgres.ts';

export interface Guest {
  readonly userId: string;
  readonly eventId: string;
  readonly mailId: string;
  readonly email: string;
}

/** Somebody who attends an event that begins in an hour, with a mail that has been due for a minute. */
export async function seedGuest(
  { owner }: TestDatabase,
  kind: 'reminder' | 'feedback' | 'cancellation' | 'place' = 'reminder',
): Promise<Guest> {
  const [userId, eventId, mailId] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  const email = `${userId}@example.org`;
  await owner.query(`INSERT INTO "User" ("id", "email", "name", "passwordHash") VALUES ($1, $2, 'Ada', '')`, [userId, email]);
  await owner.query(
    `INSERT INTO "Event" ("id", "title", "description", "venue", "latitude", "longitude", "startsAt", "endsAt", "capacity", "attendance", "organiserId")
     VALUES ($1, 'Picnic', '', 'Park', 52, 13, now() + interval '1h', now() + interval '2h', 10, 1, $2)`,
    [eventId, userId],
  );
  await owner.query('INSERT INTO "Rsvp" ("eventId", "userId") VALUES ($1, $2)', [eventId, userId]);
  await owner.query(`INSERT INTO "Mail" ("id", "kind", "eventId", "userId", "dueAt") VALUES ($1, $2, $3, $4, now() - interval '1min')`, [
    mailId,
    kind,
    eventId,
    userId,
  ]);
  return { userId, eventId, mailId, email };
}

export async function mailState({ owner }: TestDatabase, id: string): Promise<{ sent: boolean; failure: string | null } | undefined> {
  const { rows } = await owner.query<{ sent: boolean; failure: string | null }>(
    'SELECT "sentAt" IS NOT NULL AS sent, "failure" FROM "Mail" WHERE "id" = $1',
    [id],
  );
  return rows[0];
}
