import { cookies } from 'next/headers';
import { cache } from 'react';
import { z } from 'zod';
import { query } from './client.ts';
import { sessionCookie } from './cookies.ts';
import { ApiUnavailable } from './errors.ts';
import { Event, Me, type EventDetails, type User } from './operations.ts';

/** The answer, or undefined where the api is out of reach: pages say so instead of failing. */
export async function unlessUnavailable<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof ApiUnavailable)) throw error;
    console.error(error.message);
    return undefined;
  }
}

/** Who is signed in; asked once per request, and not at all without a session. */
export const currentUser = cache(async (): Promise<User | null> => {
  if (!(await cookies()).has(sessionCookie)) return null;
  return (await unlessUnavailable(query(Me, {})))?.me ?? null;
});

/** One event, null where there is none of that id; asked once per request. */
export const findEvent = cache(async (id: string): Promise<EventDetails | null> => {
  // Anything else in the address cannot be an event: the api need not be asked.
  if (!z.uuid().safeParse(id).success) return null;
  return (await query(Event, { id })).event;
});
