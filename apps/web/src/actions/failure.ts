import { ApiError, ApiUnavailable } from '../api/errors.ts';
import type { FormState } from '../lib/form-state.ts';

/** What a form says when the api refuses it or cannot be reached. Any other error is a defect and is thrown on. */
export function failureState(error: unknown, values: FormState['values']): FormState {
  if (error instanceof ApiUnavailable) {
    console.error(error.message);
    return { values, errors: {}, message: 'Landfall cannot be reached at the moment. Nothing was saved: try again in a minute.' };
  }
  if (!(error instanceof ApiError)) throw error;
  const named = Object.keys(error.fields).length > 0;
  return { values, errors: error.fields, ...(named ? {} : { message: error.message }) };
}
