import type Stripe from 'stripe';
import type { MailTimes } from '../events/mails.ts';
import type { Payment, Prisma } from '../generated/prisma/client.ts';
import type { Database } from '../lib/database.ts';
import type { LockedEvent } from '../places/lock.ts';
import { changePayment } from './change.ts';
import { settleExpired, settlePaid, settleRefunded } from './settlement.ts';
import { checkoutOf, idOf } from './stripe.ts';

type Tx = Prisma.TransactionClient;
type Settle = (tx: Tx, event: LockedEvent, payment: Payment) => Promise<boolean>;

export interface Handled {
  readonly outcome: 'applied' | 'ignored' | 'repeated';
  /** Whose attendance may have changed. */
  readonly eventId?: string;
}

const repeated = Symbol('repeated');

/** Acts on what Stripe tells, once: in one transaction with the note that it was told. @throws if Stripe has to tell it again */
export async function handleWebhook(db: Database, told: Stripe.Event, times: MailTimes): Promise<Handled> {
  const action = actionOf(told, times);
  if (action === undefined) return { outcome: 'ignored' };
  const result = await changePayment(db, action.paymentId, async (tx, event, payment) => {
    const note = { id: told.id, type: told.type };
    const { count } = await tx.stripeEvent.createMany({ data: note, skipDuplicates: true });
    return count === 0 ? repeated : { news: await action.settle(tx, event, payment), eventId: event.id };
  });
  // Another installation's payment, of the same Stripe account.
  if (result === undefined) return { outcome: 'ignored' };
  if (result === repeated) return { outcome: 'repeated' };
  return { outcome: result.news ? 'applied' : 'ignored', eventId: result.eventId };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What to do about which payment; undefined if it does not concern us. */
function actionOf(told: Stripe.Event, times: MailTimes): { paymentId: string; settle: Settle } | undefined {
  const found = settlementOf(told, times);
  return found?.paymentId !== undefined && uuid.test(found.paymentId) ? { ...found, paymentId: found.paymentId } : undefined;
}

function settlementOf(told: Stripe.Event, times: MailTimes): { paymentId: string | undefined; settle: Settle } | undefined {
  switch (told.type) {
    case 'checkout.session.completed': {
      const checkout = checkoutOf(told.data.object);
      if (checkout.state !== 'paid') return undefined;
      return { paymentId: checkout.paymentId, settle: (tx, event, payment) => settlePaid(tx, event, payment, checkout, times) };
    }
    case 'checkout.session.expired': {
      const { paymentId, id } = checkoutOf(told.data.object);
      // A page that nobody was told of expires, too.
      return { paymentId, settle: async (tx, event, payment) => payment.checkoutId === id && settleExpired(tx, event, payment) };
    }
    case 'charge.refunded': {
      const { refunded, metadata, payment_intent: intent } = told.data.object;
      const intentId = idOf(intent);
      if (!refunded || intentId === undefined) return undefined; // a part of it
      return { paymentId: metadata['paymentId'], settle: (tx, event, payment) => settleRefunded(tx, event, payment, intentId, times) };
    }
    default:
      return undefined;
  }
}
