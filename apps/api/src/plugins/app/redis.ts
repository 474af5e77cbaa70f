import type { EventEmitter } from 'node:events';
import fp from 'fastify-plugin';
import type { Redis } from 'ioredis';
import mqemitterRedis from 'mqemitter-redis';
import { closeRedis, openRedis, openSubscriber } from '../../lib/redis.ts';

type Emitter = ReturnType<typeof mqemitterRedis> & { readonly state: EventEmitter };

declare module 'fastify' {
  interface FastifyInstance {
    redis: Redis;
    /** Pub/Sub over Redis: best effort, tells listeners to look (ADR-004). */
    emitter: Emitter;
  }
}

export default fp(
  async (app) => {
    const redis = openRedis(app.env, 'landfall-api', app.log);
    const pubConn = openRedis(app.env, 'landfall-api-publish', app.log);
    const subConn = openSubscriber(app.env, 'landfall-api-subscribe', app.log);
    app.decorate('redis', redis);
    const emitter = mqemitterRedis({ pubConn, subConn } as never) as Emitter;
    emitter.state.on('error', () => {}); // the connections log it; without a listener it would end the process
    app.decorate('emitter', emitter);
    app.addHook('onClose', async () => {
      await Promise.all([redis, pubConn, subConn].map(closeRedis));
      app.log.info('redis closed');
    });
  },
  { name: 'redis' },
);
