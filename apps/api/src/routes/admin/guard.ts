import type { FastifyInstance, FastifyRequest } from 'fastify';
import { actionOf } from './actions.ts';
import { boardPath } from './index.ts';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  // The page and its components carry styles of their own.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const reads: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** Shows a plugin's routes to administrators alone, lets only their own pages change something, and writes down what. */
export function guard(app: FastifyInstance): void {
  const { origin: own } = new URL(app.env.API_URL);

  /** Sent by a page of the board: browsers name the origin, or tell that there is but one. */
  const isOwn = ({ method, headers: { origin, 'sec-fetch-site': site } }: FastifyRequest): boolean =>
    origin === undefined ? reads.has(method) || site === 'same-origin' : origin === own;

  app.addHook('onRequest', async (request, reply) => {
    const user = await app.session.user(request);
    if (!user?.admin) return reply.callNotFound();
    reply.header('cache-control', 'private, no-store').header('content-security-policy', policy);
    if (!isOwn(request)) return reply.code(403).send({ message: 'only pages of the board may call it' });
  });

  app.addHook('preHandler', async (request, reply) => {
    if (reads.has(request.method)) return;
    const route = request.routeOptions.url?.slice(boardPath.length) ?? '';
    const asked = actionOf(request.method, route, request.params as Record<string, string>);
    if (!asked) return reply.code(403).send({ error: { key: 'ERRORS.FORBIDDEN' } });
    const user = await app.session.user(request);
    // First the row, then the deed: Redis takes part in no transaction, and nothing is done that is not written down.
    await app.db.audit.create({ data: { ...asked, actorId: user?.id ?? null } });
  });
}
