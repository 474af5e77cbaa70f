import { expect } from 'vitest';
import type { TestDatabase } from './postgres.ts';

/** What holds whatever happened: no place is counted that nobody has, and none is had without its mails and its audit row. */
export async function expectWhole({ owner }: TestDatabase): Promise<void> {
  const broken = async (sql: string) => (await owner.query(sql)).rows;
  expect(
    await broken(`SELECT "id" FROM "Event" AS e WHERE "attendance" <> (SELECT count(*) FROM "Rsvp" WHERE "eventId" = e."id")`),
    'attendance differs from the RSVPs',
  ).toEqual([]);
  expect(
    await broken(
      `SELECT * FROM "Rsvp" AS r WHERE (SELECT count(*) FROM "Mail" WHERE "eventId" = r."eventId" AND "userId" = r."userId" AND "kind" IN ('reminder', 'feedback')) <> 2`,
    ),
    'an RSVP without its mails',
  ).toEqual([]);
  expect(
    await broken(
      `SELECT * FROM "Rsvp" AS r WHERE NOT EXISTS (SELECT FROM "Audit" WHERE "action" = 'rsvp.create' AND "subject" = r."eventId" AND "actorId" = r."userId")`,
    ),
    'an RSVP without an audit row',
  ).toEqual([]);
}
