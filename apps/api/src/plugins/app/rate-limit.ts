import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { Attempts } from '../../accounts/attempts.ts';
import { networkOf, pseudonyms } from '../../lib/client-address.ts';
import { refuseRequest } from '../../lib/refuse-request.ts';
import { reject } from '../../lib/rejections.ts';
import { WindowCounter, type Standing } from '../../lib/window-counter.ts';
import { limits } from '../../limits.ts';

declare module 'fastify' {
  interface FastifyInstance {
    attempts: Attempts;
    /** The name of an address, user or e-mail address in the log and in Redis. */
    pseudonymOf(value: string): string;
  }
  interface FastifyRequest {
    /** Network of the client, as limits count it. */
    client: string;
  }
  interface FastifyContextConfig {
    /** Of the kubelet and the load balancer: never refused. */
    probe?: boolean;
    /** Instead of RATE_LIMIT_PER_MINUTE, counted by itself. */
    requestsPerMinute?: number;
  }
}

/** Counts the requests of every client address and of every user, of all endpoints but the probes. */
export default fp(
  async (app) => {
    const { RATE_LIMIT_PER_MINUTE, SIGN_IN_LIMIT_PER_MINUTE, JWT_SECRET } = app.env;
    const pseudonymOf = pseudonyms(JWT_SECRET);
    const counter = new WindowCounter({
      redis: app.redis,
      log: app.log,
      prefix: 'requests',
      nameOf: pseudonymOf,
      maxCallers: limits.trackedCallers.value,
    });
    app.addHook('onClose', async () => counter.close());
    app.decorate('pseudonymOf', pseudonymOf);
    app.decorate('attempts', new Attempts(app.redis, SIGN_IN_LIMIT_PER_MINUTE, pseudonymOf));
    app.decorateRequest('client', '');

    const refuse = (request: FastifyRequest, reply: FastifyReply, by: 'address' | 'user', { first, seconds }: Standing, max: number) => {
      // One line a minute, or who floods the api floods the log.
      if (first) reject(app.metrics, request.log, limits[by], { client: pseudonymOf(request.client), max });
      else app.metrics.http_rejections_total.inc({ limit: by });
      refuseRequest(request, reply, { status: 429, code: 'RATE_LIMITED', message: `more than ${max} requests in a minute`, seconds });
    };

    app.addHook('onRequest', (request, reply, done) => {
      const { probe = false, requestsPerMinute } = request.routeOptions.config;
      request.client = networkOf(request.ip);
      if (probe) return done();
      const max = requestsPerMinute ?? RATE_LIMIT_PER_MINUTE;
      const route = requestsPerMinute === undefined ? '' : request.routeOptions.url;
      const address = counter.hit(`a${route} ${request.client}`, max);
      if (!address.allowed) return refuse(request, reply, 'address', address, max);
      const userId = app.session.token(request)?.sub;
      const user = userId === undefined ? undefined : counter.hit(`u${route} ${userId}`, max);
      if (user && !user.allowed) return refuse(request, reply, 'user', user, max);
      const { remaining, seconds } = user && user.remaining < address.remaining ? user : address;
      reply.header('ratelimit-policy', `"minute";q=${max};w=60`).header('ratelimit', `"minute";r=${remaining};t=${seconds}`);
      done();
    });
  },
  { name: 'rate-limit', dependencies: ['session', 'redis', 'metrics'] },
);
