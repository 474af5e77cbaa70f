import fp from 'fastify-plugin';
import { closeDatabase, openDatabase, requestTimes, type Database } from '../../lib/database.ts';

declare module 'fastify' {
  interface FastifyInstance {
    db: Database;
  }
}

export default fp(
  async (app) => {
    const db = openDatabase(app.env, 'landfall-api', app.log, app.metrics, requestTimes, () => app.readiness.answered('postgres'));
    app.decorate('db', db);
    app.addHook('onClose', async () => {
      await closeDatabase(db);
      app.log.info('database closed');
    });
  },
  { name: 'database', dependencies: ['metrics', 'readiness'] },
);
