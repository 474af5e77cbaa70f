import pg from 'pg';
import { insertUsers, type Issuer } from './session-cookie.ts';

export interface Crowd {
  readonly eventId: string;
  readonly cookies: readonly string[];
}

/** An event of tomorrow with so many places, and so many users who want one. */
export async function gather(url: string, issuer: Issuer, places: number, people: number): Promise<Crowd> {
  return connected(url, async (client) => {
    const [organiser, ...guests] = await insertUsers(client, issuer, people + 1);
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO "Event" ("id", "title", "description", "venue", "latitude", "longitude", "startsAt", "endsAt", "capacity", "organiserId")
       VALUES (gen_random_uuid(), 'Concert', '', 'Park', 52, 13, now() + interval '1d', now() + interval '25h', $1, $2) RETURNING "id"`,
      [places, organiser?.id],
    );
    return { eventId: rows[0]?.id ?? '', cookies: guests.map(({ cookie }) => cookie) };
  });
}

export interface Seats {
  readonly attendance: number;
  readonly rsvps: number;
  readonly mails: number;
  readonly audited: number;
}

/** What the tables say of an event afterwards. */
export const seatsOf = (url: string, eventId: string): Promise<Seats | undefined> =>
  connected(url, async (client) => {
    const { rows } = await client.query<Seats>(
      `SELECT "attendance", (SELECT count(*)::int FROM "Rsvp" WHERE "eventId" = $1) AS "rsvps",
         (SELECT count(*)::int FROM "Mail" WHERE "eventId" = $1) AS "mails",
         (SELECT count(*)::int FROM "Audit" WHERE "subject" = $1 AND "action" = 'rsvp.create') AS "audited"
       FROM "Event" WHERE "id" = $1`,
      [eventId],
    );
    return rows[0];
  });

async function connected<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
