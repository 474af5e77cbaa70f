import { distance } from 'fastest-levenshtein';
import type { Path } from '../tree.ts';
import { entryOf, inPlace } from './nodes.ts';
import { reachable, type Document } from './normalize.ts';
import { isNothing, isObject, isSchema, type SchemaObject } from './walk.ts';

const isMarked = (schema: SchemaObject): boolean =>
  schema['x-secret'] === true || schema['writeOnly'] === true || schema['format'] === 'password';

/** Whether the schema marks the value at a path, or a map or list that it stands in, as one that no output may show. */
export function secretAt(document: Document, path: Path): boolean {
  let nodes = inPlace(document, document.root);
  for (const key of [...path, undefined]) {
    for (const node of nodes) if (isMarked(node)) return true;
    if (key === undefined) break;
    const next = new Set<SchemaObject>();
    for (const node of nodes) for (const entry of entryOf(node, key)) inPlace(document, entry, next);
    nodes = next;
  }
  return false;
}

const holders = new WeakMap<SchemaObject, boolean>();

/** Whether something below a path is marked: what stands there instead of a map may be that secret. */
export function holdsSecrets(document: Document, nodes: Iterable<SchemaObject>): boolean {
  for (const node of nodes) {
    const known = holders.get(node) ?? [...reachable(document, node)].some(isMarked);
    holders.set(node, known);
    if (known) return true;
  }
  return false;
}

/** Last words of names that hold secrets. */
const secretWords =
  /^(password|passwords|passwd|pwd|pass|passphrase|secret|secrets|token|tokens|credential|credentials|apikey|apikeys|dsn|privatekey|pem|salt|jwt|authorization)$/;
const keyWords = /^(api|private|secret|access|encryption|signing|auth|master|license|account|service|ssh|tls|session|cookie|hmac|admin)$/;
/** A name with one of these tells where a secret is, not what it is. */
const pointing = /^(existing|name|ref|names|pull|mount|mounts|automount|create|enabled|enable|use|rotate)$/;

/** Whether a key's name says that its value is a secret, such as `dbPassword`, `API_KEY` or `tokens`. */
export function soundsSecret(name: string): boolean {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  if (words.some((word) => pointing.test(word))) return false;
  if (secretWords.test(last) || /(password|passwd|secret|token|apikey)$/.test(last)) return true;
  return /^keys?$/.test(last) && words.length > 1 && keyWords.test(words.at(-2) as string);
}

const named = new WeakMap<Document, ReadonlySet<string>>();

/** Names of the keys whose value the schema marks, wherever it describes them; those of whole maps are left out. */
export function secretNames(document: Document): ReadonlySet<string> {
  const known = named.get(document);
  if (known) return known;
  const names = new Set<string>();
  for (const { properties } of reachable(document, document.root))
    for (const [name, schema] of Object.entries(isObject(properties) ? properties : {})) {
      const nodes = [...inPlace(document, isSchema(schema) ? schema : undefined)];
      if (nodes.some(isMarked) && !nodes.some(isMap)) names.add(name);
    }
  named.set(document, names);
  return names;
}

const isMap = ({ type, properties }: SchemaObject): boolean => [type].flat().includes('object') || isObject(properties);

const bare = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** Whether a key may be a misspelt one of these names. */
function nearName(key: string, names: ReadonlySet<string>): boolean {
  const word = bare(key);
  for (const name of names) {
    const meant = bare(name);
    if (distance(word, meant) <= (meant.length > 5 ? 2 : meant.length > 3 ? 1 : 0)) return true;
  }
  return false;
}

/** Whether the maps that these describe are closed to a key. */
function isClosedTo(nodes: ReadonlySet<SchemaObject>, key: string): boolean {
  const closes = (rest: unknown): boolean => rest === false || isNothing(rest);
  const closed = [...nodes].some((node) => closes(node['additionalProperties']) || closes(node['unevaluatedProperties']));
  return closed && [...nodes].every((node) => entryOf(node, key).every(closes));
}

/** Whether a path leads through a key that its map does not take: nothing tells what stands there. */
export function isUnknown(document: Document, path: Path): boolean {
  let nodes = inPlace(document, document.root);
  for (const key of path) {
    if (typeof key === 'string' && isClosedTo(nodes, key)) return true;
    const next = new Set<SchemaObject>();
    for (const node of nodes) for (const entry of entryOf(node, key)) inPlace(document, entry, next);
    nodes = next;
  }
  return false;
}

/**
 * Whether the value at a path may be a secret: marked, or below a key whose name says so or is nearly that of a marked one. What a schema describes by name below
 * such a key, as `secrets.source`, is taken for what its own name says.
 */
export function suspected(document: Document | undefined, path: Path): boolean {
  if (document && secretAt(document, path)) return true;
  let nodes = document ? inPlace(document, document.root) : new Set<SchemaObject>();
  const names = document ? secretNames(document) : new Set<string>();
  let below = false;
  for (const key of path) {
    const described =
      typeof key === 'string' && [...nodes].some(({ properties }) => isObject(properties) && Object.hasOwn(properties, key));
    const sounds = typeof key === 'string' && (names.has(key) || soundsSecret(key) || (!described && nearName(key, names)));
    below = sounds || (below && !described);
    if (!document) continue;
    const next = new Set<SchemaObject>();
    for (const node of nodes) for (const entry of entryOf(node, key)) inPlace(document, entry, next);
    nodes = next;
  }
  return below;
}
