import type { IResolvers } from 'mercurius';
import { findAccount, signIn, signUp } from '../../accounts/accounts.ts';
import { parseInput, signInInput, signUpInput } from '../inputs.ts';

export const account = {
  Query: {
    me: (_root, _args, { app, userId }) => (userId === undefined ? null : findAccount(app.db, userId)),
  },
  Mutation: {
    signUp: async (_root, args, { app, reply }) => {
      const me = await signUp(app.db, parseInput(signUpInput, args));
      app.session.start(reply, me.id);
      return me;
    },
    signIn: async (_root, args, { app, reply }) => {
      const me = await signIn(app.db, parseInput(signInInput, args));
      app.session.start(reply, me.id);
      return me;
    },
    signOut: (_root, _args, { app, reply }) => {
      app.session.end(reply);
      return true;
    },
  },
} satisfies IResolvers;
