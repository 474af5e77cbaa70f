import { z } from 'zod';
import type { EventFilter } from '../api/types.ts';
import { coordinate } from './fields.ts';
import { places } from './places.ts';
import { nextDay, startOfDay } from './time-zone.ts';

/** The search form's fields, as the page's address carries them. The radius is in kilometres, from and to are days. */
export interface SearchValues {
  readonly text: string;
  readonly latitude: string;
  readonly longitude: string;
  readonly radius: string;
  readonly from: string;
  readonly to: string;
  readonly price: string;
}

export interface SearchResult {
  readonly values: SearchValues;
  readonly errors: Partial<Record<keyof SearchValues, string>>;
  /** What the api is asked; absent where a field is wrong. */
  readonly filter?: EventFilter;
  /** The cursor of the page. */
  readonly after: string | null;
}

export const maxRadiusKm = 200;
export const maxText = 100;
export const emptySearch: SearchValues = { text: '', latitude: '', longitude: '', radius: '25', from: '', to: '', price: '' };
const names = Object.keys(emptySearch) as (keyof SearchValues)[];

const point = z.object({
  latitude: coordinate('latitude', 90),
  longitude: coordinate('longitude', 180),
  radius: z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'Enter a number of kilometres')
    .transform(Number)
    .refine((km) => km > 0 && km <= maxRadiusKm, `Enter more than 0 and at most ${maxRadiusKm} km`),
});

const conditions = (timeZone: string) => {
  const day = z.string().refine((value) => value === '' || startOfDay(value, timeZone), 'Enter a date');
  return z
    .object({ text: z.string().max(maxText, `At most ${maxText} characters`), from: day, to: day, price: z.enum(['', 'free', 'paid']) })
    .refine(({ from, to }) => !from || !to || from <= to, { path: ['to'], message: 'Must not be before the first day' });
};

/** Reads the search of a page's address; days are days of the time zone. Without coordinates it is a search of every place. */
export function parseSearch(params: Readonly<Record<string, string | string[] | undefined>>, timeZone = 'UTC'): SearchResult {
  const text = (name: string) => [params[name]].flat()[0]?.trim() ?? '';
  const values = Object.fromEntries(names.map((name) => [name, text(name) || emptySearch[name]])) as unknown as SearchValues;
  const after = text('after') || null;
  return check(placed(values, text('place')), after, timeZone);
}

/** The button of a well-known place stands for its coordinates. */
function placed(values: SearchValues, name: string): SearchValues {
  const place = places.find((known) => known.name === name);
  return place ? { ...values, latitude: String(place.latitude), longitude: String(place.longitude) } : values;
}

function check(values: SearchValues, after: string | null, timeZone: string): SearchResult {
  const near = values.latitude || values.longitude ? point.safeParse(values) : undefined;
  const rest = conditions(timeZone).safeParse(values);
  if (rest.success && (!near || near.success)) {
    return { values, errors: {}, filter: filterOf(rest.data, near?.data, timeZone), after };
  }
  const errors: Partial<Record<keyof SearchValues, string>> = {};
  for (const issue of [...(near?.error?.issues ?? []), ...(rest.error?.issues ?? [])]) {
    errors[issue.path[0] as keyof SearchValues] ??= issue.message;
  }
  return { values, errors, after };
}

function filterOf(
  { text, from, to, price }: { text: string; from: string; to: string; price: '' | 'free' | 'paid' },
  near: { latitude: number; longitude: number; radius: number } | undefined,
  timeZone: string,
): EventFilter {
  const start = startOfDay(from, timeZone);
  // The last day is searched to its end.
  const end = to ? startOfDay(nextDay(to), timeZone) : undefined;
  return {
    ...(near && { near: { latitude: near.latitude, longitude: near.longitude, radiusMetres: near.radius * 1000 } }),
    ...(text && { text }),
    ...(start && { from: start.toISOString() }),
    ...(end && { to: end.toISOString() }),
    ...(price && { free: price === 'free' }),
  };
}

/** The address of a search: what is not said or usual is left out. */
export function searchPath(values: Partial<SearchValues>, after?: string | null): string {
  const said = names.filter((name) => values[name] && (values[name] !== emptySearch[name] || (name === 'radius' && values.latitude)));
  const params = new URLSearchParams(said.map((name) => [name, values[name]!]));
  if (after) params.set('after', after);
  return params.size > 0 ? `/?${params}` : '/';
}

/** The address of a search around a point. */
export const nearPath = (
  { latitude, longitude }: { latitude: number; longitude: number },
  radiusKm: number | string,
  values: Partial<SearchValues> = {},
): string => searchPath({ ...values, latitude: String(latitude), longitude: String(longitude), radius: String(radiusKm) });
