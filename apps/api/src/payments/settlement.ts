/**
 * What becomes of a payment. Each function works in a transaction on an event locked by lockEvent and on the payment as it is then,
 * and leaves a payment that is further on as it is: what the provider tells may come twice and in any order.
 */
import type { MailTimes } from '../events/mails.ts';
import type { Payment, PaymentStatus, Prisma } from '../generated/prisma/client.ts';
import type { LockedEvent } from '../places/lock.ts';
import { isOpen } from '../places/open.ts';
import { confirmPlace, releaseHold, releasePlace, takePlace } from '../places/places.ts';
import type { Checkout } from './provider.ts';

type Tx = Prisma.TransactionClient;

/** The provider has the money: the payer attends, or gets it back where there is no place any more. @returns whether it is news */
export async function settlePaid(tx: Tx, event: LockedEvent, payment: Payment, checkout: Checkout, times: MailTimes): Promise<boolean> {
  if (payment.status !== 'open' && payment.status !== 'expired') return false;
  const { intentId, amountCents, currency } = checkout;
  if (intentId === undefined || amountCents !== payment.amountCents || currency !== payment.currency)
    throw new Error(`payment ${payment.id}: expected ${payment.amountCents} ${payment.currency}, found ${amountCents} ${currency} paid`);
  await tx.payment.update({ where: { id: payment.id }, data: { intentId } });
  const attends = payment.status === 'open' ? await confirmPlace(tx, event, payment, times) : await comeLate(tx, event, payment, times);
  if (!attends) await move(tx, payment, 'refundDue');
  await record(tx, 'payment.paid', payment, payment.userId, { attends });
  return true;
}

/** The time to pay is up: the place goes to the next who waits. @returns whether it is news */
export async function settleExpired(tx: Tx, event: LockedEvent, payment: Payment): Promise<boolean> {
  if (!(await releaseHold(tx, event, payment))) return false;
  await record(tx, 'payment.expired', payment);
  return true;
}

/** The money is back: who still has a place for it loses it. @returns whether it is news */
export async function settleRefunded(tx: Tx, event: LockedEvent, payment: Payment, intentId: string, times: MailTimes): Promise<boolean> {
  if (payment.status === 'refunded') return false;
  if (payment.status === 'open') await releaseHold(tx, event, payment);
  await tx.payment.update({ where: { id: payment.id }, data: { status: 'refunded', intentId } });
  if (payment.status === 'paid' && isOpen(event)) await releasePlace(tx, event, payment.userId, times);
  await record(tx, 'payment.refund', payment);
  return true;
}

/** Paid after the place was given up. @returns false if there is none for the payer, or no need of one */
async function comeLate(tx: Tx, event: LockedEvent, payment: Payment, times: MailTimes): Promise<boolean> {
  const who = { eventId: payment.eventId, userId: payment.userId };
  if ((await tx.rsvp.count({ where: who })) > 0) return false;
  // Who holds another place meanwhile has paid for that one.
  const { count: held } = await tx.payment.updateMany({ where: { ...who, status: 'open' }, data: { status: 'expired' } });
  if (held > 0) {
    await move(tx, payment, 'open');
    return confirmPlace(tx, event, payment, times);
  }
  if (!(await takePlace(tx, event, payment.userId, times))) return false;
  await move(tx, payment, 'paid');
  return true;
}

const move = (tx: Tx, { id }: Payment, status: PaymentStatus) => tx.payment.update({ where: { id }, data: { status } });

export async function record(tx: Tx, action: string, payment: Payment, actorId?: string, more: object = {}): Promise<void> {
  const { id: subject, eventId, amountCents, currency } = payment;
  await tx.audit.create({ data: { action, subject, detail: { eventId, amountCents, currency, ...more }, ...(actorId && { actorId }) } });
}
