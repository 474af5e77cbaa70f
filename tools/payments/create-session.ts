import { invalid, missing } from './errors.ts';
import { isForm, type Form } from './form.ts';
import { newId, seconds, type Session } from './objects.ts';

const known: ReadonlySet<string> = new Set([
  'allowed_payment_method_types',
  'cancel_url',
  'client_reference_id',
  'customer_email',
  'expires_at',
  'line_items',
  'metadata',
  'mode',
  'payment_intent_data',
  'success_url',
]);
const halfHour = 30 * 60;
const day = 24 * 3_600;
const leastAmount = 50;

export interface NewSession {
  readonly session: Session;
  /** For its charge. */
  readonly metadata: Readonly<Record<string, string>>;
  /** What is sold. */
  readonly product: string;
}

/** Validation of `POST /v1/checkout/sessions` as Stripe does it. @throws ApiError that names the parameter */
export function createSession(form: Form, publicUrl: string, now = seconds()): NewSession {
  for (const name of Object.keys(form)) if (!known.has(name)) throw invalid(name, `Received unknown parameter: ${name}`);
  if (form['mode'] !== 'payment') throw invalid('mode', 'Invalid mode: must be payment.');
  const items = Object.values(nested(form, 'line_items'));
  const [item] = items;
  if (items.length !== 1 || !isForm(item)) throw invalid('line_items', 'This stand-in sells one line item at a time.');
  const price = nested(item, 'price_data', 'line_items[0]');
  const quantity = integer(item, 'quantity', 'line_items[0]');
  const amount = integer(price, 'unit_amount', 'line_items[0][price_data]') * quantity;
  if (amount < leastAmount) throw invalid('line_items[0][price_data][unit_amount]', 'The amount is below the least that can be charged.');
  const currency = text(price, 'currency');
  if (!/^[a-z]{3}$/.test(currency)) throw invalid('line_items[0][price_data][currency]', `Invalid currency: ${currency}`);
  const email = optional(form, 'customer_email');
  if (email !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw invalid('customer_email', `Invalid email address: ${email}`);
  const expires = form['expires_at'] === undefined ? now + day : integer(form, 'expires_at');
  if (expires < now + halfHour || expires > now + day)
    throw invalid('expires_at', 'The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.');
  const id = newId('cs_test');
  const session: Session = {
    id,
    object: 'checkout.session',
    amount_subtotal: amount,
    amount_total: amount,
    cancel_url: url('cancel_url', optional(form, 'cancel_url')),
    client_reference_id: optional(form, 'client_reference_id'),
    created: now,
    currency,
    customer_email: email,
    expires_at: expires,
    livemode: false,
    metadata: strings(form['metadata']),
    mode: 'payment',
    payment_intent: null,
    payment_status: 'unpaid',
    status: 'open',
    success_url: url('success_url', text(form, 'success_url')),
    url: `${publicUrl}/c/pay/${id}`,
  };
  const intent = form['payment_intent_data'];
  return {
    session,
    metadata: strings(isForm(intent) ? intent['metadata'] : undefined),
    product: text(nested(price, 'product_data', 'line_items[0][price_data]'), 'name'),
  };
}

function nested(form: Form, name: string, within = ''): Form {
  const value = form[name];
  if (!isForm(value)) throw missing(within === '' ? name : `${within}[${name}]`);
  return value;
}

function text(form: Form, name: string): string {
  const value = form[name];
  if (typeof value !== 'string' || value === '') throw missing(name);
  return value;
}

const optional = (form: Form, name: string): string | null => (form[name] === undefined ? null : text(form, name));

export function integer(form: Form, name: string, within = ''): number {
  const value = text(form, name);
  if (!/^\d{1,15}$/.test(value)) throw invalid(within === '' ? name : `${within}[${name}]`, `Invalid integer: ${value}`);
  return Number(value);
}

function url<T extends string | null>(name: string, value: T): T {
  if (value !== null && !/^https?:\/\/[^\s/]+/.test(value)) throw invalid(name, 'Not a valid URL');
  return value;
}

/** Metadata: any names, strings alone. */
export const strings = (value: string | Form | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(isForm(value) ? value : {}).flatMap(([name, inner]) => (isForm(inner) ? [] : [[name, inner]])));
