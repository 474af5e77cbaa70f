import path from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import type { JsonSchema } from '../json-schema.ts';
import { quantityPattern } from '../values/patterns.ts';

const source = path.resolve(import.meta.dirname, '../kubernetes/fragments.ts');
const root = 'Fragments';
const prefix = 'K8s';
const pointer = '#/definitions/';
const longest = 120;

/** What the types package says as a plain type and the API takes in one form only. */
const patched: Record<string, JsonSchema> = {
  Quantity: { description: 'A quantity, such as 100m or 256Mi', type: 'string', pattern: quantityPattern },
};

/** Properties whose range the Pod Security Standard narrows. */
const bounds: Record<string, JsonSchema> = { runAsUser: { minimum: 1 } };

/** Definitions of the fragments and of what they refer to, with the name of each prefixed: closed, and with short descriptions. */
export function kubernetesDefinitions(): Record<string, JsonSchema> {
  const generator = createGenerator({ path: source, skipTypeCheck: true, additionalProperties: false, topRef: true, jsDoc: 'extended' });
  const { definitions = {} } = generator.createSchema(root) as JsonSchema;
  return Object.fromEntries(
    Object.entries(definitions)
      .filter(([name]) => name !== root)
      .map(([name, schema]): [string, JsonSchema] => [prefixed(name), patched[name] ?? portable(schema, name)])
      .toSorted(([a], [b]) => a.localeCompare(b)),
  );
}

const prefixed = (name: string): string => prefix + name;

/** Draft-07 as the linter wants it: descriptions beside no `$ref`, integers, no keyword that only documents. */
function portable(node: JsonSchema, name: string): JsonSchema {
  const { description = name, $ref, type, properties, items, additionalProperties, required } = node;
  const text = firstSentence(description);
  if ($ref) return { description: text, allOf: [{ $ref: pointer + prefixed($ref.slice(pointer.length)) }] };
  const children = Object.entries(properties ?? {}).map(([key, child]): [string, JsonSchema] => [
    key,
    { ...portable(child as JsonSchema, key), ...bounds[key] },
  ]);
  return {
    description: text,
    ...(type === undefined ? {} : { type: integers(type) }),
    ...(children.length > 0 ? { properties: Object.fromEntries(children) } : {}),
    ...(required && required.length > 0 ? { required } : {}),
    ...(items ? { items: bare(portable(items, name)) } : {}),
    ...(additionalProperties === undefined
      ? {}
      : {
          additionalProperties:
            typeof additionalProperties === 'object' ? bare(portable(additionalProperties, name)) : additionalProperties,
        }),
  };
}

/** An item needs no description of its own beside that of its list. */
const bare = (schema: JsonSchema): JsonSchema => (schema.allOf?.length === 1 && schema.allOf[0] ? schema.allOf[0] : schema);

/** Every number of these fragments is an integer. */
function integers(type: NonNullable<JsonSchema['type']>): NonNullable<JsonSchema['type']> {
  const all = [type].flat().map((one) => (one === 'number' ? 'integer' : one));
  return all.length === 1 && all[0] ? all[0] : all;
}

function firstSentence(text: string): string {
  const [sentence = text] = text.replaceAll(/\s+/g, ' ').split(/(?<=[a-z)`"])(?<!e\.g|i\.e)\. |: More info|\. More info/);
  const short = sentence.replace(/\.$/, '');
  return short.length <= longest ? short : `${short.slice(0, short.lastIndexOf(' ', longest))} …`;
}
