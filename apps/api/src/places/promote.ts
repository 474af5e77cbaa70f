import type { Prisma } from '../generated/prisma/client.ts';
import { addMails, type MailTimes } from '../events/mails.ts';
import { attend } from './attend.ts';
import { count, type LockedEvent } from './lock.ts';
import { freePlaces, isOpen } from './open.ts';

type Tx = Prisma.TransactionClient;

const day = 24 * 3_600_000;

/**
 * Gives free places to those who wait, in the order of their coming: they attend a free event, and have a day, but not beyond
 * the start, to pay for another. Either way they get a mail.
 * @param times needed for free events only
 */
export async function promote(tx: Tx, event: LockedEvent, times?: MailTimes): Promise<void> {
  const now = new Date();
  const places = freePlaces(event);
  const paid = event.priceCents > 0;
  if (places <= 0 || !isOpen(event, now) || (paid && event.startsAt <= now)) return;
  const userIds = await next(tx, event.id, places);
  if (userIds.length === 0) return;
  if (paid) await hold(tx, event, userIds, new Date(Math.min(now.getTime() + day, event.startsAt.getTime())));
  else if (times) await count(tx, event, { attendance: await attend(tx, event, userIds, times) });
  else throw new Error(`a place of the free event ${event.id} came free, but nobody said when its mails are due`);
  await tell(tx, event.id, userIds, now);
}

/** Takes the first off the waiting list. */
async function next(tx: Tx, eventId: string, places: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ userId: string }[]>`
    DELETE FROM "Waiting" WHERE "eventId" = ${eventId}::uuid AND "position" IN (
      SELECT "position" FROM "Waiting" WHERE "eventId" = ${eventId}::uuid ORDER BY "position" LIMIT ${places}
    ) RETURNING "userId"`;
  return rows.map(({ userId }) => userId);
}

async function hold(tx: Tx, event: LockedEvent, userIds: string[], holdsUntil: Date): Promise<void> {
  const { id, priceCents, currency } = event;
  const held = await tx.$executeRaw`
    INSERT INTO "Payment" ("id", "eventId", "userId", "amountCents", "currency", "holdsUntil")
    SELECT gen_random_uuid(), ${id}::uuid, "userId", ${priceCents}, ${currency}, ${holdsUntil} FROM unnest(${userIds}::uuid[]) AS "some"("userId")`;
  await count(tx, event, { held });
}

/** A second promotion is told again: a row that was sent gives way. */
async function tell(tx: Tx, eventId: string, userIds: string[], now: Date): Promise<void> {
  await tx.$executeRaw`DELETE FROM "Mail" WHERE "eventId" = ${eventId}::uuid AND "kind" = 'place' AND "userId" = ANY(${userIds}::uuid[])`;
  await addMails(tx, { eventId, userIds, kind: 'place', dueAt: now });
  await tx.$executeRaw`
    INSERT INTO "Audit" ("id", "action", "actorId", "subject")
    SELECT gen_random_uuid(), 'waiting.promote', "userId", ${eventId}::uuid FROM unnest(${userIds}::uuid[]) AS "some"("userId")`;
}
