import { PrismaPg } from '@prisma/adapter-pg';
import { fastify, type FastifyInstance } from 'fastify';
import { DateTimeISOResolver } from 'graphql-scalars';
import { mercurius, type IResolvers } from 'mercurius';
import { createReaders } from '../../apps/api/src/events/readers.ts';
import { PrismaClient } from '../../apps/api/src/generated/prisma/client.ts';
import { account } from '../../apps/api/src/graphql/resolvers/account.ts';
import { event } from '../../apps/api/src/graphql/resolvers/event.ts';
import { eventFields } from '../../apps/api/src/graphql/resolvers/event-fields.ts';
import { typeDefs } from '../../apps/api/src/graphql/schema.ts';

/** Fastify, mercurius, the api's resolvers and its Prisma client, and nothing else. */
export async function buildBare(): Promise<FastifyInstance> {
  const { DATABASE_URL, DATABASE_POOL_SIZE } = process.env;
  const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: DATABASE_URL, max: Number(DATABASE_POOL_SIZE) }) });
  const app = fastify();
  app.decorate('db', db as never);
  const readers = createReaders(db);
  const resolvers: IResolvers = {
    DateTime: DateTimeISOResolver,
    Query: { ...account.Query, ...event(readers).Query },
    ...eventFields(readers),
  };
  await app.register(mercurius, { schema: typeDefs, resolvers, context: () => ({ user: async () => undefined }) });
  return app;
}
