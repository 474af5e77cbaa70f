import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { setTimeout as sleep } from 'node:timers/promises';
import { authorize } from './authorize.ts';
import { createSession, integer, strings } from './create-session.ts';
import { ApiError, invalid, missing } from './errors.ts';
import type { Faults } from './faults.ts';
import { parseForm, type Form } from './form.ts';
import { IdempotencyKeys, type Answer } from './idempotency.ts';
import { newId } from './objects.ts';
import type { Store } from './store.ts';

export interface ApiOptions {
  readonly apiKey: string;
  readonly publicUrl: string;
  readonly store: Store;
  readonly faults: Faults;
}

type Handle = (form: Form, id: string) => object;
type Request = FastifyRequest<{ Params: { id?: string } }>;

/** The part of https://docs.stripe.com/api that the api speaks. */
export async function api(app: FastifyInstance, { apiKey, publicUrl, store, faults }: ApiOptions): Promise<void> {
  const keys = new IdempotencyKeys();
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error: Error, _request, reply) => {
    if (error instanceof ApiError) return reply.code(error.status).send(error.body);
    console.error(error);
    return reply.code(500).send(new ApiError(500, 'An unknown error occurred', { type: 'api_error' }).body);
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('request-id', newId('req'));
    authorize(request.headers.authorization, apiKey);
  });

  const answer = (handle: Handle) => async (request: Request, reply: FastifyReply) => {
    const fault = faults.take(`${request.method} ${request.url}`);
    if (fault?.delayMs !== undefined) await sleep(fault.delayMs);
    // What never began is not kept under its key.
    if (fault?.status === 429) throw new ApiError(429, 'Too many requests', { code: 'rate_limit' });
    if (fault?.status !== undefined && fault.status !== 500) throw new ApiError(fault.status, 'Try again later', { type: 'api_error' });
    const body = typeof request.body === 'string' ? request.body : '';
    const run = async (): Promise<Answer> =>
      fault?.status === 500
        ? { status: 500, body: new ApiError(500, 'Something went wrong', { type: 'api_error' }).body }
        : { status: 200, body: handle(parseForm(body), request.params.id ?? '') };
    const key = request.headers['idempotency-key'];
    const known =
      typeof key === 'string' && request.method === 'POST'
        ? await keys.once(key, `${request.url}\n${body}`, run)
        : { ...(await run()), replayed: false };
    if (fault?.hangUp) {
      request.raw.socket.destroy();
      return reply.hijack();
    }
    if (known.replayed) reply.header('idempotent-replayed', 'true');
    return reply.code(known.status).send(known.body);
  };

  app.post(
    '/v1/checkout/sessions',
    answer((form) => store.add(createSession(form, publicUrl))),
  );
  app.get(
    '/v1/checkout/sessions/:id',
    answer((_form, id) => store.find(id).session),
  );
  app.post(
    '/v1/checkout/sessions/:id/expire',
    answer((_form, id) => store.expire(id)),
  );
  app.post(
    '/v1/refunds',
    answer((form) => refund(store, form)),
  );
}

function refund(store: Store, form: Form): object {
  const { payment_intent: intent, metadata, amount, ...others } = form;
  for (const name of Object.keys(others)) throw invalid(name, `Received unknown parameter: ${name}`);
  if (typeof intent !== 'string') throw missing('payment_intent');
  return store.refund(intent, strings(metadata), amount === undefined ? undefined : integer(form, 'amount'));
}
