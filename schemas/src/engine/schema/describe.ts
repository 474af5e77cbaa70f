import { hasCredentials } from './credentials.ts';
import { refOf, type Document } from './normalize.ts';
import { isObject, type Schema } from './walk.ts';

const nouns: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'an integer',
  null: 'null',
  number: 'a number',
  object: 'a map',
  string: 'a string',
};

export const typeText = (types: unknown): string => either([types].flat().map((type) => nouns[String(type)] ?? String(type)));

export const either = (parts: readonly string[]): string => list(parts, 'or');
export const both = (parts: readonly string[]): string => list(parts, 'and');
function list(parts: readonly string[], word: string): string {
  const unique = [...new Set(parts)];
  return unique.length < 2 ? unique.join('') : `${unique.slice(0, -1).join(', ')} ${word} ${unique.at(-1)}`;
}

const longest = 60;
const shorten = (text: string): string => {
  const characters = Array.from(text);
  return characters.length > longest ? `${characters.slice(0, longest - 3).join('')}...` : text;
};

/** A value of the schema, such as an item of an enum. */
export const literalText = (value: unknown): string =>
  shorten(typeof value === 'string' && /^[A-Za-z0-9][A-Za-z0-9_./-]*$/.test(value) ? value : JSON.stringify(value));

/** A value as findings show it. `expected` tells whether a scalar belongs there: else its text is not shown, as it may hold anything. */
export function foundText(value: unknown, scalarExpected: boolean, hidden: boolean): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${count(value.length, 'item')}`;
  if (typeof value === 'object') return Object.keys(value).length === 0 ? 'an empty map' : 'a map';
  const kind = typeof value === 'string' ? 'a string' : typeof value === 'boolean' ? 'true or false' : 'a number';
  if (hidden || hasCredentials(value) || (typeof value === 'string' && /:\/\/[^/\s]*@/.test(value)))
    return `${kind} that is not shown, since it may be a secret`;
  return scalarExpected ? shorten(JSON.stringify(value)) : kind;
}

export const count = (n: unknown, noun: string): string => `${String(n)} ${noun}${n === 1 ? '' : 's'}`;

/** What fits a schema, in a few words. */
export function describe(document: Document, schema: Schema | undefined, depth = 0): string {
  if (!isObject(schema) || depth > 4) return 'anything';
  const target = refOf(document, schema);
  if ('const' in schema) return literalText(schema['const']);
  if (Array.isArray(schema['enum'])) return either((schema['enum'] as unknown[]).map(literalText));
  if (typeof schema['title'] === 'string' && schema['type'] === 'object') return schema['title'];
  for (const key of ['oneOf', 'anyOf'])
    if (Array.isArray(schema[key]) && schema['type'] === undefined)
      return either((schema[key] as Schema[]).map((child) => describe(document, child, depth + 1)));
  if (target !== undefined) return describe(document, target, depth + 1);
  const required = Array.isArray(schema['required']) ? (schema['required'] as string[]) : [];
  if (schema['type'] === undefined && required.length === 0)
    return Array.isArray(schema['allOf']) && schema['allOf'].length > 0
      ? describe(document, (schema['allOf'] as Schema[])[0], depth + 1)
      : 'anything else';
  const noun = typeText(schema['type'] ?? 'object');
  const traits = [range(schema['minimum'], schema['maximum'])];
  if (typeof schema['pattern'] === 'string') traits.push(`that matches ${shorten(schema['pattern'])}`);
  if (typeof schema['format'] === 'string') traits.push(`of the format ${schema['format']}`);
  const constants = Object.entries(isObject(schema['properties']) ? schema['properties'] : {}).filter(
    ([, p]) => isObject(p) && 'const' in p,
  );
  const told = constants.map(([name, p]) => `${name}: ${literalText((p as { const: unknown }).const)}`);
  const named = told.length > 0 ? told : required;
  if (named.length > 0) traits.push(`with ${both(named)}`);
  return [noun, ...traits.filter((trait) => trait !== '')].join(' ');
}

const range = (low: unknown, high: unknown): string => {
  if (typeof low === 'number' && typeof high === 'number') return `from ${low} to ${high}`;
  if (typeof low === 'number') return `of at least ${low}`;
  return typeof high === 'number' ? `of at most ${high}` : '';
};
