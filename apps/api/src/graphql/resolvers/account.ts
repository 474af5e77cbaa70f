import type { IResolvers, MercuriusContext } from 'mercurius';
import {
  changePassword,
  findAccount,
  signIn,
  signOut,
  signOutEverywhere,
  signUp,
  type Account,
  type SessionTerms,
  type SignedIn,
} from '../../accounts/accounts.ts';
import { requireUser } from '../context.ts';
import { changePasswordInput, parseInput, signInInput, signUpInput } from '../inputs.ts';

const terms = ({ app, reply }: MercuriusContext): SessionTerms => ({
  hours: app.env.SESSION_HOURS,
  replaced: app.session.token(reply.request),
});

function start({ app, reply }: MercuriusContext, { account, session }: SignedIn): Account {
  app.session.start(reply, session);
  return account;
}

export const account = {
  Query: {
    me: async (_root, _args, { app, user }) => {
      const found = await user();
      return found ? findAccount(app.db, found.id) : null;
    },
  },
  Mutation: {
    signUp: async (_root, args, context) => start(context, await signUp(context.app.db, parseInput(signUpInput, args), terms(context))),
    signIn: async (_root, args, context) => start(context, await signIn(context.app.db, parseInput(signInInput, args), terms(context))),
    signOut: async (_root, _args, { app, reply }) => {
      const token = app.session.token(reply.request);
      if (token && (await app.session.user(reply.request))) await signOut(app.db, token);
      app.session.end(reply);
      return true;
    },
    signOutEverywhere: async (_root, _args, context) => {
      await signOutEverywhere(context.app.db, await requireUser(context));
      context.app.session.end(context.reply);
      return true;
    },
    changePassword: async (_root, args, context) => {
      const { db, env } = context.app;
      const userId = await requireUser(context);
      return start(context, await changePassword(db, userId, parseInput(changePasswordInput, args), env.SESSION_HOURS));
    },
  },
} satisfies IResolvers;
