import type { Database } from '../lib/database.ts';
import type { PaymentProvider } from './provider.ts';

type Outcome = 'refunded' | 'not due';

/**
 * Gives a payment back and says so. A worker that dies between the two asks again with the same key, which the provider
 * recognises: the money is given back once.
 */
export async function refundPayment(db: Database, provider: PaymentProvider, id: string): Promise<Outcome> {
  const payment = await db.payment.findUnique({ where: { id } });
  if (payment?.status !== 'refundDue') return 'not due';
  if (payment.intentId === null) throw new Error(`payment ${id} is to be given back and was never made`);
  await provider.refund(id, payment.intentId);
  await db.$transaction(async (tx) => {
    // The provider may have told the api before this.
    const { count } = await tx.payment.updateMany({ where: { id, status: 'refundDue' }, data: { status: 'refunded' } });
    if (count === 1) await tx.audit.create({ data: { action: 'payment.refund', subject: id } });
  });
  return 'refunded';
}
