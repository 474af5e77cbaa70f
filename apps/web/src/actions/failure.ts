import { ApiError, ApiUnavailable } from '../api/errors.ts';
import type { FormState } from '../lib/form-state.ts';

/** What a visitor reads for a refusal that is about the whole form. */
const messages: Readonly<Record<string, string>> = {
  CONFLICT: 'Somebody was faster: the event has changed in the meantime. Look again and try once more.',
  EVENT_CANCELLED: 'This event has been cancelled.',
  EVENT_FULL: 'The last place has just been taken.',
  EVENT_OVER: 'This event is over.',
  FORBIDDEN: 'Only the organiser can do this.',
  INVALID_CREDENTIALS: 'The e-mail address or the password is wrong.',
  NOT_FOUND: 'This event is not there any more.',
  PAYMENT_REQUIRED: 'A place at this event costs something: pay for it to come.',
  PAYMENT_UNAVAILABLE: 'Payments do not work at the moment. Nothing was charged: try again in a minute.',
  RATE_LIMITED: 'That was a lot at once. Wait a minute and try again.',
};

/** What a form says when the api refuses it or cannot be reached. Any other error is a defect and is thrown on. */
export function failureState(error: unknown, values: FormState['values']): FormState {
  if (error instanceof ApiUnavailable) {
    console.error(error.message);
    return { values, errors: {}, message: 'Landfall cannot be reached at the moment, and this may not be saved: try again in a minute.' };
  }
  if (!(error instanceof ApiError)) throw error;
  const errors = Object.fromEntries(Object.entries(error.fields).map(([name, text]) => [name, sentence(text)]));
  if (Object.keys(errors).length > 0) return { values, errors };
  return { values, errors, message: messages[error.code] ?? sentence(error.message) };
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
