import { z } from 'zod';
import { limits } from './event-limits.ts';
import { coordinate, text } from './fields.ts';
import { currencies, parsePrice, priceLimits } from './money.ts';
import { instantOf, isTimeZone, localOf } from './time-zone.ts';

const fields = {
  title: text('a title', limits.title),
  // Browsers send line ends of their own.
  description: z
    .string()
    .transform((value) => value.replaceAll('\r\n', '\n'))
    .pipe(text('a description', limits.description)),
  venue: text('a venue', limits.venue),
  latitude: coordinate('latitude', 90),
  longitude: coordinate('longitude', 180),
  timeZone: z.string().refine(isTimeZone, 'Choose a time zone'),
  startsAt: z.string().min(1, 'Enter when it starts'),
  endsAt: z.string().min(1, 'Enter when it ends'),
  capacity: z
    .string()
    .trim()
    .regex(/^\d+$/, 'Enter a whole number')
    .transform(Number)
    .refine((count) => count >= 1 && count <= limits.capacity, `Between 1 and ${limits.capacity.toLocaleString('en-GB')}`),
};

const price = z
  .string()
  .default('')
  .transform((value, context) => {
    const cents = parsePrice(value);
    const { min, max } = priceLimits;
    if (cents === undefined) context.addIssue({ code: 'custom', message: 'Enter an amount such as 12.50, or nothing if it is free' });
    else if (cents === 0 || (cents >= min && cents <= max)) return cents;
    else context.addIssue({ code: 'custom', message: `Between ${(min / 100).toFixed(2)} and ${(max / 100).toLocaleString('en-GB')}` });
    return z.NEVER;
  });

interface Times {
  readonly startsAt: string;
  readonly endsAt: string;
}

interface Known {
  /** The times as they are: a time that says the same as before is the same to the second. */
  readonly was?: Times;
}

/** Turns wall-clock times of the chosen zone into instants. */
const withInstants =
  ({ was }: Known) =>
  <T extends Times & { timeZone: string }>({ timeZone, startsAt, endsAt, ...event }: T, context: z.RefinementCtx) => {
    const refuse = (field: string, message: string) => {
      context.addIssue({ code: 'custom', path: [field], message });
      return z.NEVER;
    };
    const instant = (local: string, before: string | undefined) =>
      before && localOf(before, timeZone) === local.slice(0, 16) ? new Date(before) : instantOf(local, timeZone);
    const start = instant(startsAt, was?.startsAt);
    const end = instant(endsAt, was?.endsAt);
    const noTime = 'Enter a date and a time that clocks show in this time zone';
    if (!start) return refuse('startsAt', noTime);
    if (start.toISOString() !== was?.startsAt && start.getTime() <= Date.now()) return refuse('startsAt', 'Must lie in the future');
    if (!end) return refuse('endsAt', noTime);
    if (end <= start) return refuse('endsAt', 'Must be later than the start');
    if (end.getTime() - start.getTime() > limits.days * 86_400_000) return refuse('endsAt', `At most ${limits.days} days after the start`);
    return { ...event, startsAt: start.toISOString(), endsAt: end.toISOString() };
  };

/** The form of a new event. What comes out is the api's input. */
export const eventForm = z
  .object({ ...fields, price, currency: z.enum(currencies, 'Choose a currency').default('EUR') })
  .transform(({ price: priceCents, ...event }) => ({ ...event, priceCents }))
  .transform(withInstants({}));

/** The form of an event that is there: its price stays. */
export const editForm = (was: Times) => z.object(fields).transform(withInstants({ was }));

/** Those values that are other than before. */
export function changesOf<T extends object>(now: T, was: Readonly<T>): Partial<T> {
  const names = (Object.keys(now) as (keyof T)[]).filter((name) => now[name] !== was[name]);
  return Object.fromEntries(names.map((name) => [name, now[name]])) as Partial<T>;
}
