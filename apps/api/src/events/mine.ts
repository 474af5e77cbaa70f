import { z } from 'zod';
import { Prisma, type Event } from '../generated/prisma/client.ts';
import type { PageInput } from '../graphql/inputs.ts';
import type { Database } from '../lib/database.ts';
import { eventColumns } from './columns.ts';
import { cursorOf, id, moment, pageOf, type Page } from './cursor.ts';

const latest = cursorOf('latest', z.tuple([moment, id]));

/** Events that the user attends, waits for or has a place held of, the latest first; cancelled ones too. */
export const placesOf = (db: Database, userId: string, page: PageInput): Promise<Page<Event>> =>
  latestFirst(
    db,
    page,
    Prisma.sql`"id" IN (
    SELECT "eventId" FROM "Rsvp" WHERE "userId" = ${userId}::uuid
    UNION SELECT "eventId" FROM "Waiting" WHERE "userId" = ${userId}::uuid
    UNION SELECT "eventId" FROM "Payment" WHERE "userId" = ${userId}::uuid AND "status" = 'open')`,
  );

/** Events that the user organises, the latest first; cancelled ones too. */
export const organisedBy = (db: Database, userId: string, page: PageInput): Promise<Page<Event>> =>
  latestFirst(db, page, Prisma.sql`"organiserId" = ${userId}::uuid`);

async function latestFirst(db: Database, { first, after }: PageInput, condition: Prisma.Sql): Promise<Page<Event>> {
  const where = [condition];
  if (after !== undefined) {
    const [startsAt, id] = latest.decode(after);
    where.push(Prisma.sql`("startsAt", "id") < (${startsAt}::timestamptz, ${id}::uuid)`);
  }
  const rows = await db.$queryRaw<Event[]>`
    SELECT ${eventColumns} FROM "Event" WHERE ${Prisma.join(where, ' AND ')}
    ORDER BY "startsAt" DESC, "id" DESC LIMIT ${first + 1}`;
  return pageOf(rows, first, ({ startsAt, id }) => latest.encode([startsAt, id]));
}
