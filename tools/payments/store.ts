import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { ApiError, noSuch } from './errors.ts';
import type { NewSession } from './create-session.ts';
import { newId, seconds, type Charge, type Refund, type Session } from './objects.ts';

interface State {
  readonly sessions: Record<string, NewSession>;
  readonly charges: Record<string, Charge>; // by intent
  readonly refunds: Refund[];
}

type Tell = (type: string, object: object) => void;

/** Sessions, charges and refunds; with a file they outlive the process. What happens to them is told. */
export class Store {
  readonly #file: string | undefined;
  readonly #tell: Tell;
  readonly #state: State;

  constructor(tell: Tell, file?: string) {
    this.#tell = tell;
    this.#file = file;
    this.#state = file && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as State) : { sessions: {}, charges: {}, refunds: [] };
  }

  add(created: NewSession): Session {
    this.#state.sessions[created.session.id] = created;
    this.#save();
    return created.session;
  }

  /** @throws ApiError 404 */
  find(id: string): NewSession {
    const found = Object.hasOwn(this.#state.sessions, id) ? this.#state.sessions[id] : undefined;
    if (!found) throw noSuch('checkout.session', id, 'session');
    return found;
  }

  /** @returns false if it is not open any more */
  pay(id: string): boolean {
    const { session, metadata } = this.find(id);
    if (session.status !== 'open') return false;
    const intent = newId('pi');
    const { amount_total: amount, currency } = session;
    const charge: Charge = {
      id: newId('ch'),
      object: 'charge',
      amount,
      amount_refunded: 0,
      created: seconds(),
      currency,
      livemode: false,
      metadata,
      paid: true,
      payment_intent: intent,
      refunded: false,
      status: 'succeeded',
    };
    this.#state.charges[intent] = charge;
    Object.assign(session, { status: 'complete', payment_status: 'paid', payment_intent: intent, url: null });
    this.#save();
    this.#tell('payment_intent.succeeded', { id: intent, object: 'payment_intent', amount, currency, metadata, status: 'succeeded' });
    this.#tell('checkout.session.completed', session);
    return true;
  }

  /** @throws ApiError unless it is open */
  expire(id: string): Session {
    const { session } = this.find(id);
    if (session.status !== 'open')
      throw new ApiError(
        400,
        `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
      );
    Object.assign(session, { status: 'expired', url: null });
    this.#save();
    this.#tell('checkout.session.expired', session);
    return session;
  }

  expireDue(now = seconds()): void {
    for (const { session } of Object.values(this.#state.sessions))
      if (session.status === 'open' && session.expires_at <= now) this.expire(session.id);
  }

  /** @throws ApiError if there is no such charge, or not that much of it left */
  refund(intent: string, metadata: Record<string, string>, amount?: number): Refund {
    const charge = Object.hasOwn(this.#state.charges, intent) ? this.#state.charges[intent] : undefined;
    if (!charge) throw noSuch('payment_intent', intent, 'payment_intent');
    if (charge.refunded) throw new ApiError(400, `Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
    const left = charge.amount - charge.amount_refunded;
    const given = amount ?? left;
    if (given < 1 || given > left)
      throw new ApiError(400, `Refund amount (${given}) is greater than unrefunded amount on charge (${left}).`, { param: 'amount' });
    charge.amount_refunded += given;
    charge.refunded = charge.amount_refunded === charge.amount;
    const refund: Refund = {
      id: newId('re'),
      object: 'refund',
      amount: given,
      charge: charge.id,
      created: seconds(),
      currency: charge.currency,
      metadata,
      payment_intent: intent,
      reason: null,
      status: 'succeeded',
    };
    this.#state.refunds.push(refund);
    this.#save();
    this.#tell('refund.created', refund);
    this.#tell('charge.refunded', charge);
    return refund;
  }

  get sessions(): readonly Session[] {
    return Object.values(this.#state.sessions).map(({ session }) => session);
  }

  get refunds(): readonly Refund[] {
    return this.#state.refunds;
  }

  #save(): void {
    if (!this.#file) return;
    writeFileSync(`${this.#file}.new`, JSON.stringify(this.#state));
    renameSync(`${this.#file}.new`, this.#file);
  }
}
