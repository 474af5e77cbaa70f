import type { JsonSchema } from '../json-schema.ts';

const suffix = 'Partial';

/**
 * The schema of one overlay: a file that sets some of the values. Nothing is required and no condition holds over the whole, a null
 * may delete a default, but names, types and ranges are checked. Items of lists stay complete, since Helm replaces whole lists.
 */
export function overlaySchema(full: JsonSchema): JsonSchema {
  const { definitions = {}, $schema, ...root } = full;
  return {
    ...($schema ? { $schema } : {}),
    ...partial({ ...root, title: 'Overlay' }),
    definitions: {
      ...definitions,
      ...Object.fromEntries(
        Object.entries(definitions).map(([name, schema]) => [name + suffix, nullable(partial({ ...schema, title: name + suffix }))]),
      ),
    },
  };
}

function partial(schema: JsonSchema): JsonSchema {
  const {
    required: _required,
    if: _if,
    then: _then,
    else: _else,
    not: _not,
    allOf,
    oneOf,
    anyOf,
    properties,
    patternProperties,
    $ref,
    ...rest
  } = schema;
  const parts = allOf?.map(partial).filter((part) => Object.keys(part).length > 0) ?? [];
  const choices = oneOf ?? anyOf;
  return {
    ...rest,
    ...($ref ? { $ref: $ref + suffix } : {}),
    ...(parts.length > 0 ? { allOf: parts } : {}),
    ...(choices ? { anyOf: choices.map(partial) } : {}),
    ...(properties ? { properties: mapValues(properties, (p) => (p === true ? true : nullable(partial(p)))) } : {}),
    ...(patternProperties ? { patternProperties: mapValues(patternProperties, (p) => nullable(partial(p))) } : {}),
  };
}

function nullable(schema: JsonSchema): JsonSchema {
  if (schema.enum) return { ...schema, enum: [...schema.enum, null] };
  if (schema.anyOf) return { ...schema, anyOf: [...schema.anyOf, { type: 'null' }] };
  if (schema.type === undefined) return schema;
  return { ...schema, type: [schema.type, 'null'].flat() as NonNullable<JsonSchema['type']> };
}

const mapValues = <A, B>(record: Record<string, A>, f: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, f(value)]));
