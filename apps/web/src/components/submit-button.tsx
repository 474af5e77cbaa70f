'use client';

import type { ButtonHTMLAttributes } from 'react';
import { useFormStatus } from 'react-dom';

/** A form's button; while the form is on its way it says so and does not send it twice. */
export function SubmitButton({ pendingText, children, ...button }: ButtonHTMLAttributes<HTMLButtonElement> & { pendingText: string }) {
  const { pending } = useFormStatus();
  return (
    <button type="submit" {...button} aria-disabled={pending} onClick={(event) => pending && event.preventDefault()}>
      {pending ? pendingText : children}
    </button>
  );
}
