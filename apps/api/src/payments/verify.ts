import type Stripe from 'stripe';

/** Older ones may be recorded ones. */
const toleranceSeconds = 300;

/** @returns what Stripe has signed, undefined if it has not, or too long ago */
export async function verifyWebhook(body: Buffer, signature: unknown, secret: string | undefined): Promise<Stripe.Event | undefined> {
  if (typeof signature !== 'string' || secret === undefined) return undefined;
  const { default: Client } = await import('stripe');
  try {
    return Client.webhooks.constructEvent(body, signature, secret, toleranceSeconds);
  } catch {
    return undefined;
  }
}
