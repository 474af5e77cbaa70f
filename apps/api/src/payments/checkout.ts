import type { Payment, Prisma } from '../generated/prisma/client.ts';
import { notFound, refusal } from '../graphql/errors.ts';
import type { Database } from '../lib/database.ts';
import type { Log } from '../lib/logger.ts';
import { changePlaces } from '../places/change.ts';
import type { LockedEvent } from '../places/lock.ts';
import { eventFull } from '../places/open.ts';
import { holdPlace } from '../places/places.ts';
import { pageUntil } from './hold.ts';
import { ProviderUnavailable, type PaymentProvider } from './provider.ts';
import { record, settleExpired } from './settlement.ts';

export interface CheckoutServices {
  readonly db: Database;
  readonly payments: PaymentProvider;
  readonly log: Log;
  /** Public URL of the web app. */
  readonly appUrl: string;
}

interface Who {
  readonly eventId: string;
  readonly userId: string;
}

export interface Held {
  readonly url: string;
  readonly heldUntil: Date;
}

/**
 * Holds a place and opens a page to pay for it; while the place is held, it is the same place and the same page.
 * @throws NOT_FOUND, EVENT_CANCELLED, EVENT_OVER, EVENT_FULL, CONFLICT, BAD_USER_INPUT, or PAYMENT_UNAVAILABLE: then the place stays
 * held, to be tried again
 */
export async function checkout(services: CheckoutServices, who: Who): Promise<Held> {
  const held = await changePlaces(services.db, who.eventId, (tx, event) => hold(tx, event, who));
  // Not thrown before: those who waited keep the places that they were given first.
  if (held instanceof Error) throw held;
  if (held.checkoutUrl !== null) return { url: held.checkoutUrl, heldUntil: held.holdsUntil };
  return openPage(services, held);
}

async function hold(tx: Prisma.TransactionClient, event: LockedEvent, who: Who): Promise<Payment | Error> {
  if (event.priceCents === 0) return refusal('BAD_USER_INPUT', 'a place of the event costs nothing');
  if ((await tx.rsvp.count({ where: who })) > 0) return refusal('CONFLICT', 'you attend already');
  const now = new Date();
  const find = () => tx.payment.findFirst({ where: { ...who, status: 'open' } });
  let open = await find();
  if (open && open.holdsUntil <= now) {
    await settleExpired(tx, event, open);
    open = null;
  }
  if (open?.checkoutUrl) return open;
  // Holding one gives places to those who wait, and the user may be among them.
  const held = open ?? (await holdPlace(tx, event, who.userId, pageUntil(now))) ?? (await find());
  if (!held) return eventFull(event);
  await record(tx, 'payment.checkout', held, who.userId);
  return tx.payment.update({ where: { id: held.id }, data: { holdsUntil: pageUntil(now, held.holdsUntil) } });
}

async function openPage({ db, payments, log, appUrl }: CheckoutServices, payment: Payment): Promise<Held> {
  const { id, eventId, userId, amountCents, currency, holdsUntil } = payment;
  const event = await db.event.findUnique({ where: { id: eventId }, select: { title: true } });
  const user = await db.user.findUnique({ where: { id: userId }, select: { email: true } });
  if (!event || !user) throw notFound(eventId);
  const link = `${appUrl}/events/${eventId}`;
  const page = { paymentId: id, title: event.title, email: user.email, amountCents, currency, expiresAt: holdsUntil };
  const { id: checkoutId, url: checkoutUrl } = await payments
    .openCheckout({ ...page, successUrl: `${link}?payment=done`, cancelUrl: `${link}?payment=cancelled` })
    .catch((err: unknown) => {
      if (!(err instanceof ProviderUnavailable)) throw err;
      log.error({ err, paymentId: id }, 'no page to pay');
      throw refusal('PAYMENT_UNAVAILABLE', 'payments do not work at the moment; try again soon', { heldUntil: holdsUntil });
    });
  // Nobody is told of two pages: one of them could be paid in vain.
  const { count } = await db.payment.updateMany({
    where: { id, status: 'open', checkoutId: null },
    data: { checkoutId, checkoutUrl },
  });
  if (count === 1) return { url: checkoutUrl, heldUntil: holdsUntil };
  await payments
    .closeCheckout(checkoutId)
    .catch((err: unknown) => log.warn({ err, paymentId: id }, 'a second page stays open until its time is up'));
  const current = await db.payment.findUniqueOrThrow({ where: { id } });
  if (current.status !== 'open' || current.checkoutUrl === null) throw refusal('CONFLICT', 'the place is not held any more');
  return { url: current.checkoutUrl, heldUntil: current.holdsUntil };
}
