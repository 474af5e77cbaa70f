import { keyword, type Json, type Node } from './node.ts';

/** JSON's types, numbers split into those with and without a fraction. */
export type Type = 'null' | 'boolean' | 'integer' | 'fraction' | 'string' | 'array' | 'object';
export const allTypes: readonly Type[] = ['null', 'boolean', 'integer', 'fraction', 'string', 'array', 'object'];

export function typeOf(value: Json): Type {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'fraction';
  return typeof value as 'boolean' | 'string' | 'object';
}

const expand = (name: Json): Type[] => (name === 'number' ? ['integer', 'fraction'] : [name as Type]);

/** What one schema's own `type` allows. */
export function declaredTypes(node: Node): ReadonlySet<Type> {
  const type = keyword(node, 'type');
  if (type === undefined) return new Set(allTypes);
  return new Set((Array.isArray(type) ? type : [type]).flatMap(expand));
}

/** The values that one schema's `enum` and `const` leave, if it has any. */
export function listed(node: Node): Json[] | undefined {
  const constant = keyword(node, 'const');
  if (constant !== undefined) return [constant];
  const values = keyword(node, 'enum');
  return Array.isArray(values) ? values : undefined;
}

const both = (a: ReadonlySet<Type>, b: ReadonlySet<Type>) => new Set([...a].filter((type) => b.has(type)));

/** Types that a value can have that fulfils all of the parts. */
export function typesOf(parts: readonly Node[]): ReadonlySet<Type> {
  let types = new Set(allTypes);
  for (const part of parts) {
    if (part.schema === false) return new Set();
    types = both(types, declaredTypes(part));
    const values = listed(part);
    if (values) types = both(types, new Set(values.map(typeOf)));
  }
  return types;
}

/** `number` where both halves are there. */
export function typeNames(types: Iterable<Type>): string {
  const set = new Set<string>(types);
  if (set.has('fraction')) {
    set.delete('fraction');
    set.delete('integer');
    set.add('number');
  }
  return [...set].sort().join(' or ');
}
