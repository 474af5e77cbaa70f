import { cookies } from 'next/headers';
import { unstable_rethrow } from 'next/navigation';
import { cache } from 'react';
import { z } from 'zod';
import { answerWith } from '../lib/answer-status.ts';
import { query } from './client.ts';
import { sessionCookie } from './cookies.ts';
import { ApiError, ApiUnavailable } from './errors.ts';
import { Event, Me } from './operations.ts';
import type { EventDetails, User } from './types.ts';

/** Why a page has to do without an answer of the api. */
export type Problem = 'unavailable' | 'busy' | 'forbidden' | 'signedOut' | 'defect';

export type Answered<T> = { readonly data: T; readonly problem?: never } | { readonly problem: Problem; readonly data?: never };

/** Of the page that has a problem for its subject. */
const statuses: Partial<Record<Problem, Parameters<typeof answerWith>[0]>> = { unavailable: 503, busy: 429, forbidden: 403, defect: 500 };

/** The answer, or the problem that the page shows in its place, with the status that it calls for. */
export async function answered<T>(answer: Promise<T>): Promise<Answered<T>> {
  const result = await answeredAside(answer);
  const status = result.problem && statuses[result.problem];
  if (status) answerWith(status);
  return result;
}

/** The same of a part that the page is good without. */
export async function answeredAside<T>(answer: Promise<T>): Promise<Answered<T>> {
  try {
    return { data: await answer };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

function problemOf(error: unknown): Problem {
  // How Next.js redirects.
  unstable_rethrow(error);
  if (error instanceof ApiUnavailable) {
    console.error(error.message);
    return 'unavailable';
  }
  switch (error instanceof ApiError && error.code) {
    case 'UNAUTHENTICATED':
      return 'signedOut';
    case 'RATE_LIMITED':
      return 'busy';
    case 'FORBIDDEN':
      return 'forbidden';
    default:
      // Next.js' own page of errors is empty without JavaScript.
      console.error(error);
      return 'defect';
  }
}

/** Who is signed in, or null for nobody; asked once per request, and not at all without a session. */
export const currentUser = cache(async (): Promise<Answered<User | null>> => {
  if (!(await cookies()).has(sessionCookie)) return { data: null };
  return answered(query(Me, {}).then(({ me }) => me));
});

/** One event, null where there is none of that id; asked once per request. */
export const findEvent = cache(async (id: string): Promise<Answered<EventDetails | null>> => {
  // Anything else in the address cannot be an event: the api need not be asked.
  if (!z.uuid().safeParse(id).success) return { data: null };
  return answered(query(Event, { id }).then(({ event }) => event));
});
