import type { GraphQLError } from 'graphql';
import type { Log } from '../lib/logger.ts';
import type { Metrics } from '../lib/metrics.ts';
import { reject } from '../lib/rejections.ts';
import { limits } from '../limits.ts';

/** Counts a document that the parser gave up, which it says with the other errors of syntax. */
export function rejectDocument(metrics: Metrics<'api'>, log: Log, errors: readonly Pick<GraphQLError, 'message'>[]): void {
  if (errors.some(({ message }) => message.startsWith('Syntax Error: Document contains more that')))
    reject(metrics, log, limits.tokens, { max: limits.tokens.value });
}
