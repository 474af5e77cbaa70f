import { refStandsAlone, type Draft } from './draft.ts';
import { isObject, isSchema, lookUp, nothing, pointerOf, subschemas, type Schema, type SchemaObject } from './walk.ts';

/** A schema whose references are all JSON pointers, so that it can be taken apart. */
export interface Document {
  readonly draft: Draft;
  readonly root: Schema;
  /** References that Helm follows out of the file: they accept anything here. Pointers are into the file as it is written. */
  readonly remotes: readonly { readonly pointer: string; readonly reference: string }[];
}

/** Name under which Helm compiles every schema: relative references resolve against it. */
const home = 'file:///values.schema.json';
/** Beside `$ref`, what says nothing of validity stays. */
const annotations = /^(\$ref|x-.*|title|description|examples|default|writeOnly|definitions|\$defs)$/;
const identity = ['$schema', '$id', 'id', '$anchor', '$dynamicAnchor', '$recursiveAnchor'];
/** Keywords of ajv, or of later drafts, that Helm's validator does not know in a draft. */
const foreign = (draft: Draft): readonly string[] => [
  'nullable',
  'discriminator',
  '$async',
  ...(draft <= 6 ? ['if', 'then', 'else'] : []),
  ...(draft === 4 ? ['const', 'contains', 'propertyNames'] : []),
  ...(draft <= 7 ? ['dependentSchemas', 'dependentRequired', 'unevaluatedItems', 'unevaluatedProperties', 'prefixItems'] : ['format']),
];
/** Where `false` stays what it is; elsewhere an object takes its place, so that errors can be told apart. */
const closing = new Set(['additionalItems', 'additionalProperties', 'unevaluatedItems', 'unevaluatedProperties']);

/** Rewrites references to pointers and takes away what only ajv gives a meaning. */
export function normalize(json: Schema, draft: Draft): Document {
  const root = structuredClone(json);
  const places = new Map<SchemaObject, { pointer: string; base: string }>();
  const byUri = new Map<string, string>([[home, '']]);
  const found: { pointer: string; reference: string }[] = [];

  const collect = (schema: Schema, pointer: string, outer: string): void => {
    if (!isObject(schema) || places.has(schema)) return;
    const alone = refStandsAlone(draft) && typeof schema['$ref'] === 'string';
    const id = alone ? undefined : schema[draft === 4 ? 'id' : '$id'];
    const base = typeof id === 'string' ? (absolute(id.split('#')[0] ?? '', outer) ?? outer) : outer;
    if (base !== outer) byUri.set(base, pointer);
    for (const name of [typeof id === 'string' ? id.split('#')[1] : undefined, schema['$anchor'], schema['$dynamicAnchor']])
      if (typeof name === 'string' && name !== '' && !name.startsWith('/')) byUri.set(`${base}#${name}`, pointer);
    places.set(schema, { pointer, base });
    for (const [keys, child] of subschemas(schema)) collect(child, pointer + pointerOf(keys), base);
  };

  const target = (reference: string, base: string): string | undefined => {
    const uri = reference.startsWith('#') ? base + reference : absolute(reference, base);
    if (uri === undefined) return undefined;
    const [address = '', fragment = ''] = uri.split('#');
    const resource = byUri.get(address);
    if (resource === undefined || fragment === '') return resource;
    return fragment.startsWith('/') ? resource + decode(fragment) : byUri.get(`${address}#${fragment}`);
  };

  collect(root, '', home);
  // A reference to what no keyword leads to adds to the map while it is walked.
  for (const [schema, { pointer, base }] of places) {
    const node = schema as Record<string, unknown>;
    for (const key of draft >= 2019 ? ['$ref', '$dynamicRef', '$recursiveRef'] : ['$ref']) {
      const reference = node[key];
      if (typeof reference !== 'string') continue;
      const to = target(reference, base);
      if (to === undefined) {
        const uri = absolute(reference, base) ?? reference;
        if (!/^[a-z][a-z0-9+.-]*:/i.test(reference) && base.startsWith('file:')) continue;
        found.push({ pointer, reference: uri });
        delete node[key];
        continue;
      }
      delete node[key];
      const $ref = `#${to.split('/').map(encodeURIComponent).join('/')}`;
      if (key === '$ref') node[key] = $ref;
      else node['allOf'] = [...(Array.isArray(node['allOf']) ? (node['allOf'] as unknown[]) : []), { $ref }];
      const child = lookUp(root, to);
      if (isSchema(child)) collect(child, to, base);
    }
  }
  for (const schema of places.keys()) {
    strip(schema, draft);
    conditional(schema);
  }
  const reached = new Set([...reachable({ draft, root, remotes: [] }, root)].map((schema) => places.get(schema)?.pointer));
  return { draft, root: root === false ? nothing() : root, remotes: found.filter(({ pointer }) => reached.has(pointer)) };
}

function strip(node: Record<string, unknown>, draft: Draft): void {
  if (refStandsAlone(draft) && typeof node['$ref'] === 'string')
    for (const key of Object.keys(node)) if (!annotations.test(key)) delete node[key];
  for (const key of [...identity, ...foreign(draft)]) delete node[key];
  for (const [keys, child] of subschemas(node)) {
    if (child !== false || closing.has(keys[0] as string)) continue;
    const parent = lookUp(node, pointerOf(keys.slice(0, -1))) as Record<string, unknown>;
    parent[keys.at(-1) as string] = nothing();
  }
}

/** A schema that depends on a key, as the condition that it is: ajv then tells whose errors those of it are. */
function conditional(node: Record<string, unknown>): void {
  for (const keyword of ['dependencies', 'dependentSchemas']) {
    const all = node[keyword];
    if (!isObject(all)) continue;
    const schemas = Object.entries(all).filter(([, child]) => isSchema(child));
    const rest = Object.entries(all).filter(([, child]) => !isSchema(child));
    if (rest.length === 0) delete node[keyword];
    else node[keyword] = Object.fromEntries(rest);
    const conditions = schemas.map(([key, then]) => ({ if: { type: 'object', required: [key] }, then }));
    if (conditions.length > 0) node['allOf'] = [...(Array.isArray(node['allOf']) ? (node['allOf'] as unknown[]) : []), ...conditions];
  }
}

/** The schema that a normalised schema refers to; undefined where it refers to none, or to nothing. */
export function refOf(document: Document, schema: SchemaObject): Schema | undefined {
  const ref = schema['$ref'];
  if (typeof ref !== 'string') return undefined;
  const found = lookUp(document.root, decode(ref.slice(1)));
  return isSchema(found) ? found : undefined;
}

/** The schemas that validation can come to from one of them. */
export function reachable(document: Document, start: Schema): Set<SchemaObject> {
  const reached = new Set<SchemaObject>();
  const visit = (schema: Schema | undefined): void => {
    if (!isObject(schema) || reached.has(schema)) return;
    reached.add(schema);
    visit(refOf(document, schema));
    for (const [keys, child] of subschemas(schema)) if (!/^(definitions|\$defs)$/.test(keys[0] as string)) visit(child);
  };
  visit(start);
  return reached;
}

function absolute(reference: string, base: string): string | undefined {
  try {
    return new URL(reference, base).href.replace(/#$/, '');
  } catch {
    return undefined;
  }
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
