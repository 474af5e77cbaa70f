import type { FastifyInstance } from 'fastify';
import { within } from './lib/within.ts';

/**
 * Closes the api in this order: readiness false, stop accepting, drain requests, close WebSockets with 1001, close Redis,
 * close the database (the last three by the plugins' own hooks).
 * @throws if requests were still running after the drain time; they are cut, the rest is closed all the same
 */
export async function closeApp(app: FastifyInstance, drainSeconds: number): Promise<void> {
  const { lifecycle, server, log } = app;
  lifecycle.draining = true;
  server.close();
  log.info({ requests: lifecycle.inFlight.count, sockets: app.websocketServer.clients.size }, 'draining');
  const drained = await within(drainSeconds, lifecycle.inFlight.idle());
  const cut = lifecycle.inFlight.count;
  if (!drained) server.closeAllConnections();
  await app.close();
  if (!drained) throw new Error(`${cut} requests were still running after ${drainSeconds} s and were cut`);
}
