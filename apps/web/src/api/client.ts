import { cookies, headers } from 'next/headers';
import { env } from '../lib/env.ts';
import { relayable, sessionCookie } from './cookies.ts';
import { send } from './graphql.ts';
import type { Operation } from './operations.ts';

/** Reads from the api as the visitor. */
export async function query<Data, Variables>(operation: Operation<Data, Variables>, variables: Variables): Promise<Data> {
  return (await send(env().API_INTERNAL_URL, operation, variables, await visitor())).data;
}

/** Changes something as the visitor, and passes the cookies that the api sets on to the browser. Only in server actions. */
export async function mutate<Data, Variables>(operation: Operation<Data, Variables>, variables: Variables): Promise<Data> {
  const { data, setCookie } = await send(env().API_INTERNAL_URL, operation, variables, await visitor());
  const jar = await cookies();
  for (const cookie of relayable(setCookie)) jar.set(cookie);
  return data;
}

/** What the api needs to know of the visitor: the session, and the address that its rate limits count by. */
async function visitor(): Promise<Record<string, string>> {
  const session = (await cookies()).get(sessionCookie)?.value;
  const forwardedFor = (await headers()).get('x-forwarded-for');
  return {
    origin: env().APP_URL,
    ...(session ? { cookie: `${sessionCookie}=${encodeURIComponent(session)}` } : {}),
    ...(forwardedFor ? { 'x-forwarded-for': forwardedFor } : {}),
  };
}
