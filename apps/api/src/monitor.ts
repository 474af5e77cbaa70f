import fastify, { type FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { Checks } from './lib/check.ts';

export interface Probe {
  readonly ok: boolean;
  readonly checks: Checks;
}

export interface MonitorOptions {
  readonly registry: Registry;
  /** Probes of a process that has no other server. */
  readonly health?: () => Probe;
  readonly readiness?: () => Promise<Probe>;
}

/** The listener on METRICS_PORT, which no Ingress routes to. */
export function buildMonitor({ registry, health, readiness }: MonitorOptions): FastifyInstance {
  const monitor = fastify({ logger: false, forceCloseConnections: true });
  monitor.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
  const serve = (path: string, probe: () => Probe | Promise<Probe>) =>
    monitor.get(path, async (_request, reply) => {
      const { ok, checks } = await probe();
      return reply.code(ok ? 200 : 503).send({ status: ok ? 'ok' : 'failing', checks });
    });
  if (health) serve('/healthz', health);
  if (readiness) serve('/readyz', readiness);
  return monitor;
}
