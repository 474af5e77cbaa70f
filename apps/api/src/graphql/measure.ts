import { metrics as declared } from '@landfall/schemas/contract';
import { context, trace } from '@opentelemetry/api';
import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import mercurius, { type MercuriusContext } from 'mercurius';
import type { Metrics } from '../lib/metrics.ts';
import { isUnavailable } from '../lib/unavailable.ts';
import { inSpan } from '../telemetry/spans.ts';
import { startTrace } from '../telemetry/traces.ts';

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
  if (!(error instanceof mercurius.ErrorWithProps)) return isUnavailable(error) ? 'OVERLOADED' : 'INTERNAL';
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
  const resolve = type === 'Subscription' ? traced : tracedIfRecorded;
  return async (root, args, context, info) => {
    const { graphql_resolver_duration_seconds: duration } = context.app.metrics;
    const startedAt = performance.now();
    let outcome: typeof succeeded | typeof failed = failed;
    try {
      const result: unknown = await resolve(`${type}.${field}`, info, () => resolver(root, args, context, info));
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

/** Over a WebSocket there is no request that it could belong to: it begins a trace. */
function traced(name: string, { operation }: GraphQLResolveInfo, run: () => unknown): Promise<unknown> {
  const attributes = { 'graphql.operation.type': operation.operation, 'graphql.operation.name': operation.name?.value.slice(0, 100) ?? '' };
  return inSpan(startTrace(name, { attributes }, context.active()), async () => run());
}

const tracedIfRecorded = (name: string, info: GraphQLResolveInfo, run: () => unknown): unknown =>
  trace.getActiveSpan()?.isRecording() ? traced(name, info, run) : run();
