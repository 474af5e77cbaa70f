import { ApiError, ApiUnavailable, type GraphqlError } from './errors.ts';
import type { Operation } from './operations.ts';
import { named, wantsText } from './persisted.ts';
import { isRepeatable } from './repeatable.ts';

export interface Answer<Data> {
  readonly data: Data;
  /** Set-Cookie lines of the api, unparsed. */
  readonly setCookie: readonly string[];
}

const timeoutMs = 10_000;
const retryAfterMs = 150;

/**
 * Codes of answers that are about the api and not about the visitor. An operation that does not fit the schema comes from a web app
 * of another release than the api's: that passes with the rollout.
 */
const notTheVisitors = new Set(['INTERNAL', 'OVERLOADED', 'GRAPHQL_VALIDATION', 'PERSISTED_QUERY_NOT_FOUND']);

interface Reply<Data> {
  readonly response: Response;
  readonly body: { readonly data?: Data | null; readonly errors?: readonly GraphqlError[] };
}

/**
 * Sends one operation to the api. It is sent once more if the connection breaks, as the connections to a process that ends do, and
 * it does no harm twice; another one only if it cannot have arrived.
 * @throws {ApiUnavailable} on a network error, a timeout, an answer that is not GraphQL or an error of the api itself
 * @throws {ApiError} if the api refuses the operation
 */
export async function send<Data, Variables>(
  url: string,
  operation: Operation<Data, Variables>,
  variables: Variables,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer<Data>> {
  const request = {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
    cache: 'no-store',
    signal: AbortSignal.timeout(timeoutMs),
  } as const;
  const attempt = async (): Promise<Reply<Data>> => {
    const sent = named(operation);
    const response = await fetch(`${url}/graphql`, { ...request, body: JSON.stringify({ ...sent, variables }) });
    const body = (await response.json()) as Reply<Data>['body'];
    return wantsText(operation, sent, body.errors) ? attempt() : { response, body };
  };
  const { response, body } = await attempt()
    .catch(async (cause: unknown) => {
      if (!mayRepeat(operation, cause)) throw cause;
      await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
      return attempt();
    })
    .catch((cause: unknown) => {
      throw new ApiUnavailable(reasonOf(cause), { cause });
    });
  const [error] = body.errors ?? [];
  const code = error?.extensions?.code ?? '';
  if (error && (response.status >= 500 || notTheVisitors.has(code)))
    throw new ApiUnavailable([error.message, error.extensions?.errorId].join(' '));
  const setCookie = response.headers.getSetCookie();
  if (body.errors && error) throw new ApiError(body.errors, setCookie);
  if (response.status === 429) throw new ApiError([{ message: 'too many requests', extensions: { code: 'RATE_LIMITED' } }], setCookie);
  if (!body.data) throw new ApiUnavailable(`HTTP ${response.status} without data`);
  return { data: body.data, setCookie };
}

function mayRepeat(operation: string, cause: unknown): boolean {
  const code = cause instanceof TypeError && (cause.cause as { code?: string } | undefined)?.code;
  return code === 'ECONNREFUSED' || (isRepeatable(operation) && (code === 'ECONNRESET' || code === 'UND_ERR_SOCKET'));
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  if (cause.name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s`;
  return cause.cause instanceof Error ? `${cause.message} (${cause.cause.message})` : cause.message;
}
