import type { IResolvers } from 'mercurius';
import { checkout } from '../../payments/checkout.ts';
import { requireUser } from '../context.ts';
import { parseEventId } from '../inputs.ts';

export const payment = {
  Mutation: {
    checkout: async (_root, args: { eventId: string }, context) => {
      const { app, reply } = context;
      const who = { userId: await requireUser(context), eventId: parseEventId(args.eventId) };
      return checkout({ db: app.db, payments: app.payments, log: reply.log, appUrl: app.env.APP_URL }, who);
    },
  },
} satisfies IResolvers;
