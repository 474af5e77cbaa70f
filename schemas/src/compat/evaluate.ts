import { child, equal, flatten, isMap, keysOf, keyword, listOf, type Json, type Keywords, type Node } from './node.ts';
import { isAnnotation } from './same.ts';
import { declaredTypes, typeOf } from './types.ts';

/** Yes, no, or undefined where that cannot be told. */
export type Verdict = boolean | undefined;

const every = (verdicts: Iterable<Verdict>): Verdict => {
  let all: Verdict = true;
  for (const verdict of verdicts) {
    if (verdict === false) return false;
    if (verdict === undefined) all = undefined;
  }
  return all;
};
const not = (verdict: Verdict): Verdict => (verdict === undefined ? undefined : !verdict);
const any = (verdicts: Verdict[]): Verdict => not(every(verdicts.map(not)));

/** Whether a pattern matches; undefined for a pattern that cannot be read here. */
export function matches(pattern: string, text: string): Verdict {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return undefined;
  }
}

/** Whether a schema accepts a value. */
export function accepts(nodes: readonly Node[], value: Json, depth = 0): Verdict {
  if (depth > 64) return undefined;
  const check = (parts: readonly Node[]) => every(parts.map((part) => acceptsPart(part, value, depth + 1)));
  const [strict, loose] = [flatten(nodes, false), flatten(nodes, true)];
  const verdict = check(strict);
  // What stands beside a reference counts for some validators only.
  return verdict === true || strict.length === loose.length || check(loose) === verdict ? verdict : undefined;
}

function acceptsPart(node: Node, value: Json, depth: number): Verdict {
  if (typeof node.schema === 'boolean') return node.schema;
  return every(
    Object.keys(node.schema)
      .filter((name) => !isAnnotation(name) && name !== 'allOf')
      .map((name) => check(node, name, (node.schema as Keywords)[name] as Json, value, depth)),
  );
}

const length = (text: string) => Array.from(text).length;
const divides = (step: number, value: number): Verdict =>
  Number.isInteger(step) && Number.isInteger(value) ? value % step === 0 : undefined;

/** One keyword against one value. */
function check(node: Node, name: string, limit: Json, value: Json, depth: number): Verdict {
  const sub = (schema: Node, inner: Json) => accepts([schema], inner, depth);
  const n = limit as number;
  switch (name) {
    case '$ref':
      // Those that can be followed were.
      return undefined;
    case 'type':
      return declaredTypes(node).has(typeOf(value));
    case 'const':
      return equal(limit, value);
    case 'enum':
      return (limit as Json[]).some((item) => equal(item, value));
    case 'anyOf':
      return any(listOf(node, name).map((branch) => sub(branch, value)));
    case 'oneOf':
      return exactlyOne(listOf(node, name).map((branch) => sub(branch, value)));
    case 'not':
      return not(sub(child(node, name), value));
    case 'if': {
      const met = sub(child(node, 'if'), value);
      const branch = (key: 'then' | 'else') => sub(child(node, key), value);
      if (met !== undefined) return branch(met ? 'then' : 'else');
      return branch('then') === true && branch('else') === true ? true : undefined;
    }
    case 'then':
    case 'else':
      return true;
  }
  if (typeof value === 'number') {
    if (name === 'minimum') return keyword(node, 'exclusiveMinimum') === true ? value > n : value >= n;
    if (name === 'maximum') return keyword(node, 'exclusiveMaximum') === true ? value < n : value <= n;
    if (name === 'exclusiveMinimum') return typeof limit === 'boolean' || value > n;
    if (name === 'exclusiveMaximum') return typeof limit === 'boolean' || value < n;
    if (name === 'multipleOf') return divides(n, value);
  }
  if (typeof value === 'string') {
    if (name === 'minLength') return length(value) >= n;
    if (name === 'maxLength') return length(value) <= n;
    if (name === 'pattern') return matches(limit as string, value);
  }
  if (Array.isArray(value)) {
    if (name === 'minItems') return value.length >= n;
    if (name === 'maxItems') return value.length <= n;
    if (name === 'uniqueItems') return !limit || value.every((item, i) => !value.slice(0, i).some((other) => equal(item, other)));
    if (name === 'items' && !Array.isArray(limit)) return every(value.map((item) => sub(child(node, name), item)));
  }
  if (isMap(value)) {
    const keys = Object.keys(value);
    if (name === 'required') return (limit as string[]).every((key) => keys.includes(key));
    if (name === 'minProperties') return keys.length >= n;
    if (name === 'maxProperties') return keys.length <= n;
    if (name === 'propertyNames') return every(keys.map((key) => sub(child(node, name), key)));
    if (name === 'properties')
      return every(
        keysOf(node, name)
          .filter((key) => keys.includes(key))
          .map((key) => sub(child(node, name, key), value[key] as Json)),
      );
    if (name === 'patternProperties')
      return every(
        keysOf(node, name).flatMap((pattern) =>
          keys.map((key) =>
            matches(pattern, key) === false ? true : matches(pattern, key) && sub(child(node, name, pattern), value[key] as Json),
          ),
        ),
      );
    if (name === 'additionalProperties')
      return every(keys.map((key) => additional(node, key, () => sub(child(node, name), value[key] as Json))));
  }
  if (hard.has(name)) return undefined;
  // A keyword that no validator knows refuses nothing.
  return about(name) !== kindOf(value) || undefined;
}

/** Keywords that refuse, and that nothing here works out. */
export const hard: ReadonlySet<string> = new Set(['$ref', 'format', '$dynamicRef', '$recursiveRef', 'contentSchema']);

function additional(node: Node, key: string, accepted: () => Verdict): Verdict {
  if (keysOf(node, 'properties').includes(key)) return true;
  const named = any(keysOf(node, 'patternProperties').map((pattern) => matches(pattern, key)));
  if (named === false) return accepted();
  return named === true || accepted() === true ? true : undefined;
}

function exactlyOne(verdicts: Verdict[]): Verdict {
  const certain = verdicts.filter((verdict) => verdict === true).length;
  if (certain > 1) return false;
  if (verdicts.includes(undefined)) return undefined;
  return certain === 1;
}

const kindOf = (value: Json) => (Array.isArray(value) ? 'array' : isMap(value) ? 'object' : typeof value);

const subjects: Record<string, string> = Object.fromEntries([
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'].map((name) => [name, 'number']),
  ...['minLength', 'maxLength', 'pattern'].map((name) => [name, 'string']),
  ...[
    'minItems',
    'maxItems',
    'uniqueItems',
    'items',
    'additionalItems',
    'prefixItems',
    'contains',
    'minContains',
    'maxContains',
    'unevaluatedItems',
  ].map((name) => [name, 'array']),
  ...[
    'required',
    'properties',
    'patternProperties',
    'additionalProperties',
    'propertyNames',
    'minProperties',
    'maxProperties',
    'dependencies',
  ].map((name) => [name, 'object']),
  ...['dependentRequired', 'dependentSchemas', 'unevaluatedProperties'].map((name) => [name, 'object']),
]);

/** The kind of value that a keyword looks at; undefined for those that look at any, or that are not known. */
export const about = (name: string): string | undefined => (Object.hasOwn(subjects, name) ? subjects[name] : undefined);
