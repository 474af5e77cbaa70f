import type { Database } from '../../lib/database.ts';

export interface Attendee {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly status: 'confirmed' | 'waiting';
  readonly since: Date;
  /** What was paid and not given back, in the currency's smallest unit. */
  readonly amountCents: number | null;
  readonly currency: string | null;
}

const batch = 1_000;
const lowest = '00000000-0000-0000-0000-000000000000';

/**
 * Who attends or waits, in batches and in the order of their ids: whoever gets a place meanwhile is told once, and no connection is
 * held while the reader is slow.
 */
export async function* attendeesOf(db: Database, eventId: string): AsyncGenerator<Attendee> {
  let after: string | undefined = lowest;
  while (after !== undefined) {
    const rows: Attendee[] = await nextAttendees(db, eventId, after);
    yield* rows;
    after = rows.length === batch ? rows.at(-1)?.userId : undefined;
  }
}

const nextAttendees = (db: Database, eventId: string, after: string): Promise<Attendee[]> => db.$queryRaw<Attendee[]>`
  SELECT a."userId"::text, u."name", u."email", a."status", a."createdAt" AS "since", p."amountCents", p."currency"
  FROM (
    (SELECT "userId", "createdAt", 'confirmed' AS "status" FROM "Rsvp"
     WHERE "eventId" = ${eventId}::uuid AND "userId" > ${after}::uuid ORDER BY "userId" LIMIT ${batch})
    UNION ALL
    (SELECT "userId", "createdAt", 'waiting' FROM "Waiting"
     WHERE "eventId" = ${eventId}::uuid AND "userId" > ${after}::uuid ORDER BY "userId" LIMIT ${batch})
    ORDER BY "userId" LIMIT ${batch}
  ) a
  JOIN "User" u ON u."id" = a."userId"
  LEFT JOIN LATERAL (
    SELECT "amountCents", "currency" FROM "Payment"
    WHERE "eventId" = ${eventId}::uuid AND "userId" = a."userId" AND "status" = 'paid' ORDER BY "createdAt" DESC LIMIT 1
  ) p ON true
  ORDER BY a."userId"`;
