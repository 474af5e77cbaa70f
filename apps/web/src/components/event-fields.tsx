'use client';

import type { ReactNode } from 'react';
import { limits } from '../lib/event-limits.ts';
import type { FormState } from '../lib/form-state.ts';
import styles from './event-form.module.css';
import { Field, TextField } from './field.tsx';
import { FormMessage } from './form-message.tsx';
import { LocateButton } from './locate-button.tsx';
import { useFocusFirstError } from './use-focus-first-error.ts';
import { useTimeZone } from './use-time-zone.ts';

/** `timeZones`: what the server offers, so that both render the same list. */
export interface Offered {
  timeZones: readonly string[];
}

export function Capacity({ value, error }: { value: string | undefined; error: string | undefined }) {
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

/** The fields that a new event and one that is there have both. */
export function EventFields({ state, action, timeZones, values, submit, children }: EventFieldsProps) {
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
