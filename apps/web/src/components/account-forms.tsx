'use client';

import { useActionState } from 'react';
import { changePassword, signOutEverywhere } from '../actions/session.ts';
import { emptyForm } from '../lib/form-state.ts';
import { TextField } from './field.tsx';
import { FormMessage } from './form-message.tsx';
import { SubmitButton } from './submit-button.tsx';
import { useFocusFirstError } from './use-focus-first-error.ts';

export function PasswordForm({ email }: { email: string | undefined }) {
  const [state, formAction] = useActionState(changePassword, emptyForm);
  const { errors } = state;
  return (
    <form ref={useFocusFirstError(state)} action={formAction} className="form" noValidate>
      <FormMessage done={state.done}>{state.message}</FormMessage>
      {/* Tells a password manager whose password it is. */}
      <input
        type="text"
        className="visually-hidden"
        autoComplete="username"
        value={email ?? ''}
        readOnly
        tabIndex={-1}
        aria-hidden="true"
      />
      <TextField
        name="current"
        type="password"
        label="Current password"
        autoComplete="current-password"
        required
        error={errors['current']}
      />
      <TextField
        name="password"
        type="password"
        label="New password"
        hint="At least 12 characters"
        autoComplete="new-password"
        required
        error={errors['password']}
      />
      <SubmitButton className="button" pendingText="Changing…">
        Change the password
      </SubmitButton>
    </form>
  );
}

export function SignOutEverywhereForm() {
  const [state, formAction] = useActionState(signOutEverywhere, emptyForm);
  return (
    <form action={formAction} className="form">
      <FormMessage>{state.message}</FormMessage>
      <SubmitButton className="button button-quiet" pendingText="Signing out…">
        Sign out everywhere
      </SubmitButton>
    </form>
  );
}
