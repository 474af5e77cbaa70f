import { isMap, isScalar, parseDocument, type YAMLMap } from 'yaml';
import type { JsonSchema } from '../json-schema.ts';

const mark = ' -- ';

/**
 * The chart's values.yaml with a `# --` line above each leaf that says what the schema says of it; every other comment stays.
 * @param text the file as it is
 * @param schema the schema of the chart's values
 */
export function describedValues(text: string, schema: JsonSchema): string {
  const document = parseDocument(text);
  if (isMap(document.contents)) describe(document.contents, schema, schema.definitions ?? {});
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function describe(map: YAMLMap, schema: JsonSchema, definitions: Record<string, JsonSchema>): void {
  for (const [index, { key, value }] of map.items.entries()) {
    if (!isScalar(key)) continue;
    const child = propertyOf(schema, String(key.value), definitions);
    if (!child) continue;
    if (isMap(value) && value.items.length > 0 && isStructure(child, definitions)) {
      describe(value, child, definitions);
      continue;
    }
    const kept = (comment: string): string[] => (comment === '' ? [] : comment.split('\n').filter((line) => !line.startsWith(mark)));
    const comment = [
      ...kept(index === 0 ? (map.commentBefore ?? '') : ''),
      ...kept(key.commentBefore ?? ''),
      `${mark}${child.description ?? ''}.`,
    ].join('\n');
    // What stands above the first key belongs to the map.
    if (index === 0) map.commentBefore = comment;
    key.commentBefore = index === 0 ? null : comment;
  }
}

/** What a schema says of a property, through what it refers to. */
function propertyOf(schema: JsonSchema, name: string, definitions: Record<string, JsonSchema>): JsonSchema | undefined {
  for (const part of parts(schema, definitions)) {
    const found = part.properties?.[name];
    if (typeof found === 'object') return found;
  }
  return undefined;
}

/** Whether a schema names properties: a map of any names is a leaf. */
const isStructure = (schema: JsonSchema, definitions: Record<string, JsonSchema>): boolean =>
  parts(schema, definitions).some((part) => part.properties !== undefined);

function parts(schema: JsonSchema, definitions: Record<string, JsonSchema>): readonly JsonSchema[] {
  const referred = schema.allOf?.flatMap(({ $ref }) => definitions[$ref?.replace('#/definitions/', '') ?? ''] ?? []) ?? [];
  return [schema, ...referred];
}
