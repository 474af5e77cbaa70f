import fastify, { type FastifyInstance } from 'fastify';
import { api } from './api.ts';
import { ApiError } from './errors.ts';
import { Faults, type Fault } from './faults.ts';
import { notFoundPage, pagePolicy, payPage } from './page.ts';
import { Store } from './store.ts';
import { Webhooks, type Endpoint, type Manner } from './webhooks.ts';

export interface Options {
  /** The key that the api must show. */
  readonly apiKey: string;
  /** The key that webhooks are signed with. */
  readonly webhookSecret: string;
  readonly webhook: Endpoint;
  /** Where browsers find the page to pay, without a slash at its end. */
  readonly publicUrl: string;
  /** JSON file that keeps sessions, charges and refunds; without it they are lost with the process. */
  readonly file?: string | undefined;
}

const html = 'text/html; charset=utf-8';
const expiryMs = 500;

/** A payment provider that speaks Stripe's API to the api and has a page for people. Nothing leaves the machine. */
export function buildPayments({ apiKey, webhookSecret, webhook, publicUrl, file }: Options): FastifyInstance {
  const app = fastify({ logger: false });
  const webhooks = new Webhooks(webhookSecret, webhook);
  const store = new Store(webhooks.tell, file);
  const faults = new Faults();
  const timer = setInterval(() => store.expireDue(), expiryMs);
  app.addHook('onClose', async () => {
    clearInterval(timer);
    webhooks.close();
  });

  app.setNotFoundHandler((_request, reply) => reply.code(404).type(html).send(notFoundPage));
  app.register(api, { apiKey, publicUrl, store, faults });
  app.get('/healthz', async () => ({ status: 'ok' }));

  app.register(async (pages) => {
    pages.addContentTypeParser('application/x-www-form-urlencoded', (_request, _body, done) => done(null));
    pages.setErrorHandler((error: Error, _request, reply) => {
      if (!(error instanceof ApiError)) throw error;
      return reply.code(error.status).type(html).send(notFoundPage);
    });
    pages.get<{ Params: { id: string } }>('/c/pay/:id', (request, reply) => {
      const found = store.find(request.params.id);
      return reply.header('content-security-policy', pagePolicy(found)).header('cache-control', 'no-store').type(html).send(payPage(found));
    });
    pages.post<{ Params: { id: string } }>('/c/pay/:id', (request, reply) => {
      const { session } = store.find(request.params.id);
      const next = store.pay(session.id) ? session.success_url.replaceAll('{CHECKOUT_SESSION_ID}', session.id) : `/c/pay/${session.id}`;
      return reply.redirect(next, 303);
    });
  });

  // For tests and the curious: what happened, and what shall go wrong.
  app.get('/api/sessions', async () => ({ sessions: store.sessions }));
  app.get('/api/refunds', async () => ({ refunds: store.refunds }));
  app.get('/api/events', async () => ({ events: webhooks.told }));
  app.delete('/api/events', async (_request, reply) => {
    webhooks.reset();
    return reply.code(204).send();
  });
  app.put<{ Body: Partial<Endpoint & Manner> }>('/api/webhook', async (request, reply) => {
    webhooks.set(request.body);
    return reply.code(204).send();
  });
  app.put<{ Body: Fault[] }>('/api/faults', async (request, reply) => {
    faults.set(request.body);
    return reply.code(204).send();
  });
  return app;
}
