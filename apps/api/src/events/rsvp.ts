import { notFound, refusal } from '../graphql/errors.ts';
import type { Database, Executor } from '../lib/database.ts';
import { isForeignKeyViolation } from '../lib/prisma-errors.ts';
import { mailsFor, type MailTimes } from './mails.ts';

const eventOver = () => refusal('EVENT_OVER', 'the event is over');

interface Who {
  readonly eventId: string;
  readonly userId: string;
}

/**
 * Makes the user attend: RSVP, seat, outbox and audit row in one transaction, or none of them.
 * @returns false if the user attends already
 */
export async function rsvp(db: Database, { eventId, userId }: Who, times: MailTimes): Promise<boolean> {
  try {
    return await db.$transaction(async (tx) => {
      const { count } = await tx.rsvp.createMany({ data: { eventId, userId }, skipDuplicates: true });
      if (count === 0) return false;
      await takeSeat(tx, eventId);
      const event = await tx.event.findUniqueOrThrow({ where: { id: eventId } });
      await tx.mail.createMany({ data: mailsFor(event, userId, times), skipDuplicates: true });
      await tx.audit.create({ data: { action: 'rsvp.create', actorId: userId, subject: eventId } });
      return true;
    });
  } catch (error) {
    throw isForeignKeyViolation(error) ? notFound(eventId) : error;
  }
}

/** @returns false if the user did not attend */
export const cancelRsvp = (db: Database, { eventId, userId }: Who): Promise<boolean> =>
  db.$transaction(async (tx) => {
    const { count } = await tx.rsvp.deleteMany({ where: { eventId, userId } });
    if (count === 0) return false;
    const running = { id: eventId, endsAt: { gt: new Date() } };
    const given = await tx.event.updateMany({ where: running, data: { attendance: { decrement: 1 } } });
    if (given.count === 0) throw eventOver();
    await tx.mail.deleteMany({ where: { eventId, userId, sentAt: null } });
    await tx.audit.create({ data: { action: 'rsvp.cancel', actorId: userId, subject: eventId } });
    return true;
  });

/** One conditional statement: whoever comes at the same time waits for the row and then sees the new count. */
async function takeSeat(tx: Executor, eventId: string): Promise<void> {
  const taken = await tx.$executeRaw`
    UPDATE "Event" SET "attendance" = "attendance" + 1
    WHERE "id" = ${eventId}::uuid AND "attendance" < "capacity" AND "endsAt" > now()`;
  if (taken === 1) return;
  const { endsAt, capacity } = await tx.event.findUniqueOrThrow({ where: { id: eventId } });
  if (endsAt <= new Date()) throw eventOver();
  throw refusal('EVENT_FULL', `all ${capacity} places are taken`);
}
