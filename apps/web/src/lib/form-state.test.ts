import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseForm } from './form-state.ts';

const schema = z.object({ email: z.string().min(3, 'short').includes('@', { message: 'no @' }), password: z.string() });

const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};

test('the first error of a field is shown', () => {
  expect(parseForm(schema, form({ email: 'a', password: 'x' }))).toMatchObject({ state: { errors: { email: 'short' } } });
});

test('a password is never sent back, nor the fields that React adds', () => {
  const parsed = parseForm(schema, form({ email: '', password: 'secret', $ACTION_REF_1: '' }));
  expect(parsed).toEqual({ state: { errors: { email: 'short' }, values: { email: '' } } });
});

test('a file in place of text is refused', () => {
  const data = form({ password: 'x' });
  data.set('email', new File(['x'], 'x'));
  expect(parseForm(schema, data)).toHaveProperty('state.errors.email');
});
