'use client';

import Link from 'next/link';
import { useActionState } from 'react';
import { emptyForm, type BoundAction } from '../lib/form-state.ts';
import { FormMessage } from './form-message.tsx';
import { SubmitButton } from './submit-button.tsx';

export function CancelEventForm({ action, id }: { action: BoundAction; id: string }) {
  const [state, formAction] = useActionState(action, emptyForm);
  return (
    <form action={formAction} className="form">
      <FormMessage>{state.message}</FormMessage>
      <SubmitButton className="button button-danger" pendingText="Cancelling…">
        Cancel the event
      </SubmitButton>
      <Link className="button button-plain" href={`/events/${id}`} prefetch={false}>
        Keep it
      </Link>
    </form>
  );
}
