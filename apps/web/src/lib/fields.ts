import { z } from 'zod';

/** Text of a form field, trimmed, with a message that says what is wanted. */
export const text = (what: string, max: number) => z.string().trim().min(1, `Enter ${what}`).max(max, `At most ${max} characters`);

export const coordinate = (what: string, limit: number) =>
  z
    .string()
    .trim()
    .min(1, `Enter a ${what}`)
    .regex(/^[+-]?\d+(\.\d+)?$/, 'Enter decimal degrees, such as 52.52')
    .transform(Number)
    .refine((value) => Math.abs(value) <= limit, `Must lie between −${limit} and ${limit}`);

export const email = z
  .string()
  .trim()
  .min(1, 'Enter your e-mail address')
  .max(254, 'At most 254 characters')
  .pipe(z.email('Enter an address such as ada@example.com'));
