import type { ErrorObject } from 'ajv';
import { pathText, type Path } from '../tree.ts';
import { explainChoice } from './choice.ts';
import { forbiddenText, pathsOf, reasonText } from './condition.ts';
import { both, foundText } from './describe.ts';
import { branchesOf, groupErrors, type Group } from './group.ts';
import { meantKey, missingKey, movedKey, unknownKey } from './keys.ts';
import { movedTo } from './moved.ts';
import { nodesAt, textIn } from './nodes.ts';
import { pathOf, valueAt, type Context, type SchemaError } from './problem.ts';
import { holdsSecrets } from './secret.ts';
import { suggest } from './suggest.ts';
import { ofOverlay } from './partial.ts';
import { isNothing } from './walk.ts';
import { expectation } from './words.ts';

/** ajv's errors as problems: one for each thing to put right. */
export function explainErrors(errors: readonly ErrorObject[], context: Context, kind: 'full' | 'partial'): SchemaError[] {
  const all = groupErrors(errors, context.document);
  const inList = (pointer: string) => pathOf(pointer, context.values).some((key) => typeof key === 'number');
  const groups = kind === 'full' ? all : ofOverlay(all, (group) => branchesOf(context.document, group), inList);
  const found = groups.flatMap((group) => explain(context, group, ''));
  return withoutConsequences(found, context);
}

function explain(context: Context, group: Group, reason: string): SchemaError[] {
  const { error, schema, causes } = group;
  const own = pathOf(error.instancePath, context.values);
  const path = [...context.prefix, ...own];
  const target = isNothing({ not: schema['not'] }) ? movedTo(schema, own) : undefined;
  if (target) return [movedKey(context, own, target)];
  const { params } = error;
  switch (error.keyword) {
    case 'additionalProperties':
      return [unknownKey(context, own, String(params['additionalProperty']))];
    case 'unevaluatedProperties':
      return [unknownKey(context, own, String(params['unevaluatedProperty']))];
    case 'required':
      return [missingKey(context, own, String(params['missingProperty']), reason)];
    case 'propertyNames':
      return [badName(context, own, String(params['propertyName']), causes)];
    case 'dependencies':
    case 'dependentRequired':
      return [companion(path, error)];
    case 'if': {
      const because = pathsOf(schema['if'], path);
      const why = reasonText(schema['if'], String(params['failingKeyword']), path);
      const errors = causes.flatMap((cause) => explain(context, cause, why));
      return errors.map((one) => (because.length === 0 || one.because ? one : { ...one, because }));
    }
    case 'anyOf':
    case 'oneOf':
      return [explainChoice(context, group, (cause) => explain(context, cause, reason))];
    case 'not': {
      const nowhere = isNothing({ not: schema['not'] }) && path.length > 0;
      const message = nowhere ? `${pathText(path)} must not be set${reason}` : `${forbiddenText(schema['not'])}${reason}`;
      return [{ code: 'schema/condition', path, subject: nowhere ? 'key' : 'value', message, ...helpOf(schema['description']) }];
    }
    case 'uniqueItems': {
      const [i, j] = [params['i'], params['j']].map(Number).toSorted((a, b) => a - b) as [number, number];
      return [
        {
          code: 'schema/items',
          path: [...path, j],
          subject: 'value',
          message: `items ${i} and ${j} of ${pathText(path)} are equal, and each must differ${reason}`,
        },
      ];
    }
    default:
      return [ofValue(context, error, own, reason)];
  }
}

/** An error of one value by itself. */
function ofValue(context: Context, error: ErrorObject, own: Path, reason: string): SchemaError {
  const nodes = nodesAt(context.document, own);
  const value = valueAt(context.values, own);
  const { code, must } = expectation(error) ?? { code: 'schema/condition', must: 'does not fit the schema' };
  const hidden = context.hidden(own) || holdsSecrets(context.document, nodes);
  const scalarExpected = error.keyword !== 'type' || [error.params['type']].flat().some((type) => type !== 'object' && type !== 'array');
  const message = `${must}${reason}, found ${foundText(value, scalarExpected, hidden)}`;
  const allowed = error.keyword === 'enum' ? (error.params['allowedValues'] as unknown[]).filter((item) => typeof item === 'string') : [];
  const meant = typeof value === 'string' && !hidden ? suggest(value, allowed) : undefined;
  const description = error.keyword === 'pattern' || error.keyword === 'format' ? textIn(nodes, 'description') : undefined;
  return {
    code,
    path: [...context.prefix, ...own],
    subject: 'value',
    message,
    ...helpOf(meant === undefined ? (description ?? wrongKind(error, value, hidden)) : `did you mean ${meant}?`),
  };
}

const helpOf = (help: unknown): { help?: string } => (typeof help === 'string' ? { help } : {});

/** What to write instead where only quotes are wrong. */
function wrongKind(error: ErrorObject, value: unknown, hidden: boolean): string | undefined {
  if (error.keyword !== 'type') return undefined;
  const types = [error.params['type']].flat() as unknown[];
  if (types.includes('string') && (typeof value === 'number' || typeof value === 'boolean'))
    return hidden ? 'put it in quotes' : `put it in quotes: ${JSON.stringify(String(value))}`;
  if (typeof value !== 'string') return undefined;
  const isNumber =
    /^-?(0|[1-9]\d*)(\.\d+)?$/.test(value) && (types.includes('number') || (types.includes('integer') && Number.isInteger(Number(value))));
  const isBoolean = /^(true|false)$/.test(value) && types.includes('boolean');
  return isNumber || isBoolean ? 'take the quotes away' : undefined;
}

function badName(context: Context, own: Path, key: string, causes: readonly Group[]): SchemaError {
  const path = [...context.prefix, ...own, key];
  const must =
    causes.map((cause) => expectation(cause.error)?.must).find((text) => text !== undefined) ?? 'fits no name that the schema allows';
  const words = expectationOfName(causes[0]?.error);
  return {
    code: 'schema/unknown-key',
    path,
    subject: 'key',
    message: `the key ${JSON.stringify(key)} ${must}`,
    ...helpOf(words === undefined ? undefined : suggest(key, words) && `did you mean ${suggest(key, words)}?`),
  };
}

const expectationOfName = (error: ErrorObject | undefined): string[] | undefined =>
  error?.keyword === 'enum' ? (error.params['allowedValues'] as unknown[]).filter((item) => typeof item === 'string') : undefined;

/** A key that asks for others beside it. */
function companion(path: Path, error: ErrorObject): SchemaError {
  const key = String(error.params['property']);
  const missing = String(error.params['deps']).split(', ');
  return {
    code: 'schema/condition',
    path: [...path, key],
    subject: 'key',
    message: `${key} needs ${both(missing)} beside it`,
    help: `set ${both(missing)}, or leave ${key} out`,
  };
}

/** The more basic problem of a value first: the rest may follow from it. */
const order = [
  'schema/type',
  'schema/enum',
  'schema/const',
  'schema/length',
  'schema/range',
  'schema/format',
  'schema/pattern',
  'schema/choice',
];

function withoutConsequences(errors: readonly SchemaError[], context: Context): SchemaError[] {
  const rank = new Map<string, number>();
  const keyOf = ({ path }: SchemaError): string => JSON.stringify(path);
  for (const error of errors) {
    const at = order.indexOf(error.code);
    if (error.subject === 'value' && at !== -1) rank.set(keyOf(error), Math.min(at, rank.get(keyOf(error)) ?? order.length));
  }
  const renamed = new Set<string>();
  for (const { code, path, movedTo: target } of errors) {
    if (target) renamed.add(JSON.stringify(target));
    const parent = path.slice(context.prefix.length, -1);
    const meant = code === 'schema/unknown-key' ? meantKey(context, parent, String(path.at(-1))) : undefined;
    if (meant !== undefined) renamed.add(JSON.stringify([...path.slice(0, -1), meant]));
  }
  const seen = new Set<string>();
  return errors.filter((error) => {
    const at = order.indexOf(error.code);
    if (error.subject === 'value' && at !== -1 && at !== rank.get(keyOf(error))) return false;
    if (error.subject === 'missing' && renamed.has(keyOf(error))) return false;
    const key = `${error.code}\n${keyOf(error)}\n${error.message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
