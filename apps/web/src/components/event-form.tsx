'use client';

import Link from 'next/link';
import { useActionState, type ReactNode } from 'react';
import { publishEvent } from '../actions/events.ts';
import type { EventDetails } from '../api/types.ts';
import { eventValues } from '../lib/event-values.ts';
import { emptyForm, type BoundAction } from '../lib/form-state.ts';
import { currencies, priceHint } from '../lib/money.ts';
import { Capacity, EventFields, type Offered } from './event-fields.tsx';
import styles from './event-form.module.css';
import { Field, TextField } from './field.tsx';
import { SubmitButton } from './submit-button.tsx';
import { useTimeZone } from './use-time-zone.ts';

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
              // React resets a form after its action, and a select to its first default.
              <select key={values['currency']} defaultValue={values['currency']} {...control}>
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
