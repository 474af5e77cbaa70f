import type { FastifyReply, FastifyRequest } from 'fastify';
import type { MercuriusContext } from 'mercurius';
import type { User } from '../accounts/sessions.ts';
import type { Connection } from '../lib/connection.ts';
import { refusal } from './errors.ts';

declare module 'mercurius' {
  interface MercuriusContext {
    /** The signed-in user, asked for once per request and only by what needs it. */
    user(this: void): Promise<User | undefined>;
    /** Of a subscription, with its id there. */
    connection: Connection;
    id: unknown;
  }
}

export function buildContext(request: FastifyRequest, reply: FastifyReply): Pick<MercuriusContext, 'user' | 'operation'> {
  const { session } = request.server;
  let user: Promise<User | undefined> | undefined;
  const context: Pick<MercuriusContext, 'user' | 'operation'> = {
    // Only a mutation's answer is sure to reach the browser: pages that are being streamed cannot set cookies.
    user: () => (user ??= context.operation === 'mutation' ? session.renew(request, reply) : session.user(request)),
  };
  return context;
}

/** Id of the signed-in user. @throws a refusal without a valid session */
export async function requireUser({ user }: MercuriusContext): Promise<string> {
  const found = await user();
  if (!found) throw refusal('UNAUTHENTICATED', 'sign in first');
  return found.id;
}
