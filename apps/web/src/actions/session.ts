'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { mutate } from '../api/client.ts';
import { SignIn, SignOut, SignUp } from '../api/operations.ts';
import { email, text } from '../lib/fields.ts';
import { parseForm, type FormState } from '../lib/form-state.ts';
import { nextPath } from '../lib/next-path.ts';
import { failureState } from './failure.ts';

const signInForm = z.object({ email, password: z.string().min(1, 'Enter your password') });
const signUpForm = z.object({
  name: text('your name', 80),
  email,
  password: z.string().min(1, 'Choose a password').min(12, 'At least 12 characters').max(128, 'At most 128 characters'),
});

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

export async function signOut(): Promise<void> {
  await mutate(SignOut, {});
  redirect('/');
}
