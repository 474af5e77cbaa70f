import { queueNames } from '../contract/queues.ts';
import type { JsonSchema } from '../json-schema.ts';
import { code, generated, table } from './markdown.ts';

const fragment = 'K8s';
const override = /Override$/;
const apiReference = 'https://kubernetes.io/docs/reference/kubernetes-api/';

type Definitions = Readonly<Record<string, JsonSchema>>;

interface Leaf {
  readonly path: string;
  readonly schema: JsonSchema;
  /** What the chart's values.yaml says; undefined where it says nothing. */
  readonly value: unknown;
}

/**
 * Every value, a section for each key at the top: its type, the default that the chart's values.yaml gives it, and what it is.
 * @param schema the schema of the chart's values
 * @param defaults the chart's values.yaml
 */
export function valuesPage(schema: JsonSchema, defaults: unknown): string {
  const definitions = schema.definitions ?? {};
  const sections: string[] = [];
  const single: Leaf[] = [];
  for (const [key, child] of Object.entries(schema.properties ?? {})) {
    if (child === true) continue;
    const leaves = [...leavesOf({ path: key, schema: child, value: below(defaults, key) }, definitions)];
    if (leaves.length === 1) single.push(...leaves);
    else sections.push(`## ${key}\n\n${resolved(child, definitions).description ?? ''}.\n\n${rowsOf(leaves, definitions)}${noteOf(key)}`);
  }
  return `${generated}# Values

Every value that the chart takes. Anything else is refused: a key that is not here, a value of another type or outside of its range. A
default of — means that the value is left out: the chart does without, or works it out. Types that begin with a capital are
Kubernetes' own.

${rowsOf(single, definitions)}
${sections.join('\n')}`;
}

const noteOf = (key: string): string =>
  key === 'workers'
    ? `\nEach of ${queueNames.map((name) => code(`workers.${name}`)).join(', ')} takes every value of ${code('workers.defaults')} too: what it sets wins, what it leaves out comes from there.\n`
    : '';

const rowsOf = (leaves: readonly Leaf[], definitions: Definitions): string =>
  table(
    ['value', 'type', 'default', 'what it is'],
    leaves.map(({ path, schema, value }) => [code(path), typeOf(schema, definitions), defaultOf(schema, value), schema.description ?? '']),
  );

/** Leaves below a place; a worker's own entry has only what the defaults of all have not. */
function* leavesOf({ path, schema, value }: Leaf, definitions: Definitions): Generator<Leaf> {
  const name = nameOf(schema);
  const whole = resolved(schema, definitions);
  if (name?.startsWith(fragment) || !whole.properties) {
    yield { path, schema: name?.startsWith(fragment) ? { ...schema, title: name } : whole, value };
    return;
  }
  for (const [key, child] of Object.entries(whole.properties)) {
    if (child === true || isOverride(path, child, key)) continue;
    yield* leavesOf({ path: `${path}.${key}`, schema: child, value: below(value, key) }, definitions);
  }
}

/** Whether a value only overlays that of all workers. */
const isOverride = (path: string, schema: JsonSchema, key: string): boolean =>
  queueNames.some((name) => path === `workers.${name}`) &&
  (override.test(nameOf(schema) ?? '') || !['concurrency', 'config'].includes(key));

const nameOf = (schema: JsonSchema): string | undefined =>
  (schema.$ref ?? schema.allOf?.find((part) => part.$ref)?.$ref)?.replace('#/definitions/', '');

function resolved(schema: JsonSchema, definitions: Definitions): JsonSchema {
  const name = nameOf(schema);
  return name ? { ...definitions[name], ...(schema.description ? { description: schema.description } : {}) } : schema;
}

const below = (value: unknown, key: string): unknown => (value as Record<string, unknown> | undefined)?.[key];

const kubernetesType = (name: string): string => {
  const kind = name.slice(fragment.length);
  return `[${kind}](${apiReference})`;
};

function typeOf(schema: JsonSchema, definitions: Definitions): string {
  const { title = '', type, items, patternProperties, additionalProperties, oneOf } = schema;
  if (title.startsWith(fragment)) return kubernetesType(title);
  if (schema.enum) return schema.enum.map((one) => code(String(one))).join(', ');
  if (oneOf) return oneOf.map((one) => typeOf(one, definitions)).join(' or ');
  if (schema.pattern?.endsWith('%$')) return 'percentage';
  if (items) return `list of ${elementOf(items, definitions)}`;
  const values = Object.values(patternProperties ?? {})[0] ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
  if (values) return `map of ${elementOf(values, definitions)}`;
  if (type === 'integer' || type === 'number') {
    const { minimum, maximum } = schema;
    return minimum === undefined || maximum === undefined ? type : `${type}, ${minimum} to ${maximum}`;
  }
  return [type ?? 'any'].flat().join(' or ');
}

/** What a list or a map holds: of an object of ours, its keys. */
function elementOf(schema: JsonSchema, definitions: Definitions): string {
  const name = nameOf(schema);
  if (name?.startsWith(fragment)) return kubernetesType(name);
  const { properties, required = [], ...rest } = resolved(schema, definitions);
  if (!properties || rest.additionalProperties === true) return typeOf(schema, definitions);
  return code(
    `{ ${Object.keys(properties)
      .map((key) => (required.includes(key) ? key : `${key}?`))
      .join(', ')} }`,
  );
}

const defaultOf = (schema: JsonSchema, value: unknown): string =>
  value === undefined ? '—' : code(schema['x-secret'] ? '(secret)' : JSON.stringify(value));
