import type { Server, ServerResponse } from 'node:http';
import { setDraining } from '../src/lib/draining.ts';

/** Lets answers that are under way finish while nothing new comes in. */
export function createDrain() {
  const responses = new Set<ServerResponse>();
  let draining = false;

  return {
    get inFlight() {
      return responses.size;
    },
    track(res: ServerResponse) {
      responses.add(res);
      res.once('close', () => responses.delete(res));
      if (draining) res.setHeader('connection', 'close');
    },
    /** Readiness false, no new connections, every answer to the end, each connection closed after its answer. */
    async close(server: Server) {
      draining = true;
      setDraining();
      for (const res of responses) if (!res.headersSent) res.setHeader('connection', 'close');
      const closed = new Promise<void>((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
      // An answer whose headers were out already leaves its connection open and idle.
      for (const res of responses) res.once('close', () => setImmediate(() => server.closeIdleConnections()));
      await closed;
    },
  };
}
