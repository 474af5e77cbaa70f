import fp from 'fastify-plugin';
import { DateTimeISOResolver } from 'graphql-scalars';
import mercurius, { type IResolvers } from 'mercurius';
import { attendanceReader } from '../../events/attendance.ts';
import { buildContext } from '../../graphql/context.ts';
import { errorFormatter } from '../../graphql/errors.ts';
import { limitOperations } from '../../graphql/limits.ts';
import { account } from '../../graphql/resolvers/account.ts';
import { attendance } from '../../graphql/resolvers/attendance.ts';
import { event, eventLoaders } from '../../graphql/resolvers/event.ts';
import { typeDefs } from '../../graphql/schema.ts';

export default fp(
  async (app) => {
    const resolvers: IResolvers = {
      DateTime: DateTimeISOResolver,
      Query: { ...account.Query, ...event.Query },
      Mutation: { ...account.Mutation, ...event.Mutation },
      ...attendance(attendanceReader(app.db)),
    };
    await app.register(mercurius, {
      schema: typeDefs,
      resolvers,
      loaders: eventLoaders,
      context: buildContext,
      errorFormatter,
      graphiql: false,
      subscription: { emitter: app.emitter, wsDefaultSubprotocol: 'graphql-transport-ws', queueHighWaterMark: 100 },
    });
    limitOperations(app);
  },
  { name: 'graphql', dependencies: ['session', 'database', 'redis', 'metrics'] },
);
