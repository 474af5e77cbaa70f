import { checkout } from '../payments.ts';
import { provider } from '../stripe.ts';
import { unauthenticated, unknownEvent, visit, type Cases } from './case.ts';

export const payments: Cases = {
  checkout: {
    success: async (fixture) => {
      const { client, eventId } = await visit(fixture, { priceCents: 500 });
      return { client, variables: { eventId }, rows: [['payment.checkout', client.id, 'PAYMENT']] };
    },
    others: {
      again: async (fixture) => {
        const { client, eventId } = await visit(fixture, { priceCents: 500 });
        await checkout(client, eventId);
        return { client, variables: { eventId }, rows: [] };
      },
      // The place stays held.
      'a provider that is away': async (fixture) => {
        const { client, eventId } = await visit(fixture, { priceCents: 500 });
        await provider.faults({ on: 'POST /v1/checkout/sessions', status: 500, times: 3 });
        return { client, variables: { eventId }, code: 'PAYMENT_UNAVAILABLE', rows: [['payment.checkout', client.id, 'PAYMENT']] };
      },
      'a free event': async (fixture) => {
        const { client, eventId } = await visit(fixture);
        return { client, variables: { eventId }, code: 'BAD_USER_INPUT', rows: [] };
      },
      'no event': unknownEvent(),
      'nobody signed in': unauthenticated(),
    },
  },
};
