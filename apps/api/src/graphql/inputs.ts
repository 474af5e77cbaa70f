import { z } from 'zod';
import { notFound, refusal } from './errors.ts';

export const maxPageSize = 100;
export const defaultPageSize = 20;
const day = 24 * 3_600_000;

const control = /\p{Cc}/u;
const controlInLines = /[^\P{Cc}\n\t]/u; // control characters but line feeds and tabs

const text = (min: number, max: number, refused = control) =>
  z
    .string()
    .trim()
    .min(min, min === 1 ? 'must not be empty' : `at least ${min} characters`)
    .max(max, `at most ${max} characters`)
    .refine((value) => !refused.test(value), 'must not contain control characters');
const lines = (min: number, max: number) =>
  z
    .string()
    .transform((value) => value.replaceAll('\r\n', '\n'))
    .pipe(text(min, max, controlInLines));
const number = (min: number, max: number) => z.number().min(min, `at least ${min}`).max(max, `at most ${max}`);
const integer = (min: number, max: number) => number(min, max).int('must be a whole number');

const email = text(1, 254).toLowerCase().pipe(z.email('not an e-mail address'));
const password = (min: number) => z.string().min(min, `at least ${min} characters`).max(128, 'at most 128 characters');
const latitude = number(-90, 90);
const longitude = number(-180, 180);
const first = integer(1, maxPageSize)
  .nullish()
  .transform((value) => value ?? defaultPageSize);

export const signUpInput = z.object({ email, password: password(12), name: text(1, 80) });
export const signInInput = z.object({ email, password: password(1) });
export const changePasswordInput = z.object({ current: password(1), password: password(12) });
export const eventsInput = z.object({ first });
export const eventsNearInput = z.object({ latitude, longitude, radiusMetres: number(1, 200_000), first });

export const publishEventInput = z
  .object({
    title: text(1, 120),
    description: lines(0, 5_000),
    venue: text(1, 200),
    latitude,
    longitude,
    startsAt: z.date(),
    endsAt: z.date(),
    capacity: integer(1, 100_000),
  })
  .refine(({ startsAt }) => startsAt.getTime() > Date.now(), { path: ['startsAt'], message: 'must be in the future' })
  .refine(({ startsAt, endsAt }) => endsAt > startsAt, { path: ['endsAt'], message: 'must be after the start' })
  .refine(({ startsAt, endsAt }) => endsAt.getTime() - startsAt.getTime() <= 30 * day, {
    path: ['endsAt'],
    message: 'must be at most 30 days after the start',
  });

export type PublishEventInput = z.output<typeof publishEventInput>;
export type EventsNearInput = z.output<typeof eventsNearInput>;

/** @throws a refusal with a message per field */
export function parseInput<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const { path, message } of result.error.issues) fields[path.join('.')] ??= message;
  const list = Object.entries(fields).map(([field, message]) => `${field}: ${message}`);
  throw refusal('BAD_USER_INPUT', list.join('; '), { fields });
}

const uuid = z.uuid();

/** An id that cannot exist is one that does not. */
export function parseEventId(id: string): string {
  if (!uuid.safeParse(id).success) throw notFound(id);
  return id.toLowerCase();
}
