import type { Database } from '../lib/database.ts';
import type { Who } from './rsvp.ts';

/** What somebody has of an event. */
export interface OwnPlace {
  readonly kind: 'NONE' | 'CONFIRMED' | 'WAITING' | 'HELD';
  /** From 1 on; null for who does not wait. */
  readonly position: number | null;
  /** Null where nothing is held. */
  readonly heldUntil: Date | null;
}

export const noPlace: OwnPlace = { kind: 'NONE', position: null, heldUntil: null };

/** @returns by `eventId/userId`; who has nothing may be left out */
export async function placesOfUsers(db: Database, keys: readonly Who[]): Promise<Map<string, OwnPlace>> {
  const asked = [...new Map(keys.map((key) => [`${key.eventId}/${key.userId}`, key])).values()];
  const rows = await db.$queryRaw<(Who & OwnPlace)[]>`
    SELECT "asked"."eventId", "asked"."userId",
      CASE WHEN "Rsvp"."userId" IS NOT NULL THEN 'CONFIRMED' WHEN "Payment"."id" IS NOT NULL THEN 'HELD'
        WHEN "Waiting"."userId" IS NOT NULL THEN 'WAITING' ELSE 'NONE' END AS "kind",
      CASE WHEN "Waiting"."userId" IS NOT NULL THEN (
        SELECT count(*)::int FROM "Waiting" AS "before"
        WHERE "before"."eventId" = "asked"."eventId" AND "before"."position" <= "Waiting"."position"
      ) END AS "position",
      "Payment"."holdsUntil" AS "heldUntil"
    FROM unnest(${asked.map(({ eventId }) => eventId)}::uuid[], ${asked.map(({ userId }) => userId)}::uuid[]) AS "asked"("eventId", "userId")
    LEFT JOIN "Rsvp" USING ("eventId", "userId")
    LEFT JOIN "Waiting" USING ("eventId", "userId")
    LEFT JOIN "Payment" ON "Payment"."eventId" = "asked"."eventId" AND "Payment"."userId" = "asked"."userId" AND "Payment"."status" = 'open'`;
  return new Map(rows.map(({ eventId, userId, ...place }) => [`${eventId}/${userId}`, place]));
}
