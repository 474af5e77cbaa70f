import fp from 'fastify-plugin';
import type { PaymentProvider } from '../../payments/provider.ts';
import { openStripe } from '../../payments/stripe.ts';

declare module 'fastify' {
  interface FastifyInstance {
    payments: PaymentProvider;
  }
}

/** Somebody waits for the answer: tries of one call are few. */
const retries = 2;

export default fp(
  async (app) => {
    app.decorate('payments', openStripe(app.env, retries));
  },
  { name: 'payments' },
);
