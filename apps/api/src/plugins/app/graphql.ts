import fp from 'fastify-plugin';
import { DateTimeISOResolver } from 'graphql-scalars';
import mercurius, { type IResolvers, type MercuriusContext } from 'mercurius';
import { attendanceReader } from '../../events/attendance.ts';
import { createReaders } from '../../events/readers.ts';
import { buildContext } from '../../graphql/context.ts';
import { errorFormatter } from '../../graphql/errors.ts';
import { refuseBatches } from '../../graphql/batches.ts';
import { limitOperations } from '../../graphql/limits.ts';
import { measured } from '../../graphql/measure.ts';
import { answerOnlyPersisted, persistedOperations } from '../../graphql/persisted.ts';
import { account } from '../../graphql/resolvers/account.ts';
import { attendance } from '../../graphql/resolvers/attendance.ts';
import { event } from '../../graphql/resolvers/event.ts';
import { eventFields } from '../../graphql/resolvers/event-fields.ts';
import { payment } from '../../graphql/resolvers/payment.ts';
import { typeDefs } from '../../graphql/schema.ts';
import { Connection } from '../../lib/connection.ts';
import { limits } from '../../limits.ts';

export default fp(
  async (app) => {
    const readers = createReaders(app.db);
    const events = event(readers);
    const resolvers: IResolvers = {
      DateTime: DateTimeISOResolver,
      Query: measured('Query', { ...account.Query, ...events.Query }),
      Mutation: measured('Mutation', { ...account.Mutation, ...events.Mutation, ...payment.Mutation }),
      ...eventFields(readers),
      Subscription: measured('Subscription', attendance(attendanceReader(app.db)).Subscription),
    };
    await app.register(mercurius, {
      schema: typeDefs,
      resolvers,
      context: buildContext,
      errorFormatter,
      graphiql: false,
      cache: limits.documents.value,
      graphql: {
        parseOptions: { maxTokens: limits.tokens.value },
        validateOptions: { maxErrors: 10, hideSuggestions: !app.env.GRAPHQL_INTROSPECTION } as { maxErrors: number },
      },
      persistedQueryProvider: persistedOperations,
      subscription: {
        emitter: app.emitter,
        wsDefaultSubprotocol: 'graphql-transport-ws',
        context: (socket) => {
          const connection = Connection.of(socket);
          connection.initialise();
          return { connection };
        },
      },
    });
    // Without a subscription before it, a client's end has no context.
    app.graphql.addHook('onSubscriptionEnd', async (context: Partial<MercuriusContext> | null, id) => context?.connection?.release(id));
    if (app.env.GRAPHQL_PERSISTED_ONLY) answerOnlyPersisted(app);
    limitOperations(app);
    refuseBatches(app);
  },
  { name: 'graphql', dependencies: ['session', 'database', 'redis', 'metrics', 'payments'] },
);
