import { notFound, refusal } from '../graphql/errors.ts';
import type { Database, Executor } from '../lib/database.ts';
import { changePlaces, lockedOpen } from '../places/change.ts';
import { eventFull, freePlaces, requireOpen } from '../places/open.ts';
import { releasePlace, takePlace } from '../places/places.ts';
import { inTurn, lookAgain } from '../places/turnstile.ts';
import type { Event } from './events.ts';
import type { MailTimes } from './mails.ts';
import type { Readers } from './readers.ts';

export interface Who {
  readonly eventId: string;
  readonly userId: string;
}

/**
 * Makes the user attend: RSVP, place, outbox and audit row in one transaction, or none of them.
 * @returns false if the user attends already
 * @throws NOT_FOUND, EVENT_CANCELLED, EVENT_OVER, PAYMENT_REQUIRED or EVENT_FULL
 */
export async function rsvp(db: Database, readers: Readers, who: Who, times: MailTimes): Promise<boolean> {
  // Without the lock, and in one query for all who ask at this moment: who is refused waits for nobody's transaction.
  const look = () => offersPlace(readers, who);
  return (await look()) && inTurn(who.eventId, () => take(db, who, times), look);
}

/** @returns false if the user attends already */
async function offersPlace(readers: Readers, who: Who): Promise<boolean> {
  const event = await readers.event.load(who.eventId);
  if (!event) throw notFound(who.eventId);
  requireOpen(event);
  const refused = whyNot(event);
  if (refused === undefined) return true;
  if ((await readers.place.load(who)).kind === 'CONFIRMED') return false;
  throw refused;
}

function whyNot(event: Event): Error | undefined {
  if (event.priceCents > 0) return refusal('PAYMENT_REQUIRED', 'a place of the event has to be paid for');
  return freePlaces(event) > 0 ? undefined : eventFull(event);
}

async function take(db: Database, who: Who, times: MailTimes): Promise<boolean> {
  const { event, outcome } = await lockedOpen(db, who.eventId, async (tx, event) => {
    if (await attends(tx, who)) return { event, outcome: 'attends already' };
    if (!(await takePlace(tx, event, who.userId, times))) return { event, outcome: (await attends(tx, who)) ? 'promoted' : 'full' };
    await tx.audit.create({ data: { action: 'rsvp.create', actorId: who.userId, subject: who.eventId } });
    return { event, outcome: 'attends' };
  });
  if (freePlaces(event) <= 0) lookAgain(who.eventId);
  // Not thrown before: those who waited keep the places that they were given first.
  if (outcome === 'full') throw eventFull(event);
  return outcome !== 'attends already';
}

/**
 * Gives the place to the next who waits, and back what was paid.
 * @returns false if the user did not attend
 * @throws NOT_FOUND, EVENT_CANCELLED or EVENT_OVER
 */
export const cancelRsvp = (db: Database, who: Who, times: MailTimes): Promise<boolean> =>
  changePlaces(db, who.eventId, async (tx, event) => {
    if (!(await releasePlace(tx, event, who.userId, times))) return false;
    await tx.payment.updateMany({ where: { ...who, status: 'paid' }, data: { status: 'refundDue' } });
    await tx.audit.create({ data: { action: 'rsvp.cancel', actorId: who.userId, subject: who.eventId } });
    return true;
  });

const attends = async (tx: Executor, who: Who): Promise<boolean> => (await tx.rsvp.count({ where: who })) > 0;
