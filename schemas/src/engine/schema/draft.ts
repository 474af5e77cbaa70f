/** The versions of JSON Schema that Helm's validator knows. */
export type Draft = 4 | 6 | 7 | 2019 | 2020;

const drafts: Readonly<Record<string, Draft>> = {
  'json-schema.org/schema': 2020,
  'json-schema.org/draft/2020-12/schema': 2020,
  'json-schema.org/draft/2019-09/schema': 2019,
  'json-schema.org/draft-07/schema': 7,
  'json-schema.org/draft-06/schema': 6,
  'json-schema.org/draft-04/schema': 4,
};

/** The draft that a `$schema` names; without one it is 2020-12. Undefined for one that Helm would have to fetch. */
export function draftOf(uri: unknown): Draft | undefined {
  if (typeof uri !== 'string') return 2020;
  return drafts[uri.replace(/#$/, '').replace(/^https?:\/\//, '')];
}

/** Helm asserts `format` in the older drafts only; later ones call it an annotation. */
export const assertsFormat = (draft: Draft): boolean => draft <= 7;

/** Before 2019-09, whatever stands beside `$ref` is ignored. */
export const refStandsAlone = (draft: Draft): boolean => draft <= 7;
