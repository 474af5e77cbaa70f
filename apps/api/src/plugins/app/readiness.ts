import fp from 'fastify-plugin';
import { Readiness } from '../../lib/readiness.ts';
import { redisWitness } from '../../lib/witness.ts';

declare module 'fastify' {
  interface FastifyInstance {
    readiness: Readiness;
  }
}

/** Before the plugins that it asks: the database tells it of every answer. */
export default fp(
  async (app) => {
    const readiness = new Readiness({
      dependencies: { postgres: () => app.db.$queryRaw`SELECT 1`, redis: () => app.redis.ping() },
      witnesses: { postgres: redisWitness(() => app.redis, 'postgres') },
    });
    app.decorate('readiness', readiness);
  },
  { name: 'readiness' },
);
