import type { Database } from '../lib/database.ts';

/** Stripe tells by itself for 3 days, and at a person's wish for 30. */
const keptMs = 31 * 24 * 3_600_000;

/** @returns how many notes of old webhooks are gone */
export async function forgetWebhooks(db: Database): Promise<number> {
  const { count } = await db.stripeEvent.deleteMany({ where: { receivedAt: { lt: new Date(Date.now() - keptMs) } } });
  return count;
}
