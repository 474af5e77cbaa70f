import fp from 'fastify-plugin';
import type { Redis } from 'ioredis';
import mqemitterRedis, { type MQEmitterRedis } from 'mqemitter-redis';
import { closeRedis, openRedis, openSubscriber } from '../../lib/redis.ts';

declare module 'fastify' {
  interface FastifyInstance {
    redis: Redis;
    /** Pub/Sub over Redis: best effort, tells listeners to look (ADR-004). */
    emitter: MQEmitterRedis;
  }
}

export default fp(
  async (app) => {
    const redis = openRedis(app.env, 'landfall-api', app.log);
    const pubConn = openRedis(app.env, 'landfall-api-publish', app.log);
    const subConn = openSubscriber(app.env, 'landfall-api-subscribe', app.log);
    app.decorate('redis', redis);
    app.decorate('emitter', mqemitterRedis({ pubConn, subConn } as never));
    app.addHook('onClose', async () => {
      await Promise.all([redis, pubConn, subConn].map(closeRedis));
      app.log.info('redis closed');
    });
  },
  { name: 'redis' },
);
