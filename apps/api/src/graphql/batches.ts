import type { FastifyInstance } from 'fastify';
import { reject } from '../lib/rejections.ts';
import { limits } from '../limits.ts';
import { refusal } from './errors.ts';

/** One operation a request: limits are of operations, and a list of them would go round each. */
export function refuseBatches(app: FastifyInstance): void {
  app.addHook('preValidation', (request, _reply, done) => {
    if (!Array.isArray(request.body)) return done();
    reject(app.metrics, request.log, limits.operations, { cost: request.body.length, max: limits.operations.value });
    done(refusal('GRAPHQL_VALIDATION', 'expected one operation, found a list', {}, 400));
  });
}
