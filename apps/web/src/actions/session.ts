'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { mutate } from '../api/client.ts';
import { sessionCookie } from '../api/cookies.ts';
import { ApiError, ApiUnavailable } from '../api/errors.ts';
import { ChangePassword, SignIn, SignOut, SignOutEverywhere, SignUp } from '../api/operations.ts';
import { env } from '../lib/env.ts';
import { email, text } from '../lib/fields.ts';
import { emptyForm, parseForm, type FormState } from '../lib/form-state.ts';
import { nextPath } from '../lib/next-path.ts';
import { failureState } from './failure.ts';
import { redirectSignedOut } from './signed-out.ts';

const newPassword = z.string().min(1, 'Choose a password').min(12, 'At least 12 characters').max(128, 'At most 128 characters');
const signInForm = z.object({ email, password: z.string().min(1, 'Enter your password') });
const signUpForm = z.object({ name: text('your name', 80), email, password: newPassword });
const passwordForm = z.object({ current: z.string().min(1, 'Enter your current password'), password: newPassword });

export async function signIn(_: FormState, form: FormData): Promise<FormState> {
  const parsed = parseForm(signInForm, form);
  if ('state' in parsed) return parsed.state;
  try {
    await mutate(SignIn, parsed.data);
  } catch (error) {
    return failureState(error, parsed.values);
  }
  redirect(nextPath(form.get('next')));
}

export async function signUp(_: FormState, form: FormData): Promise<FormState> {
  const parsed = parseForm(signUpForm, form);
  if ('state' in parsed) return parsed.state;
  try {
    await mutate(SignUp, parsed.data);
  } catch (error) {
    return failureState(error, parsed.values);
  }
  redirect(nextPath(form.get('next')));
}

/** Ends the session; while the api is away or refuses everything at least in this browser. */
export async function signOut(): Promise<void> {
  try {
    await mutate(SignOut, {});
  } catch (error) {
    if (!(error instanceof ApiUnavailable || error instanceof ApiError)) throw error;
    console.error(error.message);
    (await cookies()).set({ name: sessionCookie, value: '', maxAge: 0, path: '/', domain: env().COOKIE_DOMAIN, httpOnly: true });
  }
  redirect('/');
}

export async function signOutEverywhere(_state: FormState, _form: FormData): Promise<FormState> {
  try {
    await mutate(SignOutEverywhere, {});
  } catch (error) {
    redirectSignedOut(error, '/');
    return failureState(error, {});
  }
  redirect('/');
}

export async function changePassword(_: FormState, form: FormData): Promise<FormState> {
  const parsed = parseForm(passwordForm, form);
  if ('state' in parsed) return parsed.state;
  try {
    await mutate(ChangePassword, parsed.data);
  } catch (error) {
    redirectSignedOut(error, '/account');
    return failureState(error, {});
  }
  return { ...emptyForm, done: 'Your password is changed, and every other session has ended.' };
}
