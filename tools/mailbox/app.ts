import { timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { ApiError, parseEmail } from './email.ts';
import { IdempotencyKeys } from './idempotency.ts';
import { Store } from './store.ts';

export interface Options {
  /** The key that senders must show. */
  readonly apiKey: string;
  /** NDJSON file that keeps the messages; without it they are lost with the process. */
  readonly file?: string | undefined;
}

const maxBody = 40 * 1024 * 1024; // Resend's limit for one message
const viewer = readFileSync(new URL('viewer.html', import.meta.url));
const viewerPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; img-src data:; frame-src 'self'";
// What a message contains was written by somebody else: no scripts, no requests, no access to the page around it.
const messagePolicy = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

const frame = '<base target="_blank"><style>body{margin:1rem 1.4rem;font:15px/1.5 system-ui,sans-serif}</style>';

/** An inbox that speaks Resend's API to applications and shows what arrived. Nothing leaves the machine. */
export function buildMailbox({ apiKey, file }: Options): FastifyInstance {
  const app = fastify({ bodyLimit: maxBody, logger: false });
  const store = new Store(file);
  const keys = new IdempotencyKeys();
  for (const { idempotency, id, created_at: at } of store.list().toReversed())
    if (idempotency) keys.restore(idempotency, id, Date.parse(at));

  app.setErrorHandler((error: FastifyError | ApiError, _request, reply) => {
    const statusCode = error.statusCode ?? 500;
    const name = error instanceof ApiError ? error.code : statusCode < 500 ? 'validation_error' : 'application_error';
    if (statusCode >= 500) console.error(error);
    return reply.code(statusCode).send({ statusCode, name, message: error.message });
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ statusCode: 404, name: 'not_found', message: 'The requested endpoint does not exist.' }),
  );

  app.register(async (resend) => {
    resend.addHook('onRequest', async (request) => authorize(request.headers.authorization, apiKey));
    resend.post('/emails', async (request) => {
      const key = request.headers['idempotency-key'];
      const email = parseEmail(request.body);
      return { id: typeof key === 'string' ? keys.once(key, request.body, (known) => store.add(email, known).id) : store.add(email).id };
    });
    resend.get<{ Params: { id: string } }>('/emails/:id', async (request) => {
      const message = found(store.get(request.params.id));
      return { object: 'email', last_event: 'delivered', ...message };
    });
  });

  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get<{ Querystring: { to?: string } }>('/api/messages', async (request) => ({ messages: store.list(request.query.to) }));
  app.delete('/api/messages', async (_request, reply) => {
    store.clear();
    keys.clear();
    return reply.code(204).send();
  });
  app.get<{ Params: { id: string } }>('/messages/:id', async (request, reply) => {
    const message = found(store.get(request.params.id));
    const body =
      message.html ??
      `<meta name="color-scheme" content="light dark"><pre style="white-space:pre-wrap;font:inherit">${escape(message.text ?? '')}</pre>`;
    return reply
      .header('content-security-policy', messagePolicy)
      .type('text/html; charset=utf-8')
      .send(frame + body);
  });
  app.get('/', (_request, reply) => reply.header('content-security-policy', viewerPolicy).type('text/html; charset=utf-8').send(viewer));
  return app;
}

function authorize(header: string | undefined, apiKey: string): void {
  const shown = /^Bearer (.+)$/.exec(header ?? '')?.[1];
  if (shown === undefined) throw new ApiError(401, 'missing_api_key', 'Missing API key in the authorization header.');
  const [a, b] = [Buffer.from(shown), Buffer.from(apiKey)];
  if (a.length !== b.length || !timingSafeEqual(a, b)) throw new ApiError(403, 'invalid_api_key', 'API key is invalid.');
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new ApiError(404, 'not_found', 'Email not found');
  return value;
}

const escape = (text: string) => text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] ?? c);
