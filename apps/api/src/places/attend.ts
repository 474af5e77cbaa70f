import type { Prisma } from '../generated/prisma/client.ts';
import { mailsFor, type MailTimes } from '../events/mails.ts';
import type { LockedEvent } from './lock.ts';

/** Writes RSVPs and their mails, but counts nobody. @returns how many did not attend before */
export async function attend(
  tx: Prisma.TransactionClient,
  event: LockedEvent,
  userIds: readonly string[],
  times: MailTimes,
): Promise<number> {
  const { count } = await tx.rsvp.createMany({ data: userIds.map((userId) => ({ eventId: event.id, userId })), skipDuplicates: true });
  const now = new Date();
  await tx.mail.createMany({ data: userIds.flatMap((userId) => mailsFor(event, userId, times, now)), skipDuplicates: true });
  return count;
}
