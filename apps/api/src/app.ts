import type { Server } from 'node:http';
import type { EnvOf } from '@landfall/schemas/env';
import fastify, { type FastifyInstance, type FastifyHttpOptions, type FastifyServerOptions } from 'fastify';
import { loggerOptions } from './lib/logger.ts';
import csrf from './plugins/app/csrf.ts';
import database from './plugins/app/database.ts';
import graphql from './plugins/app/graphql.ts';
import lifecycle from './plugins/app/lifecycle.ts';
import metrics from './plugins/app/metrics.ts';
import payments from './plugins/app/payments.ts';
import queues from './plugins/app/queues.ts';
import redis from './plugins/app/redis.ts';
import session from './plugins/app/session.ts';
import tracing from './plugins/app/tracing.ts';
import cors from './plugins/external/cors.ts';
import helmet from './plugins/external/helmet.ts';
import jwt from './plugins/external/jwt.ts';
import websocket from './plugins/external/websocket.ts';
import attendeeExport from './routes/export/index.ts';
import health from './routes/health.ts';
import stripeWebhook from './routes/webhooks/stripe.ts';

export type ApiEnv = EnvOf<'api'>;

declare module 'fastify' {
  interface FastifyInstance {
    env: ApiEnv;
  }
}

const serverOptions = {
  bodyLimit: 64 * 1024,
  requestTimeout: 15_000, // for the whole request to arrive
  http: { headersTimeout: 10_000 },
  connectionTimeout: 60_000, // a socket on which nothing moves
  exposeHeadRoutes: false, // mercurius refuses mutations over GET, not over the HEAD that Fastify makes of it
  keepAliveTimeout: 75_000, // longer than the load balancer's 60 s, which would else write to a closed connection
} satisfies FastifyHttpOptions<Server>;

/** The api, ready to listen or to be injected into. */
export async function buildApp(env: ApiEnv, options: FastifyServerOptions = {}): Promise<FastifyInstance> {
  const app = fastify({ ...serverOptions, logger: loggerOptions('api', env.LOG_LEVEL), ...options }) as unknown as FastifyInstance;
  app.decorate('env', env);

  await app.register(tracing);
  // Fastify's own logs the query string.
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ message: 'not found' }));
  await app.register(lifecycle);
  // Before the plugins that refuse requests: it hangs up on a refused upgrade, which nobody else does.
  await app.register(websocket);
  await app.register(cors);
  await app.register(csrf);
  await app.register(helmet);
  await app.register(jwt);
  await app.register(metrics);
  // onClose hooks run in reverse: Redis closes before the database.
  await app.register(database);
  await app.register(redis);
  await app.register(queues);
  await app.register(session);
  await app.register(payments);
  await app.register(graphql);
  await app.register(attendeeExport);
  await app.register(stripeWebhook);
  await app.register(health);
  await app.ready();
  return app;
}
