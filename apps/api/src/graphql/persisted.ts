import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { Location, type DocumentNode } from 'graphql';
import type { PersistedQueryProvider } from 'mercurius';
import type { Log } from '../lib/logger.ts';
import { reject } from '../lib/rejections.ts';
import { limits } from '../limits.ts';
import { refusal } from './errors.ts';
import { codeOf, countError } from './measure.ts';
import operations from './persisted-operations.json' with { type: 'json' };

const byHash: ReadonlyMap<string, string> = new Map(Object.entries(operations));
const texts: ReadonlySet<string> = new Set(byHash.values());

/** What a request may carry; mercurius has made sure of the query alone. */
interface Asked {
  readonly query?: string;
  readonly extensions?: { readonly persistedQuery?: { readonly version?: unknown; readonly sha256Hash?: unknown } | null } | null;
}

const invalid = (message: string) => refusal('GRAPHQL_VALIDATION', message, {}, 400);

/**
 * Operations by their hash, in the form of Apollo's automatic persisted queries. Nothing is learnt from callers: they send the text
 * of what this build does not know each time.
 */
export const persistedOperations: PersistedQueryProvider = {
  /** @throws a refusal of what names no operation, or two */
  isPersistedQuery(request) {
    const { query, extensions } = request as Asked;
    const asked = extensions?.persistedQuery;
    if (asked == null) {
      if (!query) throw invalid('expected a query, or the hash of one in extensions.persistedQuery');
      return false;
    }
    const { version, sha256Hash } = asked;
    if (version !== 1 || typeof sha256Hash !== 'string')
      throw invalid('expected extensions.persistedQuery with version 1 and a sha256Hash');
    if (query && createHash('sha256').update(query).digest('hex') !== sha256Hash)
      throw invalid('extensions.persistedQuery.sha256Hash is not that of the query');
    return !query;
  },
  isPersistedQueryRetry: () => false,
  getHash: (request) => String((request as Asked).extensions?.persistedQuery?.sha256Hash),
  async getQueryFromHash(hash) {
    const text = byHash.get(hash);
    // The message is what clients of this form look for; they send the text then, so it is no error of HTTP.
    if (text === undefined) throw refusal('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');
    return text;
  },
};

/** Refuses every text that is none of the web app's; counts and logs it. */
export function answerOnlyPersisted(app: FastifyInstance): void {
  const check = (text: string | undefined, log: Log) => {
    if (text !== undefined && texts.has(text)) return;
    reject(app.metrics, log, limits.persisted);
    throw refusal('PERSISTED_QUERY_NOT_FOUND', 'only the operations of the web app are answered', {}, 400);
  };
  // Before it is parsed, so its name is not known.
  app.graphql.addHook('preParsing', async (_schema, source, { reply }) => check(source, reply.request.log));
  app.graphql.addHook('preSubscriptionExecution', async (_schema, document) => {
    try {
      check(parsedText(document), app.log);
    } catch (error) {
      countError(app.metrics, 'subscription', codeOf(error));
      throw error;
    }
  });
}

/** Text that the document was parsed from here; a document that came as JSON can claim any. */
const parsedText = ({ loc }: DocumentNode): string | undefined => (loc instanceof Location ? loc.source.body : undefined);
