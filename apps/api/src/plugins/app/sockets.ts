import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import type { WebSocket } from 'ws';
import { countError } from '../../graphql/measure.ts';
import { rejectDocument } from '../../graphql/rejections.ts';
import { readMessage, refuseSubscription, type Message } from '../../graphql/socket-message.ts';
import { Connection } from '../../lib/connection.ts';
import { refuseRequest } from '../../lib/refuse-request.ts';
import { reject } from '../../lib/rejections.ts';
import { SocketPlaces } from '../../lib/socket-places.ts';
import { limits } from '../../limits.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Asks every WebSocket whether it is still there. */
    pingSockets(): void;
  }
}

const badRequest = 4400;
const unauthorized = 4401;
const tooManyInits = 4429;
const retryAfterSeconds = 5;
const pingMs = 30_000;

/** Lets in as many WebSockets as there are places, and lets through only messages that the protocol knows. */
export default fp(
  async (app) => {
    const { WEBSOCKET_MAX_CONNECTIONS, WEBSOCKET_MAX_PER_ADDRESS } = app.env;
    const places = new SocketPlaces(WEBSOCKET_MAX_CONNECTIONS, WEBSOCKET_MAX_PER_ADDRESS);
    const clients = new WeakMap<IncomingMessage, string>();

    app.addHook('onRequest', (request, reply, done) => {
      if (!request.ws) return done();
      const { client, raw } = request;
      const busy = { status: 503, code: 'OVERLOADED', message: 'no WebSockets are taken now', seconds: retryAfterSeconds };
      if (app.lifecycle.draining || raw.socket.destroyed) return refuseRequest(request, reply, busy);
      const full = places.take(client);
      if (full) {
        reject(app.metrics, request.log, limits[full], { client: app.pseudonymOf(client) });
        return refuseRequest(request, reply, full === 'webSockets' ? busy : { ...busy, status: 429, code: 'RATE_LIMITED' });
      }
      raw.socket.once('close', () => places.free(client));
      clients.set(raw, client);
      done();
    });

    app.websocketServer.on('connection', (socket, request) => {
      const client = app.pseudonymOf(clients.get(request) ?? '');
      const connection = Connection.open(socket, (limit) => reject(app.metrics, app.log, limits[limit], { client }));
      filterMessages(app, socket, connection);
    });

    const pingSockets = () => {
      for (const socket of app.websocketServer.clients) Connection.of(socket).ping();
    };
    app.decorate('pingSockets', pingSockets);
    const timer = setInterval(pingSockets, pingMs).unref();
    app.addHook('onClose', async () => clearInterval(timer));
  },
  { name: 'sockets', dependencies: ['rate-limit', 'lifecycle', 'metrics'] },
);

/** mercurius listens to the socket itself and believes whatever comes: it gets what passes here. */
function filterMessages(app: FastifyInstance, socket: WebSocket, connection: Connection): void {
  const emit = socket.emit.bind(socket) as (event: string | symbol, ...args: unknown[]) => boolean;
  socket.emit = (event: string | symbol, ...args: unknown[]) => {
    if (event !== 'message') return emit(event, ...args);
    const message = connection.admit() ? readMessage(String(args[0])) : undefined;
    if (message && passes(app, socket, connection, message)) return emit('message', Buffer.from(JSON.stringify(message)), false);
    if (!message && socket.readyState === socket.OPEN) connection.refuse('protocol', badRequest, 'Invalid message');
    return true;
  };
}

function passes(app: FastifyInstance, socket: WebSocket, connection: Connection, message: Message): boolean {
  if (message.type === 'connection_init') {
    if (connection.initialised) connection.refuse('protocol', tooManyInits, 'Too many initialisation requests');
    return !connection.initialised;
  }
  if (message.type === 'pong') return false;
  if (message.type !== 'subscribe') return true;
  if (!connection.initialised) {
    connection.refuse('protocol', unauthorized, 'Unauthorized');
    return false;
  }
  const wrong = refuseSubscription(app.graphql.schema, message.payload);
  if (wrong === undefined) return true;
  rejectDocument(app.metrics, app.log, [{ message: wrong }]);
  countError(app.metrics, 'subscription', 'GRAPHQL_VALIDATION');
  const payload = [{ message: wrong, extensions: { code: 'GRAPHQL_VALIDATION' } }];
  socket.send(JSON.stringify({ type: 'error', id: message.id, payload }));
  return false;
}
