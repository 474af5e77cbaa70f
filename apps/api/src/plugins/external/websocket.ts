import websocket from '@fastify/websocket';
import fp from 'fastify-plugin';
import { closeSockets } from '../../lib/close-sockets.ts';
import { limits } from '../../limits.ts';

/** For the client to answer a close; the types do not know it yet. */
const closing: object = { closeTimeout: 5_000 };
const protocol = 'graphql-transport-ws';

/** Registered before mercurius, which would register it without limits. */
export default fp(async (app) => {
  await app.register(websocket, {
    options: {
      ...closing,
      maxPayload: limits.payload.value,
      perMessageDeflate: false, // a small message can be a large one
      handleProtocols: (offered) => (offered.has(protocol) ? protocol : false),
    },
    errorHandler(error, socket, request) {
      // A frame that is none is counted where it comes in.
      if (!(error as { code?: string }).code?.startsWith('WS_ERR_')) request.log.warn({ err: error }, 'WebSocket failed');
      socket.terminate();
    },
    // Runs after the drain and before the onClose hooks, which close Redis and the database.
    preClose: async () => {
      await closeSockets(app.websocketServer);
      app.log.info('sockets closed');
    },
  });
});
