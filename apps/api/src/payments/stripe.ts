import type Stripe from 'stripe';
import { ProviderUnavailable, type Checkout, type NewCheckout, type PaymentProvider } from './provider.ts';

export interface StripeEnv {
  readonly STRIPE_BASE_URL: string;
  readonly STRIPE_SECRET_KEY?: string;
}

/** The form of what Stripe answers; its types are those of this version alone. */
const apiVersion = '2026-10-28.endive';
const timeoutMs = 8_000;

/** @param retries of one call; a job is tried again anyway */
export function openStripe(env: StripeEnv, retries: number): PaymentProvider {
  // Loaded when it is needed: it takes 20 MB and a tenth of a second.
  let client: Promise<Stripe> | undefined;
  const call = async <T>(use: (stripe: Stripe) => Promise<T>): Promise<T> => {
    try {
      return await use(await (client ??= connect(env, retries)));
    } catch (error) {
      throw isTemporary(error) ? new ProviderUnavailable(error as Error) : error;
    }
  };

  return {
    openCheckout: (checkout) =>
      call(async (stripe) => {
        // Under a key of its own, which the library makes: under the payment's, Stripe would repeat a failure for a day.
        const { id, url } = await stripe.checkout.sessions.create(pageOf(checkout));
        if (url === null) throw new Error(`Stripe's checkout session ${id} has no URL`);
        return { id, url };
      }),
    closeCheckout: (id) =>
      call(async (stripe) => {
        const session = await closePage(stripe, id);
        return session ? checkoutOf(session) : { ...missing, id };
      }),
    refund: (paymentId, intentId) =>
      call(async (stripe) => {
        try {
          const body = { payment_intent: intentId, metadata: { paymentId } };
          const { status } = await stripe.refunds.create(body, { idempotencyKey: `refund/${paymentId}` });
          if (status === 'failed' || status === 'canceled') throw new Error(`Stripe's refund of ${intentId} is ${status}`);
        } catch (error) {
          // Stripe forgets keys after a day, but not what it gave back.
          if (!hasCode(error, 'charge_already_refunded')) throw error;
        }
      }),
  };
}

/** @returns what became of it, undefined if the account does not have it */
async function closePage({ checkout: { sessions } }: Stripe, id: string): Promise<Stripe.Checkout.Session | undefined> {
  try {
    return await sessions.expire(id);
  } catch (error) {
    if (hasCode(error, 'resource_missing')) return undefined;
    // It is not open any more; what it is instead, Stripe tells.
    if ((error as { type?: string }).type !== 'StripeInvalidRequestError') throw error;
    return sessions.retrieve(id);
  }
}

const missing = { paymentId: undefined, state: 'expired', amountCents: null, currency: null, intentId: undefined } as const;

async function connect({ STRIPE_BASE_URL, STRIPE_SECRET_KEY }: StripeEnv, maxNetworkRetries: number): Promise<Stripe> {
  // As under a chart that does not know of it yet, or any more.
  if (STRIPE_SECRET_KEY === undefined) throw new ProviderUnavailable(new Error('STRIPE_SECRET_KEY is not set'));
  const { default: Client } = await import('stripe');
  const { protocol, hostname, port } = new URL(STRIPE_BASE_URL);
  const scheme = protocol === 'https:' ? 'https' : 'http';
  const address = { protocol: scheme, host: hostname, port: port || (scheme === 'https' ? 443 : 80) } as const;
  return new Client(STRIPE_SECRET_KEY, { apiVersion, ...address, maxNetworkRetries, timeout: timeoutMs, telemetry: false });
}

const pageOf = (checkout: NewCheckout): Stripe.Checkout.SessionCreateParams => ({
  mode: 'payment',
  // Others may take days to say whether they paid: the place is held for minutes.
  allowed_payment_method_types: ['card'],
  client_reference_id: checkout.paymentId,
  customer_email: checkout.email,
  expires_at: Math.floor(checkout.expiresAt.getTime() / 1_000),
  success_url: checkout.successUrl,
  cancel_url: checkout.cancelUrl,
  // What is told of a charge has the metadata of its intent.
  payment_intent_data: { metadata: { paymentId: checkout.paymentId } },
  line_items: [
    {
      quantity: 1,
      price_data: {
        currency: checkout.currency.toLowerCase(),
        unit_amount: checkout.amountCents,
        product_data: { name: checkout.title },
      },
    },
  ],
});

/** What we read of a session, which Stripe tells by webhook too. */
export const checkoutOf = (session: Stripe.Checkout.Session): Checkout => ({
  id: session.id,
  paymentId: session.client_reference_id ?? undefined,
  state: session.status === 'complete' && session.payment_status === 'paid' ? 'paid' : session.status === 'expired' ? 'expired' : 'open',
  amountCents: session.amount_total,
  currency: session.currency?.toUpperCase() ?? null,
  intentId: idOf(session.payment_intent),
});

/** Stripe names an object by its id, or tells all of it. */
export const idOf = (object: string | { readonly id: string } | null): string | undefined =>
  typeof object === 'string' ? object : object?.id;

const hasCode = (error: unknown, code: string): boolean => (error as { code?: unknown }).code === code;

function isTemporary(error: unknown): boolean {
  const { type = '', statusCode } = error as { type?: string; statusCode?: number };
  if (!type.startsWith('Stripe')) return false;
  return statusCode === undefined || [401, 403, 409, 429].includes(statusCode) || statusCode >= 500;
}
