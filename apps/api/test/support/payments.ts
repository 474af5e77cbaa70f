import type { Payment } from '../../src/generated/prisma/client.ts';
import type { Client } from './client.ts';
import type { TestDatabase } from './postgres.ts';

export const checkoutMutation = 'mutation Checkout($eventId: ID!) { checkout(eventId: $eventId) { url heldUntil } }';

/** Holds a place. @returns the page to pay */
export const checkout = async (client: Client, eventId: string): Promise<string> =>
  (await client.ask<{ checkout: { url: string } }>(checkoutMutation, { eventId })).checkout.url;

/** Payments of an event, the oldest first. */
export async function paymentsOf({ owner }: TestDatabase, eventId: string): Promise<Payment[]> {
  return (await owner.query<Payment>('SELECT * FROM "Payment" WHERE "eventId" = $1 ORDER BY "createdAt", "id"', [eventId])).rows;
}

export const statusesOf = async (database: TestDatabase, eventId: string): Promise<string[]> =>
  (await paymentsOf(database, eventId)).map(({ status }) => status);

export interface Counts {
  readonly capacity: number;
  readonly attendance: number;
  readonly held: number;
  readonly rsvps: number;
  readonly open: number;
  readonly paid: number;
}

/** The counts of an event, and what they count. */
export async function countsOf({ owner }: TestDatabase, eventId: string): Promise<Counts> {
  const sql = `
    SELECT "capacity", "attendance", "held",
      (SELECT count(*)::int FROM "Rsvp" WHERE "eventId" = $1) AS rsvps,
      (SELECT count(*)::int FROM "Payment" WHERE "eventId" = $1 AND "status" = 'open') AS open,
      (SELECT count(*)::int FROM "Payment" WHERE "eventId" = $1 AND "status" = 'paid') AS paid
    FROM "Event" WHERE "id" = $1`;
  const [counts] = (await owner.query<Counts>(sql, [eventId])).rows;
  if (!counts) throw new Error(`there is no event ${eventId}`);
  return counts;
}

/** Ends the time to pay of all open payments of an event, and the grace after it. */
export const endHolds = ({ owner }: TestDatabase, eventId: string) =>
  owner.query(`UPDATE "Payment" SET "holdsUntil" = now() - interval '6min' WHERE "eventId" = $1 AND "status" = 'open'`, [eventId]);
