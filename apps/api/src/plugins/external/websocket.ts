import websocket from '@fastify/websocket';
import fp from 'fastify-plugin';
import { closeSockets } from '../../lib/close-sockets.ts';
import { Connection } from '../../lib/connection.ts';

const maxConnections = 5_000;
const maxPayloadBytes = 16 * 1024;

/** Registered before mercurius, which would register it without limits. */
export default fp(async (app) => {
  await app.register(websocket, {
    options: {
      maxPayload: maxPayloadBytes,
      verifyClient: (_info, next) => {
        const full = app.websocketServer.clients.size >= maxConnections;
        if (full || app.lifecycle.draining) next(false, 503, 'Service Unavailable', { 'retry-after': '5' });
        else next(true);
      },
    },
    // Runs after the drain and before the onClose hooks, which close Redis and the database.
    preClose: async () => {
      await closeSockets(app.websocketServer);
      app.log.info('sockets closed');
    },
  });
  app.websocketServer.on('connection', (socket) => Connection.of(socket));
});
