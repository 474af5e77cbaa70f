import { randomUUID } from 'node:crypto';
import fp from 'fastify-plugin';
import { rejectUnreadable, type HttpError } from '../../lib/http-errors.ts';
import { reject } from '../../lib/rejections.ts';
import { limits } from '../../limits.ts';

const logEveryMs = 1_000;

/** Errors outside GraphQL: what the caller did wrong is told, anything else is masked, with an id that the log line has too. */
export default fp(
  async (app) => {
    // Fastify's own logs the query string.
    app.setNotFoundHandler((_request, reply) => reply.code(404).send({ message: 'not found' }));
    app.setErrorHandler<HttpError & Error>((error, request, reply) => {
      rejectUnreadable(app.metrics, request.log, error);
      const { statusCode = 500, code = '', message } = error;
      // The caller hung up while sending.
      if (code === 'ECONNRESET' && message === 'aborted') return reply.code(400).send({ message });
      if (statusCode < 500 && (code.startsWith('FST_') || error.name === 'SyntaxError')) return reply.code(statusCode).send({ message });
      const errorId = randomUUID();
      request.log.error({ err: error, errorId }, 'request failed');
      return reply.code(500).send({ message: 'internal error', errorId });
    });

    app.server.maxConnections = app.env.WEBSOCKET_MAX_CONNECTIONS + limits.plainSockets.value;
    let loggedAt = 0;
    app.server.on('drop', () => {
      if (Date.now() - loggedAt < logEveryMs) return app.metrics.http_rejections_total.inc({ limit: 'connections' });
      loggedAt = Date.now();
      reject(app.metrics, app.log, limits.plainSockets, { max: app.server.maxConnections });
    });
  },
  { name: 'errors', dependencies: ['metrics'] },
);
