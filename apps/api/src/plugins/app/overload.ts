import underPressure from '@fastify/under-pressure';
import fp from 'fastify-plugin';
import { refuseRequest } from '../../lib/refuse-request.ts';
import { reject } from '../../lib/rejections.ts';
import { limits } from '../../limits.ts';

const retryAfterSeconds = 2;
const logEveryMs = 1_000;

/** Refuses new work while the event loop is late. The probes stay: a pod that is replaced does not get its work done either. */
export default fp(
  async (app) => {
    // It measures; its own hook would refuse the probes too.
    await app.register(underPressure, { sampleInterval: 1_000 });
    let loggedAt = 0;
    app.addHook('onRequest', (request, reply, done) => {
      const { eventLoopDelay } = app.memoryUsage();
      if (eventLoopDelay <= limits.eventLoopDelayMs.value || request.routeOptions.config.probe) return done();
      if (Date.now() - loggedAt < logEveryMs) app.metrics.http_rejections_total.inc({ limit: 'overload' });
      else {
        loggedAt = Date.now();
        reject(app.metrics, request.log, limits.eventLoopDelayMs, {
          delay: Math.round(eventLoopDelay),
          max: limits.eventLoopDelayMs.value,
        });
      }
      refuseRequest(request, reply, { status: 503, code: 'OVERLOADED', message: 'the service is busy', seconds: retryAfterSeconds });
    });
  },
  { name: 'overload', dependencies: ['metrics'] },
);
