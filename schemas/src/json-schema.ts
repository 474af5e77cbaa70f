/** The part of JSON Schema draft-07 that the generated schemas use; anything else is refused by the schema lint. */
export interface JsonSchema {
  $ref?: string;
  title?: string;
  description?: string;
  type?: JsonType | JsonType[];
  const?: Scalar;
  enum?: readonly Scalar[];
  default?: unknown;
  examples?: readonly unknown[];
  properties?: Record<string, JsonSchema | true>;
  required?: readonly string[];
  additionalProperties?: boolean | JsonSchema;
  patternProperties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  minItems?: number;
  uniqueItems?: boolean;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  multipleOf?: number;
  allOf?: readonly JsonSchema[];
  anyOf?: readonly JsonSchema[];
  oneOf?: readonly JsonSchema[];
  not?: JsonSchema;
  if?: JsonSchema;
  then?: JsonSchema;
  else?: JsonSchema;
  definitions?: Record<string, JsonSchema>;
  $schema?: string;
  /** json-schema-to-typescript: the TypeScript type to print instead of the derived one. */
  tsType?: string;
  /** Marks a value that no output may show. */
  'x-secret'?: true;
  /** Keys that belong neither here nor below, and what to do instead: the checker says so where it finds one. */
  'x-elsewhere'?: Readonly<Record<string, string>>;
  /** The key has moved to this path of the values; one that begins with a dot goes on from the map that the key stands in. */
  'x-moved-to'?: string;
}

export type JsonType = 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'null';
export type Scalar = string | number | boolean | null;
