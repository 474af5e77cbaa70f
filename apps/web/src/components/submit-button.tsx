'use client';

import type { ButtonHTMLAttributes } from 'react';
import { useFormStatus } from 'react-dom';

/** A form's button; while the form is on its way it says so and does not send it twice. */
export function SubmitButton({ pendingText, children, ...button }: ButtonHTMLAttributes<HTMLButtonElement> & { pendingText: string }) {
  const { pending, data } = useFormStatus();
  // Of several buttons the one that was pressed.
  const mine = pending && (button.name === undefined || data?.get(button.name) === button.value);
  return (
    <button type="submit" {...button} aria-disabled={pending} onClick={(event) => pending && event.preventDefault()}>
      {mine ? pendingText : children}
    </button>
  );
}
