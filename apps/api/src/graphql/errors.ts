import type { GraphQLError } from 'graphql';
import mercurius, { type MercuriusOptions } from 'mercurius';
import type { Log } from '../lib/logger.ts';
import { countError } from './measure.ts';

export type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'CONFLICT'
  | 'EMAIL_TAKEN'
  | 'EVENT_CANCELLED'
  | 'EVENT_FULL'
  | 'EVENT_OVER'
  | 'FORBIDDEN'
  | 'GRAPHQL_VALIDATION'
  | 'INVALID_CREDENTIALS'
  | 'NOT_FOUND'
  | 'PAYMENT_REQUIRED'
  | 'PERSISTED_QUERY_NOT_FOUND'
  | 'QUERY_TOO_COMPLEX'
  | 'QUERY_TOO_DEEP'
  | 'TOO_MANY_SUBSCRIPTIONS'
  | 'UNAUTHENTICATED';

/** An error that the caller may see; anything else is masked. */
export const refusal = (code: ErrorCode, message: string, extensions: object = {}, statusCode = 200): Error =>
  new mercurius.ErrorWithProps(message, { code, ...extensions }, statusCode);

export const notFound = (id: string): Error => refusal('NOT_FOUND', `there is no event ${id}`);

interface OriginalError extends Error {
  readonly code?: string;
  readonly statusCode?: number;
  /** Of a validation: what was found. */
  readonly errors?: readonly GraphQLError[];
}

const internal = { message: 'internal error', extensions: { code: 'INTERNAL' } };

/**
 * Answers refusals and errors of the query itself as they are, and masks and logs the rest. Client errors are not logged:
 * their messages quote variables.
 */
export const errorFormatter: NonNullable<MercuriusOptions['errorFormatter']> = (execution, context) => {
  const log = context.reply?.log ?? context.app.log;
  const errors: readonly GraphQLError[] = execution.errors ?? [];
  const original: OriginalError | undefined = errors[0]?.originalError;
  const statusCode = execution.data || errors.length !== 1 ? 200 : (original?.statusCode ?? 200);
  const answered = errors.flatMap((error) => shown(error, log));
  // Over a WebSocket there is no reply, and only subscriptions come there.
  const operation = context.operation ?? ('reply' in context ? 'none' : 'subscription');
  for (const { extensions } of answered) countError(context.app.metrics, operation, extensions?.code);
  return { statusCode, response: { data: execution.data ?? null, errors: answered as GraphQLError[] } };
};

interface Shown extends Partial<Pick<GraphQLError, 'path' | 'locations'>> {
  readonly message: string;
  readonly extensions?: { readonly code?: unknown };
}

function shown(error: GraphQLError, log: Log): Shown[] {
  const original: OriginalError | undefined = error.originalError;
  if (original?.errors)
    return original.errors.map(({ message, locations }) => ({ message, locations, extensions: { code: 'GRAPHQL_VALIDATION' } }));
  if (!isUnexpected(original)) return [error.toJSON()];
  log.error({ err: original, path: error.path?.join('.') }, 'resolver failed');
  return [{ ...internal, path: error.path, locations: error.locations }];
}

/** Not the query's own fault (no original error), not a refusal, not a client error of Fastify or mercurius. */
function isUnexpected(original: OriginalError | undefined): boolean {
  if (original === undefined || original instanceof mercurius.ErrorWithProps) return false;
  return !(original.statusCode !== undefined && original.statusCode < 500);
}

/** For subscriptions, whose errors mercurius sends as they are. */
export function masked(error: unknown, log: Log): Error {
  if (error instanceof mercurius.ErrorWithProps) return error;
  log.error({ err: error }, 'subscription failed');
  return new mercurius.ErrorWithProps(internal.message, internal.extensions);
}
