'use client';

import Link from 'next/link';
import { useActionState, type ReactNode } from 'react';
import { changeRsvp } from '../actions/events.ts';
import type { EventDetails } from '../api/types.ts';
import { choicesOf } from '../lib/choices.ts';
import { emptyForm } from '../lib/form-state.ts';
import { signInPath } from '../lib/next-path.ts';
import { FormMessage } from './form-message.tsx';
import { GoTo } from './go-to.tsx';
import styles from './place-form.module.css';
import { SubmitButton } from './submit-button.tsx';

interface PlaceFormProps {
  event: Pick<EventDetails, 'id' | 'myPlace' | 'full' | 'priceCents' | 'currency'>;
  signedIn: boolean;
  /** How the visitor's place stands. */
  children?: ReactNode;
}

export function PlaceForm({ event, signedIn, children }: PlaceFormProps) {
  const [state, formAction] = useActionState(changeRsvp.bind(null, event.id), emptyForm);
  const choices = choicesOf(event);
  return (
    <form action={formAction} className={styles.form}>
      {children}
      <FormMessage>{state.message}</FormMessage>
      {state.goTo && <GoTo url={state.goTo}>Go on to the payment page</GoTo>}
      {!signedIn && (
        <Link className="button" prefetch={false} href={signInPath(`/events/${event.id}`)}>
          Sign in {choices[0]?.intent === 'join' ? 'to join the waiting list' : event.priceCents > 0 ? 'to buy a place' : 'to RSVP'}
        </Link>
      )}
      {signedIn &&
        !state.goTo &&
        choices.map(({ intent, text, pending, quiet }) => (
          <SubmitButton
            key={intent}
            className={quiet ? 'button button-quiet' : 'button'}
            name="intent"
            value={intent}
            pendingText={pending}
          >
            {text}
          </SubmitButton>
        ))}
    </form>
  );
}
