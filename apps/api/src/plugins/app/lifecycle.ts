import fp from 'fastify-plugin';
import { InFlight } from '../../lib/in-flight.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** `draining` from SIGTERM on. */
    lifecycle: { draining: boolean; inFlight: InFlight };
  }
}

/** What a shutdown has to know: whether one has begun, and how many requests it has to wait for. */
export default fp(
  async (app) => {
    const lifecycle = { draining: false, inFlight: new InFlight(app.server) };
    app.decorate('lifecycle', lifecycle);
    // A kept connection would carry a further request to a server that is about to go.
    app.addHook('onSend', async (_request, reply) => {
      if (lifecycle.draining) reply.header('connection', 'close');
    });
  },
  { name: 'lifecycle' },
);
