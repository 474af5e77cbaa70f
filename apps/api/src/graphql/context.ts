import type { FastifyReply, FastifyRequest } from 'fastify';
import type { MercuriusContext } from 'mercurius';
import type { Connection } from '../lib/connection.ts';
import { refusal } from './errors.ts';

declare module 'mercurius' {
  interface MercuriusContext {
    /** Id of the signed-in user. */
    userId?: string | undefined;
    /** Of a subscription, with its id there. */
    connection: Connection;
    id: unknown;
  }
}

export const buildContext = (request: FastifyRequest, _reply: FastifyReply) => ({ userId: request.server.session.userId(request) });

/** @throws a refusal without a valid session */
export function requireUser({ userId }: MercuriusContext): string {
  if (userId === undefined) throw refusal('UNAUTHENTICATED', 'sign in first');
  return userId;
}
