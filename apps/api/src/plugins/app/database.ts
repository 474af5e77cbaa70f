import fp from 'fastify-plugin';
import { openDatabase, type Database } from '../../lib/database.ts';

declare module 'fastify' {
  interface FastifyInstance {
    db: Database;
  }
}

export default fp(
  async (app) => {
    const db = openDatabase(app.env, 'landfall-api', app.log);
    app.decorate('db', db);
    app.addHook('onClose', async () => {
      await db.$disconnect();
      app.log.info('database closed');
    });
  },
  { name: 'database' },
);
