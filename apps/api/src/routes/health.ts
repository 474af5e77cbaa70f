import type { FastifyInstance } from 'fastify';
import { runChecks } from '../lib/check.ts';

/** For the kubelet and the load balancer: alive, and able to serve. */
export default async function health(app: FastifyInstance): Promise<void> {
  app.get('/healthz', { logLevel: 'warn', config: { probe: true } }, async () => ({ status: 'ok' }));

  app.get('/readyz', { logLevel: 'warn', config: { probe: true } }, async (_request, reply) => {
    const { ok, checks } = await runChecks({ postgres: () => app.db.$queryRaw`SELECT 1`, redis: () => app.redis.ping() });
    const { draining } = app.lifecycle;
    const status = draining ? 'draining' : ok ? 'ready' : 'not ready';
    return reply.code(ok && !draining ? 200 : 503).send({ status, checks });
  });
}
