import type { FastifyInstance } from 'fastify';

/** For the kubelet and the load balancer: alive, and able to serve (ADR 018). */
export default async function health(app: FastifyInstance): Promise<void> {
  app.get('/healthz', { logLevel: 'warn', config: { probe: true } }, async () => ({ status: 'ok' }));

  let before = '';
  app.get('/readyz', { logLevel: 'warn', config: { probe: true } }, async (_request, reply) => {
    const { ready, checks } = await app.readiness.probe();
    const whole = Object.values(checks).every((check) => check === 'ok');
    const status = app.lifecycle.draining ? 'draining' : !ready ? 'not ready' : whole ? 'ready' : 'degraded';
    if (status !== before && (status === 'not ready' || status === 'degraded')) app.log.warn({ checks }, status);
    before = status;
    return reply.code(status === 'ready' || status === 'degraded' ? 200 : 503).send({ status, checks });
  });
}
