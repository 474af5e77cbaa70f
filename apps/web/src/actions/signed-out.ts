import { redirect } from 'next/navigation';
import { ApiError } from '../api/errors.ts';
import { signInPath } from '../lib/next-path.ts';

/** Leads who is not signed in, or not any more, to the sign-in page and back. */
export function redirectSignedOut(error: unknown, path: string): void {
  if (error instanceof ApiError && error.code === 'UNAUTHENTICATED') redirect(signInPath(path));
}
