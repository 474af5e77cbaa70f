import { expect, test, vi } from 'vitest';
import { ApiError, ApiUnavailable } from '../api/errors.ts';
import { failureState } from './failure.ts';

const values = { email: 'ada@example.com' };
const refusal = (code: string, message: string, fields?: Record<string, string>) =>
  new ApiError([{ message, extensions: { code, ...(fields && { fields }) } }]);

test('a refusal of fields stands beside them', () => {
  const error = refusal('EMAIL_TAKEN', 'taken', { email: 'an account with this e-mail address exists already' });
  expect(failureState(error, values)).toEqual({ values, errors: { email: 'An account with this e-mail address exists already' } });
});

test('any other refusal is told for the whole form', () => {
  expect(failureState(refusal('EVENT_FULL', 'all 40 places are taken'), values).message).toBe('The last place has just been taken.');
  expect(failureState(refusal('SOMETHING_NEW', 'not today'), values).message).toBe('Not today');
});

test('an api out of reach is told, and logged with its reason', () => {
  const log = vi.spyOn(console, 'error').mockReturnValue();
  expect(failureState(new ApiUnavailable('ECONNREFUSED'), values).message).toContain('cannot be reached');
  expect(log).toHaveBeenCalledExactlyOnceWith('the api did not answer: ECONNREFUSED');
});

test('a defect is not hidden', () => {
  expect(() => failureState(new TypeError('x is undefined'), values)).toThrow('x is undefined');
});
