import { z } from 'zod';
import { limits } from './event-limits.ts';
import { coordinate, text } from './fields.ts';
import { instantOf, isTimeZone } from './time-zone.ts';

/** The publish form. Its times are wall-clock times of the chosen time zone; what comes out is the api's input. */
export const eventForm = z
  .object({
    title: text('a title', limits.title),
    description: text('a description', limits.description),
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
  })
  .transform(({ timeZone, startsAt, endsAt, ...event }, context) => {
    const start = instantOf(startsAt, timeZone);
    const end = instantOf(endsAt, timeZone);
    const refuse = (field: string, message: string) => {
      context.addIssue({ code: 'custom', path: [field], message });
      return z.NEVER;
    };
    if (!start) return refuse('startsAt', 'Enter a date and a time');
    if (start.getTime() <= Date.now()) return refuse('startsAt', 'Must lie in the future');
    if (!end) return refuse('endsAt', 'Enter a date and a time');
    if (end <= start) return refuse('endsAt', 'Must be later than the start');
    if (end.getTime() - start.getTime() > limits.days * 86_400_000) return refuse('endsAt', `At most ${limits.days} days after the start`);
    return { ...event, startsAt: start.toISOString(), endsAt: end.toISOString() };
  });
