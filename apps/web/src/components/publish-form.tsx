'use client';

import { useActionState } from 'react';
import { publishEvent } from '../actions/events.ts';
import { limits } from '../lib/event-limits.ts';
import { emptyForm } from '../lib/form-state.ts';
import { Field, TextField } from './field.tsx';
import { FormMessage } from './form-message.tsx';
import { LocateButton } from './locate-button.tsx';
import styles from './publish-form.module.css';
import { SubmitButton } from './submit-button.tsx';
import { useFocusFirstError } from './use-focus-first-error.ts';
import { useTimeZone } from './use-time-zone.ts';

/** `timeZones`: what the server offers, so that both render the same list. */
export function PublishForm({ timeZones }: { timeZones: readonly string[] }) {
  const [state, formAction] = useActionState(publishEvent, emptyForm);
  const { values, errors, message } = state;
  const here = useTimeZone();
  const timeZone = values['timeZone'] ?? here;
  const field = (name: string) => ({ name, defaultValue: values[name], error: errors[name], required: true });
  return (
    <form ref={useFocusFirstError(state)} action={formAction} className="form card" noValidate>
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

      <TextField {...field('capacity')} label="Capacity" inputMode="numeric" hint="How many people can come" />
      <SubmitButton className="button" pendingText="Publishing…">
        Publish
      </SubmitButton>
    </form>
  );
}
