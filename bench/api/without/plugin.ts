import type { FastifyInstance } from 'fastify';

/** What fastify-plugin makes of a function: its decorators are the app's. */
export const plugin = (name: string, decorate: (app: FastifyInstance) => unknown) =>
  Object.assign(async (app: FastifyInstance) => void decorate(app), {
    [Symbol.for('skip-override')]: true,
    [Symbol.for('fastify.display-name')]: name,
    [Symbol.for('plugin-meta')]: { name },
  });
