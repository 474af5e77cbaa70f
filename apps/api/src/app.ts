import type { EnvOf } from '@landfall/schemas/env';
import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { loggerOptions } from './lib/logger.ts';
import csrf from './plugins/app/csrf.ts';
import database from './plugins/app/database.ts';
import errors from './plugins/app/errors.ts';
import graphql from './plugins/app/graphql.ts';
import lifecycle from './plugins/app/lifecycle.ts';
import metrics from './plugins/app/metrics.ts';
import overload from './plugins/app/overload.ts';
import payments from './plugins/app/payments.ts';
import queues from './plugins/app/queues.ts';
import rateLimit from './plugins/app/rate-limit.ts';
import readiness from './plugins/app/readiness.ts';
import redis from './plugins/app/redis.ts';
import session from './plugins/app/session.ts';
import sockets from './plugins/app/sockets.ts';
import tracing from './plugins/app/tracing.ts';
import cors from './plugins/external/cors.ts';
import helmet from './plugins/external/helmet.ts';
import jwt from './plugins/external/jwt.ts';
import websocket from './plugins/external/websocket.ts';
import admin from './routes/admin/index.ts';
import attendeeExport from './routes/export/index.ts';
import health from './routes/health.ts';
import stripeWebhook from './routes/webhooks/stripe.ts';
import { serverOptions } from './server-options.ts';

export type ApiEnv = EnvOf<'api'>;

declare module 'fastify' {
  interface FastifyInstance {
    env: ApiEnv;
  }
}

/** The api, ready to listen or to be injected into. */
export async function buildApp(env: ApiEnv, options: FastifyServerOptions = {}): Promise<FastifyInstance> {
  const app = fastify({ ...serverOptions(env), logger: loggerOptions('api', env.LOG_LEVEL), ...options }) as unknown as FastifyInstance;
  app.decorate('env', env);

  await app.register(tracing);
  await app.register(lifecycle);
  // Before the plugins that refuse requests: it hangs up on a refused upgrade, which nobody else does.
  await app.register(websocket);
  await app.register(helmet);
  await app.register(metrics);
  await app.register(errors);
  await app.register(overload);
  await app.register(jwt);
  // onClose hooks run in reverse: Redis closes before the database.
  await app.register(readiness);
  await app.register(database);
  await app.register(redis);
  await app.register(queues);
  await app.register(session);
  await app.register(rateLimit);
  await app.register(cors);
  await app.register(csrf);
  await app.register(sockets);
  await app.register(payments);
  await app.register(graphql);
  await app.register(admin);
  await app.register(attendeeExport);
  await app.register(stripeWebhook);
  await app.register(health);
  await app.ready();
  return app;
}
