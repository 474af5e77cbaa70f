import fp from 'fastify-plugin';
import { EventLoop } from '../../lib/event-loop.ts';
import { refuseRequest } from '../../lib/refuse-request.ts';
import { reject } from '../../lib/rejections.ts';
import { limits } from '../../limits.ts';

const retryAfterSeconds = 2;
const logEveryMs = 1_000;

/** Refuses new work while the event loop is late. The probes stay: a pod that is replaced does not get its work done either. */
export default fp(
  async (app) => {
    const { value: max } = limits.eventLoopDelayMs;
    const loop = new EventLoop(max);
    app.addHook('onClose', async () => loop.stop());
    let loggedAt = 0;
    app.addHook('onRequest', (request, reply, done) => {
      if (!loop.isLate || request.routeOptions.config.probe) return done();
      if (Date.now() - loggedAt < logEveryMs) app.metrics.http_rejections_total.inc({ limit: 'overload' });
      else {
        loggedAt = Date.now();
        reject(app.metrics, request.log, limits.eventLoopDelayMs, { delay: Math.round(loop.delayMs), max });
      }
      refuseRequest(request, reply, { status: 503, code: 'OVERLOADED', message: 'the service is busy', seconds: retryAfterSeconds });
    });
  },
  { name: 'overload', dependencies: ['metrics'] },
);
