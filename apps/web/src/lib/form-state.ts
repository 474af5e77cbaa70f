import type { z } from 'zod';

/** What a form shows after it was sent: the text in its fields, an error beside each, and one for the whole. */
export interface FormState {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly message?: string;
  /** What has been done, where the form stays on the page. */
  readonly done?: string;
  /** Where the visitor goes on: a page of another site, which a form may not lead to by itself. */
  readonly goTo?: string;
}

/**
 * A server action of one thing. Its id is bound where the page is rendered, not in the form: there each render would bind anew, and
 * without JavaScript React would wait forever for the two to be the same when it shows the form again.
 */
export type BoundAction = (state: FormState, form: FormData) => Promise<FormState>;

export const emptyForm: FormState = { values: {}, errors: {} };

/** Text fields of a form; files and React's own fields are left out. */
export function fieldsOf(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string' && !entry[0].startsWith('$')),
  );
}

const secrets = new Set(['password', 'current']);

/** What is given back to the browser to fill the form again: never a password. */
export function echoOf(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !secrets.has(name)));
}

/** Checks a form; the first error of each field is the one shown. */
export function parseForm<S extends z.ZodType>(
  schema: S,
  form: FormData,
): { data: z.output<S>; values: Record<string, string> } | { state: FormState } {
  const fields = fieldsOf(form);
  const parsed = schema.safeParse(fields);
  const values = echoOf(fields);
  if (parsed.success) return { data: parsed.data, values };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) errors[String(issue.path[0])] ??= issue.message;
  return { state: { values, errors } };
}
