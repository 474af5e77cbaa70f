import type { FastifyInstance } from 'fastify';
import { announceAttendance } from '../../events/attendance.ts';
import { mailTimes } from '../../graphql/mail-times.ts';
import { limits } from '../../limits.ts';
import { handleWebhook } from '../../payments/webhook.ts';
import { verifyWebhook } from '../../payments/verify.ts';

/** What Stripe tells. Not a plugin for all: only here is a body what was sent, byte by byte, which the signature covers. */
export default async function stripe(app: FastifyInstance): Promise<void> {
  const { stripe_events_total: events } = app.metrics;
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  app.post<{ Body: Buffer }>('/webhooks/stripe', { config: { requestsPerMinute: limits.webhooks.value } }, async (request, reply) => {
    const told = await verifyWebhook(request.body, request.headers['stripe-signature'], app.env.STRIPE_WEBHOOK_SECRET);
    if (!told) {
      events.inc({ outcome: 'refused' });
      request.log.warn('webhook without a valid signature refused');
      return reply.code(400).send({ message: 'expected a body that is signed by Stripe, at most 5 minutes ago' });
    }
    const log = { stripeEvent: told.id, type: told.type };
    try {
      const { outcome, eventId } = await handleWebhook(app.db, told, mailTimes(app.env));
      events.inc({ outcome });
      if (outcome === 'applied') request.log.info(log, 'webhook applied');
      if (outcome === 'applied' && eventId !== undefined) await announceAttendance(app, eventId);
      return { outcome };
    } catch (err) {
      events.inc({ outcome: 'failed' });
      request.log.error({ err, ...log }, 'webhook failed; Stripe tells it again');
      return reply.code(500).send({ message: 'internal error' });
    }
  });
}
