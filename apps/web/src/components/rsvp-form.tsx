'use client';

import Link from 'next/link';
import { useActionState } from 'react';
import { changeRsvp } from '../actions/events.ts';
import { emptyForm } from '../lib/form-state.ts';
import { signInPath } from '../lib/next-path.ts';
import { FormMessage } from './form-message.tsx';
import styles from './rsvp-form.module.css';
import { SubmitButton } from './submit-button.tsx';

interface RsvpFormProps {
  eventId: string;
  signedIn: boolean;
  going: boolean;
  full: boolean;
  over: boolean;
}

export function RsvpForm({ eventId, signedIn, going, full, over }: RsvpFormProps) {
  const [state, formAction] = useActionState(changeRsvp.bind(null, eventId), emptyForm);
  if (over) return <p className={styles.note}>This event is over.</p>;
  if (going) {
    return (
      <form action={formAction} className={styles.form}>
        <p className={styles.going}>You are going</p>
        <FormMessage>{state.message}</FormMessage>
        <SubmitButton className="button button-quiet" name="intent" value="cancel" pendingText="Cancelling…">
          Cancel my RSVP
        </SubmitButton>
      </form>
    );
  }
  if (full) return <p className={styles.note}>This event is full.</p>;
  if (!signedIn) {
    return (
      <Link className="button" prefetch={false} href={signInPath(`/events/${eventId}`)}>
        Sign in to RSVP
      </Link>
    );
  }
  return (
    <form action={formAction} className={styles.form}>
      <FormMessage>{state.message}</FormMessage>
      <SubmitButton className="button" name="intent" value="rsvp" pendingText="Saving…">
        RSVP
      </SubmitButton>
    </form>
  );
}
