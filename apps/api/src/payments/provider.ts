/** A page of the payment provider as it says that it is. */
export interface Checkout {
  readonly id: string;
  /** Of our payment. */
  readonly paymentId: string | undefined;
  readonly state: 'open' | 'paid' | 'expired';
  /** What was paid, and what a refund is made of. */
  readonly amountCents: number | null;
  readonly currency: string | null;
  readonly intentId: string | undefined;
}

export interface NewCheckout {
  readonly paymentId: string;
  readonly title: string;
  readonly email: string;
  /** In the currency's smallest unit. */
  readonly amountCents: number;
  readonly currency: string;
  readonly expiresAt: Date;
  /** Where to go on after paying, and after leaving. */
  readonly successUrl: string;
  readonly cancelUrl: string;
}

/** Takes payments. Whatever it is asked twice, it does once. */
export interface PaymentProvider {
  /** @throws {ProviderUnavailable} if trying again may help */
  openCheckout(checkout: NewCheckout): Promise<{ readonly id: string; readonly url: string }>;
  /** Lets the page take no payment any more, and says what became of it: one that was paid stays paid. */
  closeCheckout(id: string): Promise<Checkout>;
  /** Gives all of a payment back. */
  refund(paymentId: string, intentId: string): Promise<void>;
}

/** It is away, has too much to do, or does not know our key. */
export class ProviderUnavailable extends Error {
  constructor(cause: Error) {
    super(`the payment provider is unavailable: ${cause.message}`, { cause });
    this.name = 'ProviderUnavailable';
  }
}
