import { pathText, type Path } from '../tree.ts';
import { both, either, literalText } from './describe.ts';
import { isNothing, isObject } from './walk.ts';

/** When an `if` holds, such as `secrets.source is inline`; undefined where there are no short words for it. */
export function whenText(schema: unknown, path: Path): string | undefined {
  if (!isObject(schema)) return undefined;
  const parts: string[] = [];
  const named = isObject(schema['properties']) ? schema['properties'] : {};
  for (const [name, child] of Object.entries(named)) {
    if (!isObject(child)) continue;
    const here = pathText([...path, name]);
    if ('const' in child) parts.push(`${here} is ${literalText(child['const'])}`);
    else if (Array.isArray(child['enum'])) parts.push(`${here} is ${either((child['enum'] as unknown[]).map(literalText))}`);
    else {
      const inner = whenText(child, [...path, name]);
      if (inner === undefined) return undefined;
      parts.push(inner);
    }
  }
  const required = Array.isArray(schema['required']) ? (schema['required'] as string[]) : [];
  for (const name of required) if (!Object.hasOwn(named, name)) parts.push(`${pathText([...path, name])} is set`);
  return parts.length > 0 ? both(parts) : undefined;
}

/** Paths of the values that an `if` looks at. */
export function pathsOf(schema: unknown, path: Path): Path[] {
  if (!isObject(schema)) return [];
  const named = isObject(schema['properties']) ? Object.entries(schema['properties']) : [];
  return named.flatMap(([name, child]) => {
    if (!isObject(child)) return [];
    const here = [...path, name];
    return 'const' in child || Array.isArray(child['enum']) ? [here] : pathsOf(child, here);
  });
}

/** Why `then` or `else` asks for something, to be put behind what it asks for. */
export function reasonText(schema: unknown, branch: string, path: Path): string {
  const when = whenText(schema, path);
  if (when === undefined) return '';
  return branch === 'then' ? ` since ${when}` : ` unless ${when}`;
}

/** What a `not` forbids. */
export function forbiddenText(schema: unknown): string {
  if (isNothing({ not: schema })) return 'must not be set';
  if (!isObject(schema)) return 'fits what the schema forbids';
  const required = Array.isArray(schema['required']) ? (schema['required'] as string[]) : [];
  if (required.length > 0 && Object.keys(schema).every((key) => key === 'required'))
    return required.length === 1 ? `must not have ${required[0]}` : `must not have ${both(required)} together`;
  if ('const' in schema) return `must not be ${literalText(schema['const'])}`;
  if (Array.isArray(schema['enum'])) return `must not be ${either((schema['enum'] as unknown[]).map(literalText))}`;
  const parts = Array.isArray(schema['anyOf']) ? (schema['anyOf'] as unknown[]).map(forbiddenText) : [];
  for (const start of ['must not be ', 'must not '])
    if (parts.length > 0 && parts.every((part) => part.startsWith(start)))
      return start + either(parts.map((part) => part.slice(start.length)));
  return 'fits what the schema forbids';
}
