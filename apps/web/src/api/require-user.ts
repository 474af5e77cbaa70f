import { redirect } from 'next/navigation';
import { signInPath } from '../lib/next-path.ts';
import { currentUser } from './queries.ts';
import type { User } from './types.ts';

/** The signed-in user, undefined while the api cannot say; leads everybody else to the sign-in page and back. */
export async function requireUser(path: string): Promise<User | undefined> {
  const { data: user } = await currentUser();
  if (user === null) redirect(signInPath(path));
  return user;
}
