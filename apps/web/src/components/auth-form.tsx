'use client';

import Link from 'next/link';
import { useActionState } from 'react';
import { signIn, signUp } from '../actions/session.ts';
import { emptyForm } from '../lib/form-state.ts';
import { TextField } from './field.tsx';
import { FormMessage } from './form-message.tsx';
import { SubmitButton } from './submit-button.tsx';
import { useFocusFirstError } from './use-focus-first-error.ts';

const kinds = {
  'sign-in': {
    action: signIn,
    submit: 'Sign in',
    pending: 'Signing in…',
    question: 'New here?',
    other: '/sign-up',
    otherText: 'Create an account',
  },
  'sign-up': {
    action: signUp,
    submit: 'Sign up',
    pending: 'Signing up…',
    question: 'Have an account?',
    other: '/sign-in',
    otherText: 'Sign in',
  },
} as const;

export function AuthForm({ kind, next }: { kind: keyof typeof kinds; next: string }) {
  const { action, submit, pending, question, other, otherText } = kinds[kind];
  const [state, formAction] = useActionState(action, emptyForm);
  const isNew = kind === 'sign-up';
  return (
    <form ref={useFocusFirstError(state)} action={formAction} className="form card" noValidate>
      <FormMessage>{state.message}</FormMessage>
      <input type="hidden" name="next" value={next} />
      {isNew && (
        <TextField
          name="name"
          label="Name"
          hint="Shown on the events you publish"
          autoComplete="name"
          required
          defaultValue={state.values['name']}
          error={state.errors['name']}
        />
      )}
      <TextField
        name="email"
        type="email"
        label="E-mail"
        autoComplete="email"
        required
        defaultValue={state.values['email']}
        error={state.errors['email']}
      />
      <TextField
        name="password"
        type="password"
        label="Password"
        hint={isNew ? 'At least 12 characters' : undefined}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        required
        error={state.errors['password']}
      />
      <SubmitButton className="button" pendingText={pending}>
        {submit}
      </SubmitButton>
      <p className="aside">
        {question}{' '}
        <Link href={`${other}?${new URLSearchParams({ next })}`} prefetch={false}>
          {otherText}
        </Link>
      </p>
    </form>
  );
}
