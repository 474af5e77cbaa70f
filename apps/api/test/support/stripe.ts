import { createHmac, randomBytes } from 'node:crypto';
import { inject } from 'vitest';

interface Session {
  readonly id: string;
  readonly status: string;
  readonly amount_total: number;
  readonly currency: string;
  readonly client_reference_id: string;
  readonly customer_email: string;
  readonly expires_at: number;
  readonly success_url: string;
}

interface Refund {
  readonly payment_intent: string;
  readonly amount: number;
  readonly metadata: { readonly paymentId: string };
}

interface Told {
  readonly event: { readonly id: string; readonly type: string; readonly data: { readonly object: { readonly id: string } } };
  readonly answers: readonly number[];
  readonly delivered: boolean;
}

const url = (path: string): string => `${inject('services').STRIPE_BASE_URL}${path}`;
const get = async <T>(path: string): Promise<T> => (await fetch(url(path))).json() as Promise<T>;

async function put(path: string, body: object): Promise<void> {
  const response = await fetch(url(path), { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (response.status !== 204) throw new Error(`${path} answered ${response.status}`);
}

/** The payment provider's stand-in, which all tests share; see tools/payments/README.md. */
export const provider = {
  /** Forgets what was to be told and what was to go wrong, and tells this URL from now on. */
  async reset(webhook: string): Promise<void> {
    await fetch(url('/api/events'), { method: 'DELETE' });
    await put('/api/faults', []);
    await put('/api/webhook', { url: webhook });
  },
  webhook: (change: { hold?: boolean; reverse?: boolean; copies?: number; url?: string }) => put('/api/webhook', change),
  faults: (...faults: { on: string; status?: number; delayMs?: number; hangUp?: boolean; times?: number }[]) => put('/api/faults', faults),
  sessions: async (paymentId: string) =>
    (await get<{ sessions: Session[] }>('/api/sessions')).sessions.filter((session) => session.client_reference_id === paymentId),
  refunds: async (paymentId: string) =>
    (await get<{ refunds: Refund[] }>('/api/refunds')).refunds.filter(({ metadata }) => metadata.paymentId === paymentId),
  told: async (type: string) => (await get<{ events: Told[] }>('/api/events')).events.filter(({ event }) => event.type === type),
  /** Submits the form of a page. @returns where the browser is sent */
  async pay(page: string): Promise<string> {
    const response = await fetch(page, { method: 'POST', redirect: 'manual' });
    const location = response.headers.get('location');
    if (response.status !== 303 || location === null) throw new Error(`${page} answered ${response.status}`);
    return location;
  },
};

const id = (prefix: string): string => `${prefix}_${randomBytes(8).toString('hex')}`;
const event = (type: string, object: object) => ({ id: id('evt'), object: 'event', type, data: { object } });

interface Paid {
  readonly id: string;
  readonly amountCents: number;
  readonly currency: string;
  readonly checkoutId?: string | null;
}

/** What Stripe would tell about a payment; only the fields that are read. */
export function eventsOf(payment: Paid, intentId = id('pi')) {
  const session = {
    id: payment.checkoutId ?? id('cs'),
    object: 'checkout.session',
    client_reference_id: payment.id,
    amount_total: payment.amountCents,
    currency: payment.currency.toLowerCase(),
  };
  return {
    completed: () =>
      event('checkout.session.completed', { ...session, status: 'complete', payment_status: 'paid', payment_intent: intentId }),
    expired: () => event('checkout.session.expired', { ...session, status: 'expired', payment_status: 'unpaid', payment_intent: null }),
    refunded: () =>
      event('charge.refunded', {
        id: id('ch'),
        object: 'charge',
        refunded: true,
        payment_intent: intentId,
        metadata: { paymentId: payment.id },
      }),
  };
}

/** A request as Stripe sends it. */
export function signed(body: object | string, { secret = inject('services').STRIPE_WEBHOOK_SECRET, age = 0 } = {}) {
  const payload = typeof body === 'string' ? body : JSON.stringify(body);
  const at = Math.floor(Date.now() / 1_000) - age;
  const signature = createHmac('sha256', secret).update(`${at}.${payload}`).digest('hex');
  return {
    method: 'POST' as const,
    url: '/webhooks/stripe',
    headers: { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': `t=${at},v1=${signature}` },
    payload,
  };
}
