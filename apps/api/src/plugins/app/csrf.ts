import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { originsOf } from '../../lib/origins.ts';
import { reject } from '../../lib/rejections.ts';
import { limits } from '../../limits.ts';

/**
 * A page of another origin can neither read nor write with a user's cookie: an Origin must be an allowed one (also for
 * WebSockets, which CORS does not cover), and a POST must be JSON, which browsers do not send elsewhere without asking first.
 */
export default fp(
  async (app) => {
    const { API_URL, CORS_ORIGINS, ENABLE_BULL_BOARD } = app.env;
    // The board is the only page that the api itself serves.
    const allowed = new Set([...originsOf(CORS_ORIGINS), ...(ENABLE_BULL_BOARD ? [API_URL] : [])]);
    app.addHook('onRequest', async (request, reply) => {
      const { origin } = request.headers;
      if (origin !== undefined && !allowed.has(origin)) {
        reject(app.metrics, request.log, limits.origin);
        return reply.code(403).send({ message: `origin ${origin} is not allowed` });
      }
      if (request.method === 'POST' && !isJson(request)) {
        reject(app.metrics, request.log, limits.contentType);
        return reply.code(415).send({ message: 'expected content-type application/json' });
      }
    });
  },
  { name: 'csrf' },
);

const isJson = ({ headers }: FastifyRequest): boolean => /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '');
