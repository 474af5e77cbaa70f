import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { env } from '../contract/env.ts';
import type { JsonSchema } from '../json-schema.ts';
import type { Finding } from './finding.ts';
import type { Path, Values } from './layer.ts';
import type { Effective } from './merge.ts';

export const compileSchema = (schema: JsonSchema): ValidateFunction =>
  new Ajv({
    allErrors: true,
    strict: true,
    strictRequired: false,
    strictTypes: false,
    allowUnionTypes: true,
    verbose: true,
    keywords: ['tsType', 'x-secret', 'x-elsewhere'],
  }).compile(schema);

/** The problems that the schema finds in one environment's effective values, each with the place that wrote the value. */
export function validate(environment: string, effective: Effective, schema: ValidateFunction): Finding[] {
  if (schema(effective.values)) return [];
  const seen = new Set<string>();
  return (schema.errors ?? []).filter(isCause).flatMap((error) => {
    const path = pathOf(error, effective.values);
    const text = { path: path.join('.'), message: explain(error, path) };
    const key = `${text.path}\n${text.message}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [
      { code: `schema/${error.keyword}`, severity: 'error', environment, position: effective.sourceOf(path), ...text } satisfies Finding,
    ];
  });
}

/** `if` only repeats what its branches said. */
const isCause = (error: ErrorObject): boolean => error.keyword !== 'if';

/** Path of the value at fault: for a key that may not be there, or has to be, of that key. */
function pathOf(error: ErrorObject, values: Values): Path {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<{ path: (string | number)[]; at: unknown }>(
      ({ path: done, at }, part) => {
        const key = Array.isArray(at) ? Number(part) : part;
        return { path: [...done, key], at: (at as Record<string | number, unknown> | undefined)?.[key] };
      },
      { path: [], at: values },
    ).path;
  const key: unknown = error.params['additionalProperty'] ?? error.params['missingProperty'];
  return typeof key === 'string' ? [...path, key] : path;
}

function explain(error: ErrorObject, path: Path): string {
  const key = String(path.at(-1));
  const parent = path.slice(0, -1).join('.') || 'the values';
  const variable = Object.hasOwn(env, key) ? env[key as keyof typeof env] : undefined;
  switch (error.keyword) {
    case 'additionalProperties':
      if (path.at(-2) === 'config' && variable?.kind === 'secret')
        return `${key} is a secret: it belongs under secrets (or into the Secret that secrets.source names), never under config`;
      if (path.at(-2) === 'config' && variable && 'fixed' in variable) return `${key} is set by the chart and cannot be set under config`;
      return `unknown key ${key}; ${parent} takes ${keysOf(error)}`;
    case 'required':
      return variable
        ? `${key} is missing: ${variable.description}, such as ${JSON.stringify(variable.example)}`
        : `${key} is missing in ${parent}`;
    case 'type':
      return `must be ${[error.params['type']].flat().join(' or ')}, found ${found(error, path)}`;
    case 'enum':
      return `must be one of ${(error.params['allowedValues'] as unknown[]).join(', ')}, found ${found(error, path)}`;
    default:
      return `${error.message ?? error.keyword}, found ${found(error, path)}`;
  }
}

/** A scalar of `secrets` that the schema names, such as its source, is none. */
const isSecret = ([first, second]: Path, value: unknown): boolean =>
  first === 'secrets' && (second === undefined || second === 'inline' || typeof value === 'object');

const keysOf = (error: ErrorObject): string => {
  const schema = error.parentSchema as JsonSchema | undefined;
  const keys = Object.keys(schema?.properties ?? {});
  return keys.length > 0 ? keys.join(', ') : `keys of the form ${Object.keys(schema?.patternProperties ?? {}).join(', ')}`;
};

/** The value at fault, shortened; what stands under `secrets.inline`, or where that belongs, is never shown. */
function found(error: ErrorObject, path: Path): string {
  if ((error.parentSchema as JsonSchema | undefined)?.['x-secret'] || isSecret(path, error.data))
    return 'a value that is not shown, since it may be a secret';
  const text = JSON.stringify(error.data) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
