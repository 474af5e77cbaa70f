import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chart } from '../helm.ts';

/** The part of JSON Schema that the values are written in. */
export interface Node {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly (string | number | boolean)[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly patternProperties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly minItems?: number;
  readonly uniqueItems?: boolean;
  readonly allOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly examples?: readonly unknown[];
  readonly 'x-secret'?: boolean;
  readonly definitions?: Readonly<Record<string, Node>>;
}

/** A value that can be set: `*` in its path is a key of a map, `[]` an item of a list. */
export interface Leaf {
  readonly path: readonly string[];
  readonly node: Node;
  /** Definition of Kubernetes' own that the value is, whose inside is Kubernetes' business. */
  readonly passed?: string;
}

export const root = JSON.parse(readFileSync(path.join(chart, 'values.schema.json'), 'utf8')) as Node;

/** What a node says, with what it refers to; conditions stay apart. */
export function resolve(node: Node): { readonly node: Node; readonly name?: string } {
  const refs = [node.$ref, ...(node.allOf ?? []).map(({ $ref }) => $ref)].filter((ref) => ref !== undefined);
  const [ref] = refs;
  if (!ref) return { node };
  const name = ref.replace('#/definitions/', '');
  const target = root.definitions?.[name];
  if (!target) throw new Error(`the schema refers to ${ref}, which is not there`);
  return { node: resolve(target).node, name };
}

export const isPassed = (name: string | undefined): boolean => name?.startsWith('K8s') ?? false;

/** The one schema of the values of a map without fixed keys. */
export const valuesOf = ({ patternProperties, additionalProperties }: Node): Node | undefined =>
  Object.values(patternProperties ?? {})[0] ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);

function* walk(given: Node, at: readonly string[]): Generator<Leaf> {
  const { node, name } = resolve(given);
  if (isPassed(name)) {
    yield { path: at, node: given, passed: name! };
    return;
  }
  if (node.properties) {
    for (const [key, child] of Object.entries(node.properties)) yield* walk(child, [...at, key]);
    return;
  }
  const [inner, step] = node.items ? [node.items, '[]'] : [valuesOf(node), '*'];
  const target = inner && resolve(inner);
  if (target?.node.properties && !isPassed(target.name) && !inner?.oneOf) yield* walk(inner!, [...at, step]);
  else if (target && isPassed(target.name)) yield { path: at, node, passed: target.name! };
  else yield { path: at, node };
}

/** Every value that the schema lets somebody set. */
export const leaves = (): readonly Leaf[] => [...walk(root, [])];

/** Whether a path, with real keys in the place of `*`, is that of a leaf or inside of it. */
export const covers = (leaf: Leaf, at: readonly string[]): boolean =>
  at.length >= leaf.path.length && leaf.path.every((segment, i) => segment === '*' || segment === at[i]);
