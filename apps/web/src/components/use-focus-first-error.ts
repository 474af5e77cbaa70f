'use client';

import { useEffect, useRef, type RefObject } from 'react';
import type { FormState } from '../lib/form-state.ts';

/** After a form came back with errors the cursor is in the first field to correct, and its error is read out. */
export function useFocusFirstError(state: FormState): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (Object.keys(state.errors).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [state]);
  return form;
}
