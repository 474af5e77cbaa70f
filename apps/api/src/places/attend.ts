import type { Prisma } from '../generated/prisma/client.ts';
import { addMails, dueTimes, type MailTimes } from '../events/mails.ts';
import type { LockedEvent } from './lock.ts';

/** Writes RSVPs and their mails, but counts nobody. @returns how many did not attend before */
export async function attend(tx: Prisma.TransactionClient, event: LockedEvent, userIds: string[], times: MailTimes): Promise<number> {
  const count = await tx.$executeRaw`
    INSERT INTO "Rsvp" ("eventId", "userId") SELECT ${event.id}::uuid, "userId" FROM unnest(${userIds}::uuid[]) AS "some"("userId")
    ON CONFLICT DO NOTHING`;
  for (const { kind, dueAt } of dueTimes(event, times)) await addMails(tx, { eventId: event.id, userIds, kind, dueAt });
  return count;
}
