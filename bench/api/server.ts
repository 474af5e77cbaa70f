/**
 * A contender, in a process of its own: `server.ts bare|app`, with the environment of the api; WITHOUT names features to leave out. Tells
 * its parent the port, and its CPU time whenever it is asked.
 */
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpu: (user + system) / 1e6 });
});
process.on('disconnect', () => process.exit());

const build = {
  bare: async () => (await import('./bare.ts')).buildBare(),
  app: async () => (await import('./whole.ts')).buildWhole(),
};
const kind = process.argv[2] as keyof typeof build;
const app: FastifyInstance = await build[kind]();
await app.listen({ host: '127.0.0.1', port: 0 });
process.send?.({ port: (app.addresses()[0] as AddressInfo).port });
