import { ApiError, ApiUnavailable, type GraphqlError } from './errors.ts';
import type { Operation } from './operations.ts';

export interface Answer<Data> {
  readonly data: Data;
  /** Set-Cookie lines of the api, unparsed. */
  readonly setCookie: readonly string[];
}

const timeoutMs = 10_000;

/**
 * Sends one operation to the api.
 * @throws {ApiUnavailable} on a network error, a timeout, an answer that is not GraphQL or an error of the api itself
 * @throws {ApiError} if the api refuses the operation
 */
export async function send<Data, Variables>(
  url: string,
  operation: Operation<Data, Variables>,
  variables: Variables,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer<Data>> {
  let response: Response;
  let body: { data?: Data | null; errors?: GraphqlError[] };
  try {
    response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query: operation, variables }),
      cache: 'no-store',
      signal: AbortSignal.timeout(timeoutMs),
    });
    body = (await response.json()) as typeof body;
  } catch (cause) {
    throw new ApiUnavailable(reasonOf(cause), { cause });
  }
  const [error] = body.errors ?? [];
  if (error && (response.status >= 500 || error.extensions?.code === 'INTERNAL')) throw new ApiUnavailable(error.message);
  if (body.errors && error) throw new ApiError(body.errors);
  if (!body.data) throw new ApiUnavailable(`HTTP ${response.status} without data`);
  return { data: body.data, setCookie: response.headers.getSetCookie() };
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  if (cause.name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s`;
  return cause.cause instanceof Error ? `${cause.message} (${cause.cause.message})` : cause.message;
}
