'use client';

import Link from 'next/link';
import { useActionState, type ReactNode } from 'react';
import { publishEvent } from '../actions/events.ts';
import type { EventDetails } from '../api/types.ts';
import { eventValues } from '../lib/event-values.ts';
import { limits } from '../lib/event-limits.ts';
import { emptyForm, type BoundAction, type FormState } from '../lib/form-state.ts';
import { currencies, priceHint } from '../lib/money.ts';
import styles from './event-form.module.css';
import { Field, TextField } from './field.tsx';
import { FormMessage } from './form-message.tsx';
import { LocateButton } from './locate-button.tsx';
import { SubmitButton } from './submit-button.tsx';
import { useFocusFirstError } from './use-focus-first-error.ts';
import { useTimeZone } from './use-time-zone.ts';

/** `timeZones`: what the server offers, so that both render the same list. */
interface Offered {
  timeZones: readonly string[];
}

export function PublishForm({ timeZones }: Offered) {
  const [state, formAction] = useActionState(publishEvent, emptyForm);
  const { values, errors } = state;
  return (
    <EventFields
      state={state}
      action={formAction}
      timeZones={timeZones}
      values={values}
      submit={
        <SubmitButton className="button" pendingText="Publishing…">
          Publish
        </SubmitButton>
      }
    >
      <div className={styles.pair}>
        <Capacity value={values['capacity']} error={errors['capacity']} />
        <div className={styles.price}>
          <TextField
            name="price"
            label="Price"
            hint={priceHint}
            inputMode="decimal"
            placeholder="0"
            defaultValue={values['price']}
            error={errors['price']}
          />
          <Field name="currency" label="Currency" error={errors['currency']}>
            {(control) => (
              <select defaultValue={values['currency']} {...control}>
                {currencies.map((currency) => (
                  <option key={currency}>{currency}</option>
                ))}
              </select>
            )}
          </Field>
        </div>
      </div>
    </EventFields>
  );
}

interface EditFormProps extends Offered {
  action: BoundAction;
  id: string;
  /** Absent while the api is away: what was sent is still there to be sent again. */
  event: EventDetails | undefined;
  /** In place of the form where nothing is known. */
  children: ReactNode;
}

export function EditForm({ action, id, event, timeZones, children }: EditFormProps) {
  const [state, formAction] = useActionState(action, emptyForm);
  const zone = useTimeZone();
  const sent = Object.keys(state.values).length > 0;
  const values = sent ? state.values : event && eventValues(event, zone);
  if (!values) return children;
  return (
    <EventFields
      // Times in another zone are another form.
      key={sent ? 'sent' : zone}
      state={state}
      action={formAction}
      timeZones={timeZones}
      values={values}
      submit={
        <>
          <SubmitButton className="button" pendingText="Saving…">
            Save
          </SubmitButton>
          <Link className="button button-plain" href={`/events/${id}`} prefetch={false}>
            Back
          </Link>
        </>
      }
    >
      <Capacity value={values['capacity']} error={state.errors['capacity']} />
    </EventFields>
  );
}

function Capacity({ value, error }: { value: string | undefined; error: string | undefined }) {
  return (
    <TextField
      name="capacity"
      label="Capacity"
      hint="How many people can come"
      inputMode="numeric"
      defaultValue={value}
      error={error}
      required
    />
  );
}

interface EventFieldsProps extends Offered {
  state: FormState;
  action: (form: FormData) => void;
  values: FormState['values'];
  submit: ReactNode;
  children: ReactNode;
}

function EventFields({ state, action, timeZones, values, submit, children }: EventFieldsProps) {
  const { errors, message } = state;
  const here = useTimeZone();
  const timeZone = values['timeZone'] ?? here;
  const field = (name: string) => ({ name, defaultValue: values[name], error: errors[name], required: true });
  return (
    <form ref={useFocusFirstError(state)} action={action} className="form card" noValidate>
      <FormMessage>{message}</FormMessage>
      <TextField {...field('title')} label="Title" maxLength={limits.title} />
      <Field name="description" label="Description" hint="What happens, what to bring" error={errors['description']}>
        {(control) => <textarea rows={5} maxLength={limits.description} defaultValue={values['description']} required {...control} />}
      </Field>

      <fieldset className={styles.group}>
        <legend>Where</legend>
        <TextField {...field('venue')} label="Venue" maxLength={limits.venue} placeholder="Tempelhofer Feld, north gate" />
        <div className={styles.pair}>
          <TextField {...field('latitude')} label="Latitude" placeholder="52.4764" />
          <TextField {...field('longitude')} label="Longitude" placeholder="13.4035" />
        </div>
        <div>
          <LocateButton />
        </div>
      </fieldset>

      <fieldset className={styles.group}>
        <legend>When</legend>
        <div className={styles.pair}>
          <TextField {...field('startsAt')} type="datetime-local" label="Starts" />
          <TextField {...field('endsAt')} type="datetime-local" label="Ends" />
        </div>
        <Field name="timeZone" label="Time zone of these times" error={errors['timeZone']}>
          {(control) => (
            <select defaultValue={timeZone} key={timeZone} {...control}>
              {(timeZones.includes(timeZone) ? timeZones : [timeZone, ...timeZones]).map((zone) => (
                <option key={zone} value={zone}>
                  {zone.replaceAll('_', ' ')}
                </option>
              ))}
            </select>
          )}
        </Field>
      </fieldset>

      <fieldset className={styles.group}>
        <legend>Places</legend>
        {children}
      </fieldset>
      <div className={styles.submit}>{submit}</div>
    </form>
  );
}
