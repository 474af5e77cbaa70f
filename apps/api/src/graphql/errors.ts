import { randomUUID } from 'node:crypto';
import type { GraphQLError } from 'graphql';
import mercurius, { type MercuriusOptions } from 'mercurius';
import type { Log } from '../lib/logger.ts';
import type { Metrics } from '../lib/metrics.ts';
import { rejectUnreadable } from '../lib/http-errors.ts';
import { isUnavailable } from '../lib/unavailable.ts';
import { rejectDocument } from './rejections.ts';
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
  | 'OVERLOADED'
  | 'PAYMENT_REQUIRED'
  | 'PAYMENT_UNAVAILABLE'
  | 'PERSISTED_QUERY_NOT_FOUND'
  | 'QUERY_TOO_COMPLEX'
  | 'QUERY_TOO_DEEP'
  | 'RATE_LIMITED'
  | 'TOO_MANY_ALIASES'
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
const overloaded = { message: 'the service is busy: try again in a moment', extensions: { code: 'OVERLOADED' } };
const retryAfterSeconds = '2';

/** What is told of an error that is none of the caller's: an id that the log line has too. */
function mask(error: unknown) {
  const { message, extensions } = isUnavailable(error) ? overloaded : internal;
  return { message, extensions: { ...extensions, errorId: randomUUID() } };
}

/**
 * Answers refusals and errors of the query itself as they are, and masks and logs the rest. Client errors are not logged:
 * their messages quote variables.
 */
export const errorFormatter: NonNullable<MercuriusOptions['errorFormatter']> = (execution, context) => {
  const log = context.reply?.log ?? context.app.log;
  const errors: readonly GraphQLError[] = execution.errors ?? [];
  const original: OriginalError | undefined = errors[0]?.originalError;
  const statusCode = execution.data || errors.length !== 1 ? 200 : statusOf(original, execution.data === undefined);
  if (statusCode === 503) void context.reply?.header('retry-after', retryAfterSeconds);
  if (original) rejectUnreadable(context.app.metrics, log, original);
  const answered = errors.flatMap((error) => shown(error, context.app.metrics, log));
  // Over a WebSocket there is no reply, and only subscriptions come there.
  const operation = context.operation ?? ('reply' in context ? 'none' : 'subscription');
  for (const { extensions } of answered) countError(context.app.metrics, operation, extensions?.code);
  return { statusCode, response: { data: execution.data ?? null, errors: answered as GraphQLError[] } };
};

/** @param refused without an answer, not even null: graphql-js found what mercurius did not look at, such as variables */
function statusOf(original: OriginalError | undefined, refused: boolean): number {
  if (original === undefined) return refused ? 400 : 200;
  return original.statusCode ?? (isUnavailable(original) ? 503 : 200);
}

interface Shown extends Partial<Pick<GraphQLError, 'path' | 'locations'>> {
  readonly message: string;
  readonly extensions?: { readonly code?: unknown };
}

function shown(error: GraphQLError, metrics: Metrics<'api'>, log: Log): Shown[] {
  const original: OriginalError | undefined = error.originalError;
  if (original?.errors) {
    rejectDocument(metrics, log, original.errors);
    return original.errors.map(({ message, locations }) => ({ message, locations, extensions: { code: 'GRAPHQL_VALIDATION' } }));
  }
  if (!isUnexpected(original)) return [coded(error.toJSON(), original?.statusCode)];
  const answer = mask(original);
  log.error({ err: original, errorId: answer.extensions.errorId, path: error.path?.join('.') }, 'resolver failed');
  return [{ ...answer, path: error.path, locations: error.locations }];
}

/** What libraries refuse has no code of ours. */
function coded(answer: Shown, statusCode = 400): Shown {
  if (answer.extensions?.code !== undefined || statusCode !== 400) return answer;
  return { ...answer, extensions: { ...answer.extensions, code: 'GRAPHQL_VALIDATION' } };
}

/** Not the query's own fault (no original error), not a refusal, not a client error of Fastify or mercurius; other libraries say too much. */
function isUnexpected(original: OriginalError | undefined): boolean {
  if (original === undefined || original instanceof mercurius.ErrorWithProps) return false;
  const { code = '', name, statusCode = 500 } = original;
  // The caller hung up while sending.
  if (code === 'ECONNRESET' && original.message === 'aborted') return false;
  return !(statusCode < 500 && (/^(FST|MER)_/.test(code) || name === 'SyntaxError'));
}

/** For subscriptions, whose errors mercurius sends as they are. */
export function masked(error: unknown, log: Log): Error {
  if (error instanceof mercurius.ErrorWithProps) return error;
  const { message, extensions } = mask(error);
  log.error({ err: error, errorId: extensions.errorId }, 'subscription failed');
  return new mercurius.ErrorWithProps(message, extensions);
}
