import { z } from 'zod';
import { notFound, refusal } from './errors.ts';

export const maxPageSize = 100;
export const defaultPageSize = 20;
const day = 24 * 3_600_000;
const isFuture = (moment: Date): boolean => moment.getTime() > Date.now();

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
const near = z.object({ latitude, longitude, radiusMetres: number(1, 200_000) });
export const eventsNearInput = near.extend({ first });

/** What is null is the same as left out. */
const optional = <S extends z.ZodType>(schema: S) => schema.nullish().transform((value) => value ?? undefined);
export const pageInput = z.object({ first, after: optional(z.string()) });
const filter = z.object({
  near: optional(near),
  text: optional(text(0, 100)),
  from: optional(z.date()),
  to: optional(z.date()),
  free: optional(z.boolean()),
});
export type Filter = Partial<z.output<typeof filter>>;
export const searchInput = pageInput.extend({ filter: filter.nullish().transform((found): Filter => found ?? {}) });

const fields = z.object({
  title: text(1, 120),
  description: lines(0, 5_000),
  venue: text(1, 200),
  latitude,
  longitude,
  startsAt: z.date(),
  endsAt: z.date(),
  capacity: integer(1, 100_000),
});

/** Times of an event; `begun` for one that keeps a start in the past. */
export const eventTimes = z
  .object({ startsAt: z.date(), endsAt: z.date(), begun: z.boolean().default(false) })
  .refine(({ startsAt, begun }) => begun || isFuture(startsAt), { path: ['startsAt'], message: 'must be in the future' })
  .refine(({ endsAt, begun }) => !begun || isFuture(endsAt), { path: ['endsAt'], message: 'must be in the future' })
  .refine(({ startsAt, endsAt }) => endsAt > startsAt, { path: ['endsAt'], message: 'must be after the start' })
  .refine(({ startsAt, endsAt }) => endsAt.getTime() - startsAt.getTime() <= 30 * day, {
    path: ['endsAt'],
    message: 'must be at most 30 days after the start',
  });

const currencies = ['EUR', 'USD', 'GBP', 'CHF'] as const;
const price = {
  // The least that a payment provider takes.
  priceCents: integer(0, 10_000_000)
    .refine((cents) => cents === 0 || cents >= 50, 'nothing, or at least 50')
    .nullish()
    .transform((cents) => cents ?? 0),
  currency: z
    .enum(currencies, `one of ${currencies.join(', ')}`)
    .nullish()
    .transform((code) => code ?? 'EUR'),
};

export const publishEventInput = fields.extend(price).superRefine((event, context) => {
  for (const issue of eventTimes.safeParse(event).error?.issues ?? []) context.addIssue({ ...issue, code: 'custom' });
});

/** What is null stays as it is, like what is left out. */
export const updateEventInput = z.preprocess(
  (input) => Object.fromEntries(Object.entries(input as object).filter(([, value]) => value !== null)),
  fields.partial().transform((changes) => changes as UpdateEventInput),
);

export type PublishEventInput = z.output<typeof publishEventInput>;
export type EventsNearInput = z.output<typeof eventsNearInput>;
export type UpdateEventInput = Partial<z.output<typeof fields>>;
export type PageInput = z.output<typeof pageInput>;
export type SearchInput = z.output<typeof searchInput>;

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
