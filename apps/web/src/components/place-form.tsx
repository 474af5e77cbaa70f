'use client';

import Link from 'next/link';
import { useActionState, type ReactNode } from 'react';
import type { EventDetails } from '../api/types.ts';
import { choicesOf } from '../lib/choices.ts';
import { emptyForm, type BoundAction } from '../lib/form-state.ts';
import { signInPath } from '../lib/next-path.ts';
import { FormMessage } from './form-message.tsx';
import { GoTo } from './go-to.tsx';
import styles from './place-form.module.css';
import { SubmitButton } from './submit-button.tsx';

interface PlaceFormProps {
  /** Whether a payment is on its way: nothing is offered until it is here. */
  awaited: boolean;
  action: BoundAction;
  event: Pick<EventDetails, 'id' | 'myPlace' | 'full' | 'priceCents' | 'currency'>;
  signedIn: boolean;
  /** How the visitor's place stands. */
  children?: ReactNode;
}

export function PlaceForm({ action, event, signedIn, awaited, children }: PlaceFormProps) {
  const [state, formAction] = useActionState(action, emptyForm);
  const choices = awaited ? [] : choicesOf(event);
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
