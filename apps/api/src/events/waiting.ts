import type { Database } from '../lib/database.ts';
import { changePlaces } from '../places/change.ts';
import { promote } from '../places/promote.ts';
import type { MailTimes } from './mails.ts';
import type { Who } from './rsvp.ts';

/**
 * Puts the user at the end of the waiting list; who has a place or holds one stays as they are. A place that came free
 * meanwhile is given at once, to whoever is first.
 * @returns false if nothing changed
 * @throws NOT_FOUND, EVENT_CANCELLED or EVENT_OVER
 */
export const joinWaitingList = (db: Database, who: Who, times: MailTimes): Promise<boolean> =>
  changePlaces(db, who.eventId, async (tx, event) => {
    const places = (await tx.rsvp.count({ where: who })) + (await tx.payment.count({ where: { ...who, status: 'open' } }));
    if (places > 0) return false;
    const { count } = await tx.waiting.createMany({ data: who, skipDuplicates: true });
    if (count === 0) return false;
    await tx.audit.create({ data: { action: 'waiting.join', actorId: who.userId, subject: who.eventId } });
    await promote(tx, event, times);
    return true;
  });

/** @returns false if the user did not wait @throws NOT_FOUND, EVENT_CANCELLED or EVENT_OVER */
export const leaveWaitingList = (db: Database, who: Who): Promise<boolean> =>
  changePlaces(db, who.eventId, async (tx) => {
    const { count } = await tx.waiting.deleteMany({ where: who });
    if (count === 0) return false;
    await tx.audit.create({ data: { action: 'waiting.leave', actorId: who.userId, subject: who.eventId } });
    return true;
  });
