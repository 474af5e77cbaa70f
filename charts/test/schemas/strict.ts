/** Kubernetes' OpenAPI schemas as JSON schemas that refuse what they do not name. */

export type Schema = Record<string, unknown>;

export const isRecord = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keywords whose value is a map of schemas by name. */
const maps = new Set(['properties', 'definitions', 'patternProperties']);

/** Closes every object that lists its properties, and drops what is for people and for the API server. */
export function strict(node: unknown, isMap = false): unknown {
  if (Array.isArray(node)) return node.map((item) => strict(item));
  if (!isRecord(node)) return node;
  if (!isMap && node['x-kubernetes-int-or-string']) return { oneOf: [{ type: 'string' }, { type: 'integer' }] };
  const out: Schema = {};
  for (const [key, value] of Object.entries(node)) {
    if (!isMap && (key === 'description' || key === 'default' || key.startsWith('x-kubernetes-'))) continue;
    out[key] = strict(value, !isMap && maps.has(key));
  }
  if (!isMap && isRecord(out['properties']) && !('additionalProperties' in out) && !node['x-kubernetes-preserve-unknown-fields'])
    out['additionalProperties'] = false;
  return out;
}

/** A schema without what only people read. */
export function withoutProse(node: unknown, isMap = false): unknown {
  if (Array.isArray(node)) return node.map((item) => withoutProse(item));
  if (!isRecord(node)) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key, value]) => isMap || key !== 'description' || typeof value !== 'string')
      .map(([key, value]) => [key, withoutProse(value, !isMap && maps.has(key))]),
  );
}

/** The definitions that a schema refers to. */
export const refs = (node: unknown): readonly string[] =>
  [...JSON.stringify(node).matchAll(/"#\/definitions\/([^"]+)"/g)].map(([, name = '']) => name);
