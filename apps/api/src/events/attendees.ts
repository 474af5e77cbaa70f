import { z } from 'zod';
import { Prisma } from '../generated/prisma/client.ts';
import type { PageInput } from '../graphql/inputs.ts';
import type { Database } from '../lib/database.ts';
import { cursorOf, id, moment, pageOf, type Page } from './cursor.ts';

export interface Attendee {
  readonly id: string;
  readonly name: string;
  readonly since: Date;
}

const first = cursorOf('first', z.tuple([moment, id]));

/** A page of who attends each of the events, in the order of coming. */
export async function attendeesOf(db: Database, eventIds: readonly string[], page: PageInput): Promise<Map<string, Page<Attendee>>> {
  const key = page.after === undefined ? undefined : first.decode(page.after);
  const beyond = key ? Prisma.sql`AND ("createdAt", "userId") > (${key[0]}::timestamptz, ${key[1]}::uuid)` : Prisma.empty;
  const rows = await db.$queryRaw<(Attendee & { eventId: string })[]>`
    SELECT "asked"."eventId", "rsvp"."userId" AS "id", "User"."name", "rsvp"."createdAt" AS "since"
    FROM unnest(${eventIds}::uuid[]) AS "asked"("eventId")
    CROSS JOIN LATERAL (
      SELECT "userId", "createdAt" FROM "Rsvp" WHERE "Rsvp"."eventId" = "asked"."eventId" ${beyond}
      ORDER BY "createdAt", "userId" LIMIT ${page.first + 1}
    ) AS "rsvp"
    JOIN "User" ON "User"."id" = "rsvp"."userId"
    ORDER BY "since", "id"`;
  const byEvent = Map.groupBy(rows, ({ eventId }) => eventId);
  const pages = eventIds.map(
    (eventId) => [eventId, pageOf(byEvent.get(eventId) ?? [], page.first, ({ since, id }) => first.encode([since, id]))] as const,
  );
  return new Map(pages);
}
