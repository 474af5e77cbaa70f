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
import { reject } from '../../lib/rejections.ts';
import { limits } from '../../limits.ts';
import { requireUser } from '../context.ts';
import { refusal } from '../errors.ts';
import { changePasswordInput, parseInput, signInInput, signUpInput } from '../inputs.ts';

const terms = ({ app, reply }: MercuriusContext): SessionTerms => ({
  hours: app.env.SESSION_HOURS,
  replaced: app.session.token(reply.request),
});

/** @throws a refusal of who tried too often */
async function countAttempt({ app, reply }: MercuriusContext, account: string): Promise<void> {
  const { client } = reply.request;
  const exceeded = await app.attempts.count(client, account);
  if (!exceeded) return;
  const { by, seconds } = exceeded;
  reject(app.metrics, reply.request.log, limits.signIn, { by, client: app.pseudonymOf(client), max: app.attempts.max });
  void reply.header('retry-after', String(seconds));
  throw refusal('RATE_LIMITED', 'too many attempts: try again later', { retryAfter: seconds }, 429);
}

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
    signUp: async (_root, args, context) => {
      const input = parseInput(signUpInput, args);
      await countAttempt(context, input.email);
      return start(context, await signUp(context.app.db, input, terms(context)));
    },
    signIn: async (_root, args, context) => {
      const input = parseInput(signInInput, args);
      await countAttempt(context, input.email);
      return start(context, await signIn(context.app.db, input, terms(context)));
    },
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
      const input = parseInput(changePasswordInput, args);
      await countAttempt(context, userId);
      return start(context, await changePassword(db, userId, input, env.SESSION_HOURS));
    },
  },
} satisfies IResolvers;
