import { parseAllDocuments } from 'yaml';

export type Map = Readonly<Record<string, unknown>>;

/** A Kubernetes object as rendered. */
export interface Manifest {
  readonly kind: string;
  readonly name: string;
  readonly body: Map;
}

/** What is no map is an empty one: fields of a manifest that are missing and fields of another type are alike here. */
export const mapOf = (value: unknown): Map => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Map) : {});
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);

/** The field below a path of names. */
export const field = (from: unknown, ...names: readonly string[]): unknown => names.reduce<unknown>((at, name) => mapOf(at)[name], from);

/** The objects in what `helm template` prints, those of Lists included. */
export function parseManifests(text: string): Manifest[] {
  const documents = parseAllDocuments(text, { version: '1.1', merge: true, logLevel: 'silent', uniqueKeys: false });
  return [...documents].flatMap((document) => objects('toJS' in document ? document.toJS({ maxAliasCount: -1 }) : undefined));
}

function objects(body: unknown): Manifest[] {
  const kind = textOf(field(body, 'kind'));
  if (kind === 'List') return listOf(field(body, 'items')).flatMap(objects);
  return kind === '' ? [] : [{ kind, name: textOf(field(body, 'metadata', 'name')), body: mapOf(body) }];
}
