import { z } from 'zod';
import { coordinate } from './fields.ts';

/** The search form's fields, as its address carries them. The radius is in kilometres. */
export interface SearchValues {
  readonly latitude: string;
  readonly longitude: string;
  readonly radius: string;
}

export interface Search {
  readonly latitude: number;
  readonly longitude: number;
  readonly radiusMetres: number;
}

export type SearchResult = { values: SearchValues; errors: Partial<Record<keyof SearchValues, string>>; search?: Search };

export const maxRadiusKm = 200;
const defaultRadiusKm = '25';

const schema = z.object({
  latitude: coordinate('latitude', 90),
  longitude: coordinate('longitude', 180),
  radius: z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'Enter a number of kilometres')
    .transform(Number)
    .refine((km) => km > 0 && km <= maxRadiusKm, `Enter more than 0 and at most ${maxRadiusKm} km`),
});

/** Reads the search of a page's address; without coordinates there is none, and every event is shown. */
export function parseSearch(params: Readonly<Record<string, string | string[] | undefined>>): SearchResult {
  const text = (name: string) => [params[name]].flat()[0]?.trim() ?? '';
  const values = { latitude: text('latitude'), longitude: text('longitude'), radius: text('radius') || defaultRadiusKm };
  if (!values.latitude && !values.longitude) return { values, errors: {} };
  const parsed = schema.safeParse(values);
  if (parsed.success) {
    const { latitude, longitude, radius } = parsed.data;
    return { values, errors: {}, search: { latitude, longitude, radiusMetres: radius * 1000 } };
  }
  const errors: SearchResult['errors'] = {};
  for (const issue of parsed.error.issues) errors[issue.path[0] as keyof SearchValues] ??= issue.message;
  return { values, errors };
}

export const searchPath = ({ latitude, longitude }: { latitude: number; longitude: number }, radiusKm: number | string): string =>
  `/?${new URLSearchParams({ latitude: String(latitude), longitude: String(longitude), radius: String(radiusKm) })}`;
