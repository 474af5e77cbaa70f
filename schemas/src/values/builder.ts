import type { JsonSchema, Scalar } from '../json-schema.ts';

/** A property of {@link object}; `optional` keeps it out of `required`. */
export interface Property {
  readonly schema: JsonSchema;
  readonly optional: boolean;
}

const isProperty = (x: JsonSchema | Property): x is Property => 'optional' in x;

/** A closed object: every property is required unless wrapped in {@link optional}, anything else is refused. */
export function object(description: string, properties: Record<string, JsonSchema | Property>, extra: JsonSchema = {}): JsonSchema {
  const entries = Object.entries(properties).map(([name, p]) => [name, isProperty(p) ? p : { schema: p, optional: false }] as const);
  const required = entries.filter(([, p]) => !p.optional).map(([name]) => name);
  return {
    description,
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, p]) => [name, p.schema])),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
    ...extra,
  };
}

export const optional = (schema: JsonSchema): Property => ({ schema, optional: true });

/**
 * A name that a key once had, to be kept beside the new one for people who upgrade. Helm shows what `const` asks for, so that its
 * refusal names the new place; `not` refuses that very text, too.
 * @param target path of the values, or one that begins with a dot and goes on from the map that the key stood in
 */
export const moved = (target: string): Property =>
  optional({
    description: `Moved to ${target.replace(/^\./, '')}`,
    'x-moved-to': target,
    const: `moved to ${target.replace(/^\./, '')}`,
    not: {},
  });

/** A map from keys of a pattern to values of one schema. */
export const map = (description: string, keys: string, values: JsonSchema): JsonSchema => ({
  description,
  type: 'object',
  patternProperties: { [keys]: values },
  additionalProperties: false,
});

/** A shared definition. Draft-07 ignores what stands beside `$ref`, hence `allOf`. */
export const ref = (description: string, name: string): JsonSchema => ({ description, allOf: [{ $ref: `#/definitions/${name}` }] });

export const string = (description: string, extra: JsonSchema = {}): JsonSchema => ({ description, type: 'string', ...extra });
export const integer = (description: string, minimum: number, maximum: number): JsonSchema => ({
  description,
  type: 'integer',
  minimum,
  maximum,
});
export const boolean = (description: string): JsonSchema => ({ description, type: 'boolean' });
export const oneOfThese = (description: string, values: readonly Scalar[]): JsonSchema => ({ description, enum: values });
export const list = (description: string, items: JsonSchema, extra: JsonSchema = {}): JsonSchema => ({
  description,
  type: 'array',
  items,
  ...extra,
});
