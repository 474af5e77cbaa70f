/** What Stripe takes as a request's body: nested objects and lists, all of whose leaves are strings. */
export interface Form {
  readonly [key: string]: string | Form;
}

/** `line_items[0][quantity]=1` and its like; a list is an object with its positions as keys. */
export function parseForm(body: string): Form {
  const form: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, value] of new URLSearchParams(body)) {
    const [first = '', ...rest] = name.split('[').map((part) => part.replace(/\]$/, ''));
    const path = [first, ...rest];
    const last = path.pop() as string;
    let into = form;
    for (const part of path) {
      const inner = into[part];
      into = (typeof inner === 'object' ? inner : (into[part] = Object.create(null))) as Record<string, unknown>;
    }
    into[last] = value;
  }
  return form as Form;
}

export const isForm = (value: string | Form | undefined): value is Form => typeof value === 'object';
