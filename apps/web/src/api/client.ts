import { cookies, headers } from 'next/headers';
import { env } from '../lib/env.ts';
import { relayable, sessionCookie } from './cookies.ts';
import { ApiError } from './errors.ts';
import { send } from './graphql.ts';
import type { Operation } from './operations.ts';

/** Reads from the api as the visitor. */
export async function query<Data, Variables>(operation: Operation<Data, Variables>, variables: Variables): Promise<Data> {
  return (await send(env().API_INTERNAL_URL, operation, variables, await visitor())).data;
}

/** Changes something as the visitor, and passes the cookies that the api sets on to the browser. Only in server actions. */
export async function mutate<Data, Variables>(operation: Operation<Data, Variables>, variables: Variables): Promise<Data> {
  try {
    const { data, setCookie } = await send(env().API_INTERNAL_URL, operation, variables, await visitor());
    await relay(setCookie);
    return data;
  } catch (error) {
    if (error instanceof ApiError) await relay(error.setCookie);
    throw error;
  }
}

async function relay(setCookie: readonly string[]): Promise<void> {
  const jar = await cookies();
  for (const cookie of relayable(setCookie)) jar.set(cookie);
}

/** What the api counts its rate limits by, and the trace that the request belongs to: passed on as they came. */
const passedOn = ['x-forwarded-for', 'traceparent', 'tracestate'] as const;

async function visitor(): Promise<Record<string, string>> {
  const session = (await cookies()).get(sessionCookie)?.value;
  const received = await headers();
  const entries = passedOn.flatMap((name) => {
    const value = received.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return {
    origin: env().APP_URL,
    ...(session ? { cookie: `${sessionCookie}=${encodeURIComponent(session)}` } : {}),
    ...Object.fromEntries(entries),
  };
}
