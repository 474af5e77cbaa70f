'use server';

import { redirect } from 'next/navigation';
import { mutate, query } from '../api/client.ts';
import {
  CancelEvent,
  CancelRsvp,
  Checkout,
  Event,
  JoinWaitingList,
  LeaveWaitingList,
  PublishEvent,
  Rsvp,
  UpdateEvent,
  type Operation,
} from '../api/operations.ts';
import { changesOf, editForm, eventForm } from '../lib/event-form.ts';
import { emptyForm, fieldsOf, parseForm, type FormState } from '../lib/form-state.ts';
import { isWebPage } from '../lib/next-path.ts';
import { failureState } from './failure.ts';
import { redirectSignedOut } from './signed-out.ts';

export async function publishEvent(_: FormState, form: FormData): Promise<FormState> {
  const parsed = parseForm(eventForm, form);
  if ('state' in parsed) return parsed.state;
  let id: string;
  try {
    id = (await mutate(PublishEvent, { input: parsed.data })).publishEvent.id;
  } catch (error) {
    redirectSignedOut(error, '/events/new');
    return failureState(error, parsed.values);
  }
  redirect(`/events/${id}`);
}

/** Changes what the form says otherwise than the event does. */
export async function updateEvent(id: string, _: FormState, form: FormData): Promise<FormState> {
  const path = eventPath(id);
  try {
    const { event } = await query(Event, { id });
    if (!event) return { ...emptyForm, values: fieldsOf(form), message: 'This event is not there any more.' };
    const parsed = parseForm(editForm(event), form);
    if ('state' in parsed) return parsed.state;
    const input = changesOf(parsed.data, event);
    if (Object.keys(input).length > 0) await mutate(UpdateEvent, { id, input });
  } catch (error) {
    redirectSignedOut(error, `${path}/edit`);
    return failureState(error, fieldsOf(form));
  }
  redirect(path);
}

/** Calls an event off. */
export async function cancelEvent(id: string, _state: FormState, _form: FormData): Promise<FormState> {
  const path = eventPath(id);
  try {
    await mutate(CancelEvent, { id });
  } catch (error) {
    redirectSignedOut(error, `${path}/cancel`);
    return failureState(error, {});
  }
  redirect(path);
}

const placeOperations: Readonly<Record<string, Operation<unknown, { eventId: string }>>> = {
  rsvp: Rsvp,
  cancel: CancelRsvp,
  join: JoinWaitingList,
  leave: LeaveWaitingList,
};

/** Changes what the visitor has of an event: a place, or one on the waiting list, by which button of the form was pressed. */
export async function changeRsvp(eventId: string, _: FormState, form: FormData): Promise<FormState> {
  const path = eventPath(eventId);
  const intent = form.get('intent');
  try {
    if (intent === 'pay') {
      const { url } = (await mutate(Checkout, { eventId })).checkout;
      if (!isWebPage(url)) throw new Error('the api named a page to pay on that is none of the web');
      return { ...emptyForm, goTo: url };
    }
    await mutate((typeof intent === 'string' && placeOperations[intent]) || Rsvp, { eventId });
  } catch (error) {
    redirectSignedOut(error, path);
    return failureState(error, {});
  }
  redirect(path);
}

const eventPath = (id: string) => `/events/${encodeURIComponent(id)}`;
