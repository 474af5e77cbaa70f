import type { Payment } from '../generated/prisma/client.ts';
import type { JobContext } from '../jobs/job.ts';
import { changePayment } from './change.ts';
import { ProviderUnavailable } from './provider.ts';
import { settleExpired, settlePaid } from './settlement.ts';

type Context = Pick<JobContext<'reminders'>, 'db' | 'log' | 'services' | 'signal'>;

const batchSize = 50;
/** For what the provider tells by itself. */
const graceMs = 5 * 60_000;

/**
 * Ends payments whose time is up. The provider is asked first: what was paid while nobody heard of it counts as paid.
 * @returns how many payments are settled
 */
export async function settleOverdue(context: Context): Promise<number> {
  const overdue = { status: 'open' as const, holdsUntil: { lt: new Date(Date.now() - graceMs) } };
  // Those without a page first: they need no provider.
  const orderBy = [{ checkoutId: { sort: 'asc', nulls: 'first' } }, { holdsUntil: 'asc' }] as const;
  return eachOf(await context.db.payment.findMany({ where: overdue, orderBy: [...orderBy], take: batchSize }), context, settle);
}

/** Closes the pages of payments that ended before their time, as those of a cancelled event. */
export async function closePages(context: Context): Promise<number> {
  const left = { status: 'expired' as const, holdsUntil: { gt: new Date() }, checkoutId: { not: null } };
  return eachOf(await context.db.payment.findMany({ where: left, take: batchSize }), context, async (payment, { db, services }) => {
    await services.payments.closeCheckout(payment.checkoutId as string);
    await db.payment.updateMany({ where: { id: payment.id, status: 'expired' }, data: { holdsUntil: new Date() } });
  });
}

async function settle({ id, checkoutId }: Payment, { db, services }: Context): Promise<void> {
  const page = checkoutId === null ? undefined : await services.payments.closeCheckout(checkoutId);
  if (page?.state === 'open') throw new Error(`the page ${page.id} cannot be closed`);
  await changePayment(db, id, (tx, event, payment) => {
    // A page may have been made meanwhile; the next time is soon.
    if (payment.checkoutId !== checkoutId) return Promise.resolve(false);
    return page?.state === 'paid' ? settlePaid(tx, event, payment, page, services.mailTimes) : settleExpired(tx, event, payment);
  });
}

/** One that fails holds up no other, unless it is the provider that is away. @throws the first failure, at the end */
async function eachOf(
  payments: readonly Payment[],
  context: Context,
  work: (payment: Payment, context: Context) => Promise<void>,
): Promise<number> {
  let failure: unknown;
  let count = 0;
  for (const payment of payments) {
    context.signal.throwIfAborted();
    try {
      await work(payment, context);
      count++;
    } catch (err) {
      if (err instanceof ProviderUnavailable) throw err;
      context.log.error({ err, paymentId: payment.id }, 'payment not settled');
      failure ??= err;
    }
  }
  if (failure !== undefined) throw failure;
  return count;
}
