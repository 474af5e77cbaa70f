import fp from 'fastify-plugin';
import { collect, createMetrics, type Metrics } from '../../lib/metrics.ts';
import { observeRedis } from '../../lib/observe-redis.ts';

declare module 'fastify' {
  interface FastifyInstance {
    metrics: Metrics<'api'>;
  }
}

/** Metrics of this instance; the monitor serves them on a port of its own. */
export default fp(
  async (app) => {
    const metrics = createMetrics('api');
    app.decorate('metrics', metrics);
    const stop = observeRedis(metrics);
    app.addHook('onClose', async () => stop());
    collect(metrics.ws_connections_active, (gauge) => gauge.set(app.websocketServer.clients.size));
    app.addHook('onResponse', async (request, reply) => {
      const path = request.routeOptions.url ?? 'unmatched';
      metrics.http_request_duration_seconds.observe({ method: request.method, path, status: reply.statusCode }, reply.elapsedTime / 1_000);
    });
  },
  { name: 'metrics' },
);
