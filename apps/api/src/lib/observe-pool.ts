import { metrics as declared } from '@landfall/schemas/contract';
import { SpanKind, type Span } from '@opentelemetry/api';
import pg from 'pg';
import { beginSpan, endSpan } from '../telemetry/spans.ts';
import { collect, type BackendMetrics } from './metrics.ts';

type Callback = (error: Error | undefined, ...rest: never[]) => void;
type AnyFunction = (...args: unknown[]) => unknown;
type Operation = (typeof declared.db_query_duration_seconds.labels.operation)[number];

const operations: ReadonlySet<string> = new Set(declared.db_query_duration_seconds.labels.operation);

/** Measures statements, failures and the state of a pool of connections to PostgreSQL. */
export function observePool(pool: pg.Pool, metrics: BackendMetrics): void {
  const { db_query_duration_seconds: duration, db_errors_total: errors } = metrics;
  const connectionFailed = () => errors.inc({ kind: 'connection' });
  const statementFailed = (error: unknown) => errors.inc({ kind: isLost(error) ? 'connection' : 'statement' });

  pool.on('error', connectionFailed);
  // Both are called with a callback or without one, which then gives a promise.
  pool.connect = observed(pool.connect.bind(pool) as AnyFunction, () => (error) => error && connectionFailed()) as typeof pool.connect;
  pool.on('connect', (client: pg.PoolClient) => {
    client.query = observed(client.query.bind(client) as AnyFunction, ([statement]) => {
      const text = textOf(statement);
      const operation = operationOf(text);
      const span = spanOf(operation, text);
      const startedAt = performance.now();
      return (error) => {
        if (span) endSpan(span, error);
        duration.observe({ operation }, (performance.now() - startedAt) / 1_000);
        if (error) statementFailed(error);
      };
    }) as typeof client.query;
  });

  collect(metrics.db_pool_connections, (gauge) => {
    gauge.set({ state: 'active' }, pool.totalCount - pool.idleCount);
    gauge.set({ state: 'idle' }, pool.idleCount);
    gauge.set({ state: 'waiting' }, pool.waitingCount);
  });
  metrics.db_pool_connections_max.set(pool.options.max);
}

/** A function that tells the end of each call; `begin` makes the listener from the call's arguments. */
export function observed(call: AnyFunction, begin: (args: unknown[]) => (error?: unknown) => void): AnyFunction {
  return (...args) => {
    const end = begin(args);
    const callback = args.at(-1);
    if (typeof callback === 'function') {
      const tell: Callback = (error, ...rest) => {
        end(error);
        (callback as Callback)(error, ...rest);
      };
      return call(...args.slice(0, -1), tell);
    }
    const result = call(...args);
    if (result instanceof Promise) result.then(() => end(), end);
    return result;
  };
}

const textOf = (statement: unknown): string => (typeof statement === 'string' ? statement : ((statement as { text?: string }).text ?? ''));

const longestText = 1_000;

/** With the statement's text, where values are $1 and $2, and without these. */
const spanOf = (operation: Operation, text: string): Span | undefined =>
  beginSpan(`postgresql ${operation}`, SpanKind.CLIENT, {
    'db.system.name': 'postgresql',
    'db.operation.name': operation,
    'db.query.text': text.slice(0, longestText),
  });

function operationOf(text: string): Operation {
  const word = /^\s*(\w+)/.exec(text)?.[1]?.toLowerCase() ?? '';
  return operations.has(word) ? (word as Operation) : 'other';
}

/** Whether the connection is gone: anything but an error that PostgreSQL reported, and among these the ones with which it hangs up. */
const isLost = (error: unknown): boolean => !(error instanceof pg.DatabaseError) || /^(08|57P)/.test(error.code ?? '');
