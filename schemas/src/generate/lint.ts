import { goRegExp } from '../engine/schema/regexp.ts';
import type { JsonSchema } from '../json-schema.ts';

/** Keywords that Helm 3, Helm 4, ajv and editors understand alike, and annotations that all of them ignore. */
const keywords = new Set([
  '$ref', '$schema', 'title', 'description', 'type', 'const', 'enum', 'default', 'examples', 'properties', 'required',
  'additionalProperties', 'patternProperties', 'items', 'minItems', 'uniqueItems', 'minLength', 'maxLength', 'pattern', 'minimum',
  'maximum', 'multipleOf', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'definitions', 'tsType', 'x-secret',
  'x-elsewhere', 'x-moved-to',
]); // prettier-ignore

/** Keywords of a secret, unless it is a map of them: Helm 3 and Helm 4 report each of these without the value. */
const secretKeywords = new Set(['description', 'type', 'minLength', 'maxLength', 'x-secret']);

const draft07 = 'http://json-schema.org/draft-07/schema#';
const maxBytes = 200_000;

/**
 * What would make the schema mean different things in Helm 3, Helm 4, ajv and an editor, or make it loose.
 * @returns one line for each problem, with the JSON pointer of the place
 */
export function lintSchema(schema: JsonSchema, file: string): string[] {
  const problems: string[] = [];
  const titles = new Map<string, string>();
  const report = (pointer: string, message: string) => problems.push(`${file}#${pointer}: ${message}`);
  const definitions = new Set(Object.keys(schema.definitions ?? {}));

  if (schema.$schema !== draft07) report('/$schema', `must be ${draft07}`);
  if (!schema.properties?.['global']) report('/properties', 'lacks global, which Helm sets when the chart is a dependency');
  const size = Buffer.byteLength(JSON.stringify(schema));
  if (size > maxBytes) report('', `is ${size} bytes, more than ${maxBytes}: nobody can read it`);

  const visit = (node: JsonSchema, pointer: string, inside: 'property' | 'constraint'): void => {
    for (const key of Object.keys(node)) if (!keywords.has(key)) report(pointer, `has the keyword ${key}, which is not portable`);
    if (inside === 'property') {
      if (!node.description && !node.$ref) report(pointer, 'has no description');
      if (node.type === 'object' && node.additionalProperties === undefined) report(pointer, 'is an open object');
    }
    if (node.$ref !== undefined) {
      if (!node.$ref.startsWith('#/definitions/') || !definitions.has(node.$ref.slice(14)))
        report(pointer, `refers to ${node.$ref}, which is not here`);
      if (Object.keys(node).length > 1) report(pointer, 'has keywords beside $ref, which draft-07 ignores');
    }
    const quoting = node['x-secret'] && !node.properties ? Object.keys(node).filter((key) => !secretKeywords.has(key)) : [];
    if (quoting.length > 0) report(pointer, `is a secret with ${quoting.join(', ')}, and Helm's message may quote its value`);
    if (node.title) {
      const other = titles.get(node.title);
      if (other) report(pointer, `has the title ${node.title} of ${other}`);
      titles.set(node.title, pointer);
    }
    for (const pattern of [node.pattern, ...Object.keys(node.patternProperties ?? {})])
      if (pattern !== undefined) lintPattern(pattern, pointer, report);
    for (const key of ['properties', 'patternProperties', 'definitions'] as const) {
      for (const [name, child] of Object.entries(node[key] ?? {})) if (child !== true) visit(child, `${pointer}/${key}/${name}`, inside);
    }
    if (node.items) visit(node.items, `${pointer}/items`, inside);
    if (typeof node.additionalProperties === 'object') visit(node.additionalProperties, `${pointer}/additionalProperties`, inside);
    for (const key of ['allOf', 'anyOf', 'oneOf'] as const)
      node[key]?.forEach((child, i) => visit(child, `${pointer}/${key}/${i}`, 'constraint'));
    for (const key of ['not', 'if', 'then', 'else'] as const) if (node[key]) visit(node[key], `${pointer}/${key}`, 'constraint');
  };
  visit(schema, '', 'property');
  return problems;
}

function lintPattern(pattern: string, pointer: string, report: (pointer: string, message: string) => void): void {
  try {
    new RegExp(pattern, 'u');
  } catch {
    report(pointer, `has the pattern ${pattern}, which is no regular expression of ECMAScript`);
  }
  try {
    goRegExp(pattern);
  } catch (error) {
    report(pointer, `has the pattern ${pattern}, which ${(error as Error).message}`);
  }
}
