import { metrics as declared } from '@landfall/schemas/contract';
import type { GraphQLFieldResolver } from 'graphql';
import mercurius, { type MercuriusContext } from 'mercurius';
import type { Metrics } from '../lib/metrics.ts';

const { labels } = declared.graphql_errors_total;
type Operation = (typeof labels.type)[number];
type RootType = (typeof declared.graphql_resolver_duration_seconds.labels.type)[number];
type Resolver = GraphQLFieldResolver<unknown, MercuriusContext, never>;

declare module 'mercurius' {
  interface MercuriusContext {
    /** Kind of the operation, once it is known. */
    operation?: Operation;
  }
}

const codes: ReadonlySet<string> = new Set(labels.code);

/** Counts an error that an answer shows, by its code. */
export function countError({ graphql_errors_total: errors }: Metrics<'api'>, type: Operation, code: unknown): void {
  errors.inc({ type, code: typeof code === 'string' && codes.has(code) ? code : 'OTHER' });
}

/** The code of an error that a resolver threw, as its answer shows it. */
export function codeOf(error: unknown): unknown {
  if (!(error instanceof mercurius.ErrorWithProps)) return 'INTERNAL';
  const extensions: { code?: unknown } | undefined = error.extensions;
  return extensions?.code;
}

/** The resolvers of a root type, each of which tells how long it took and whether it failed. */
export function measured<R extends Record<string, unknown>>(type: RootType, resolvers: R): R {
  return Object.fromEntries(Object.entries(resolvers).map(([field, resolver]) => [field, measuredField(type, field, resolver)])) as R;
}

function measuredField(type: RootType, field: string, resolver: unknown): unknown {
  if (typeof resolver === 'function') return measuredResolver(type, field, resolver as Resolver);
  const { subscribe, ...rest } = resolver as { subscribe: Resolver };
  return { ...rest, subscribe: measuredResolver(type, field, subscribe) };
}

function measuredResolver(type: RootType, field: string, resolver: Resolver): Resolver {
  const succeeded = { type, field, success: 'true' } as const;
  const failed = { type, field, success: 'false' } as const;
  return async (root, args, context, info) => {
    const { graphql_resolver_duration_seconds: duration } = context.app.metrics;
    const startedAt = performance.now();
    let outcome: typeof succeeded | typeof failed = failed;
    try {
      const result: unknown = await resolver(root, args, context, info);
      outcome = succeeded;
      return result;
    } catch (error) {
      // Those of other operations are counted when their answer is made.
      if (type === 'Subscription') countError(context.app.metrics, 'subscription', codeOf(error));
      throw error;
    } finally {
      duration.observe(outcome, (performance.now() - startedAt) / 1_000);
    }
  };
}
