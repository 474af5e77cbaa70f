import type { Database } from '../lib/database.ts';
import { count, lockEvent } from '../places/lock.ts';
import { requireOpen } from '../places/open.ts';
import type { Event } from './events.ts';
import { cancelMails } from './mails.ts';
import { requireOrganiser } from './organiser.ts';

/**
 * Calls an event off for good: who attends stays on record, is told and gets back what they paid; nobody waits or pays any more.
 * @throws NOT_FOUND, FORBIDDEN, EVENT_CANCELLED or EVENT_OVER
 */
export const cancelEvent = (db: Database, organiserId: string, eventId: string): Promise<Event> =>
  db.$transaction(async (tx) => {
    const event = await lockEvent(tx, eventId);
    requireOrganiser(event, organiserId);
    const now = new Date();
    requireOpen(event, now);
    await cancelMails(tx, eventId, now); // while it still shows who was paying
    await tx.payment.updateMany({ where: { eventId, status: 'open' }, data: { status: 'expired' } });
    await count(tx, event, { held: -event.held });
    await tx.payment.updateMany({ where: { eventId, status: 'paid' }, data: { status: 'refundDue' } });
    await tx.waiting.deleteMany({ where: { eventId } });
    await tx.audit.create({ data: { action: 'event.cancel', actorId: organiserId, subject: eventId } });
    return tx.event.update({ where: { id: eventId }, data: { cancelledAt: now } });
  });
