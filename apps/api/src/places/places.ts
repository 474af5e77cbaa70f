/**
 * Places of an event: who attends has one, who is paying holds one, and who waits gets the next that comes free. Each function
 * works in a transaction, on an event locked by {@link lockEvent}, and keeps attendance = RSVPs and held = open payments.
 */
import type { Payment, Prisma } from '../generated/prisma/client.ts';
import type { MailTimes } from '../events/mails.ts';
import { attend } from './attend.ts';
import { count, type LockedEvent } from './lock.ts';
import { freePlaces, isOpen } from './open.ts';
import { promote } from './promote.ts';

type Tx = Prisma.TransactionClient;

/** Makes somebody attend, with RSVP and mails. @returns false if there is no place or the event is not open */
export async function takePlace(tx: Tx, event: LockedEvent, userId: string, times: MailTimes): Promise<boolean> {
  if (!(await isFree(tx, event, times))) return false;
  await leaveList(tx, event.id, userId);
  await count(tx, event, { attendance: await attend(tx, event, [userId], times) });
  return true;
}

/** Holds a place until it is paid, with an open payment. @returns undefined if there is no place or the event is not open */
export async function holdPlace(tx: Tx, event: LockedEvent, userId: string, holdsUntil: Date): Promise<Payment | undefined> {
  if (!(await isFree(tx, event))) return undefined;
  await leaveList(tx, event.id, userId);
  const { id: eventId, priceCents: amountCents, currency } = event;
  const payment = await tx.payment.create({ data: { eventId, userId, amountCents, currency, holdsUntil } });
  await count(tx, event, { held: 1 });
  return payment;
}

/** Makes the payer of an open payment attend: open → paid. @returns false if the payment is not open */
export async function confirmPlace(tx: Tx, event: LockedEvent, payment: Payment, times: MailTimes): Promise<boolean> {
  if (!(await moveOn(tx, payment, 'paid'))) return false;
  // The held place first: both at once would need a place more than there are.
  await count(tx, event, { held: -1 });
  await count(tx, event, { attendance: await attend(tx, event, [payment.userId], times) });
  return true;
}

/** Gives a held place to the next who waits: open → expired. @returns false if the payment is not open */
export async function releaseHold(tx: Tx, event: LockedEvent, payment: Pick<Payment, 'id'>): Promise<boolean> {
  if (!(await moveOn(tx, payment, 'expired'))) return false;
  await count(tx, event, { held: -1 });
  await promote(tx, event);
  return true;
}

/** Takes back an RSVP and its unsent mails, and gives the place to the next who waits. @returns false without an RSVP */
export async function releasePlace(tx: Tx, event: LockedEvent, userId: string, times: MailTimes): Promise<boolean> {
  const { count: rsvps } = await tx.rsvp.deleteMany({ where: { eventId: event.id, userId } });
  if (rsvps === 0) return false;
  await tx.mail.deleteMany({ where: { eventId: event.id, userId, sentAt: null } });
  await count(tx, event, { attendance: -1 });
  await promote(tx, event, times);
  return true;
}

/** After those who wait: the release before gave places back without asking who does. */
async function isFree(tx: Tx, event: LockedEvent, times?: MailTimes): Promise<boolean> {
  await promote(tx, event, times);
  return freePlaces(event) > 0 && isOpen(event);
}

const leaveList = (tx: Tx, eventId: string, userId: string) => tx.waiting.deleteMany({ where: { eventId, userId } });

async function moveOn(tx: Tx, { id }: Pick<Payment, 'id'>, status: 'paid' | 'expired'): Promise<boolean> {
  const { count: moved } = await tx.payment.updateMany({ where: { id, status: 'open' }, data: { status } });
  return moved === 1;
}
