import fp from 'fastify-plugin';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

declare module 'fastify' {
  interface FastifyInstance {
    metrics: { registry: Registry; rejections: Counter<'limit'> };
  }
}

/** Metrics of this instance; the monitor serves them on a port of its own. */
export default fp(
  async (app) => {
    const registry = new Registry();
    const registers = [registry];
    collectDefaultMetrics({ register: registry });
    const duration = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time from the request to the end of its response, by route pattern',
      labelNames: ['method', 'path', 'status'] as const,
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30],
      registers,
    });
    new Gauge({
      name: 'ws_connections_active',
      help: 'WebSockets that are open',
      registers,
      collect() {
        this.set(app.websocketServer.clients.size);
      },
    });
    const rejections = new Counter({
      name: 'graphql_rejections_total',
      help: 'GraphQL operations refused by a limit',
      labelNames: ['limit'] as const,
      registers,
    });
    app.decorate('metrics', { registry, rejections });
    app.addHook('onResponse', async (request, reply) => {
      const path = request.routeOptions.url ?? 'unmatched';
      duration.observe({ method: request.method, path, status: reply.statusCode }, reply.elapsedTime / 1_000);
    });
  },
  { name: 'metrics' },
);
