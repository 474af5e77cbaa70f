'use server';

import { redirect } from 'next/navigation';
import { mutate } from '../api/client.ts';
import { ApiError } from '../api/errors.ts';
import { CancelRsvp, PublishEvent, Rsvp } from '../api/operations.ts';
import { eventForm } from '../lib/event-form.ts';
import { parseForm, type FormState } from '../lib/form-state.ts';
import { signInPath } from '../lib/next-path.ts';
import { failureState } from './failure.ts';

export async function publishEvent(_: FormState, form: FormData): Promise<FormState> {
  const parsed = parseForm(eventForm, form);
  if ('state' in parsed) return parsed.state;
  let id: string;
  try {
    id = (await mutate(PublishEvent, { input: parsed.data })).publishEvent.id;
  } catch (error) {
    if (isSignedOut(error)) redirect(signInPath('/events/new'));
    return failureState(error, parsed.values);
  }
  redirect(`/events/${id}`);
}

/** Adds or removes the visitor's RSVP, by which button of the form was pressed. */
export async function changeRsvp(eventId: string, _: FormState, form: FormData): Promise<FormState> {
  const path = `/events/${encodeURIComponent(eventId)}`;
  try {
    if (form.get('intent') === 'cancel') await mutate(CancelRsvp, { eventId });
    else await mutate(Rsvp, { eventId });
  } catch (error) {
    if (isSignedOut(error)) redirect(signInPath(path));
    return failureState(error, {});
  }
  redirect(path);
}

const isSignedOut = (error: unknown) => error instanceof ApiError && error.code === 'UNAUTHENTICATED';
