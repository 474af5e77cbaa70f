import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyHttpOptions, FastifyInstance, FastifyReply } from 'fastify';
import { answerUnreadable, rejectUnreadable, type HttpError } from './lib/http-errors.ts';
import { RequestLog } from './lib/request-log.ts';
import { limits } from './limits.ts';

/** What Fastify and Node.js take from and grant to a connection. */
export const serverOptions = ({ TRUSTED_PROXY_HOPS }: { readonly TRUSTED_PROXY_HOPS: number }) =>
  ({
    // The proxies before the api append to X-Forwarded-For; what comes before their entries is anybody's.
    trustProxy: (_address: string, hop: number) => hop < TRUSTED_PROXY_HOPS,
    logController: new RequestLog(),
    bodyLimit: limits.body.value,
    requestTimeout: limits.requestMs.value,
    connectionTimeout: limits.idleSocketMs.value,
    keepAliveTimeout: limits.keepAliveMs.value,
    http: {
      headersTimeout: limits.headersMs.value,
      connectionsCheckingInterval: limits.checkMs.value,
      maxHeaderSize: limits.headerBytes.value,
    },
    exposeHeadRoutes: false, // mercurius refuses mutations over GET, not over the HEAD that Fastify makes of it
    // Before any route: a path that cannot be decoded.
    frameworkErrors({ code, statusCode = 400 }, request, reply) {
      rejectUnreadable(request.server.metrics, request.log, { code, statusCode });
      void (reply as FastifyReply).code(statusCode).send({ message: 'bad request' });
    },
    clientErrorHandler(this: FastifyInstance, error: HttpError, socket: Socket) {
      if (error.code === 'ECONNRESET' || socket.destroyed) return;
      rejectUnreadable(this.metrics, this.log, error);
      if (socket.writable) socket.write(answerUnreadable(error));
      socket.destroy();
    },
  }) satisfies FastifyHttpOptions<Server>;
