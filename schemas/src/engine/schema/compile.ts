import type { ErrorObject, ValidateFunction } from 'ajv';
import { Refusal, type Finding } from '../finding.ts';
import type { Source } from '../source.ts';
import type { Path } from '../tree.ts';
import { draftOf } from './draft.ts';
import { explainErrors } from './explain.ts';
import { faultsOf, validatorOf } from './library.ts';
import { locate } from './locate.ts';
import { normalize, type Document } from './normalize.ts';
import type { SchemaError } from './problem.ts';
import { secretAt, suspected } from './secret.ts';
import { withNumbers, withoutNulls } from './values.ts';
import { isObject, isSchema, type Schema } from './walk.ts';

/** Where values stand in those of the whole chart, and which of them are not to be shown; paths begin at the values. */
export interface Options {
  readonly prefix?: Path;
  readonly hidden?: (path: Path) => boolean;
}

/** A chart's `values.schema.json`, ready to check values with. */
export interface CompiledSchema {
  readonly source: Source;
  readonly json: unknown;
  readonly document: Document;
  /** What is odd in the schema itself: references that Helm would fetch. */
  readonly findings: readonly Finding[];
  /** Problems of merged values. */
  full(values: unknown, options?: Options): SchemaError[];
  /** Problems of one overlay by itself: nothing is required, no condition holds. */
  partial(values: unknown, options?: Options): SchemaError[];
  /** Whether the schema marks a value, or what it stands in, as secret. */
  secretAt(path: Path): boolean;
}

/**
 * Compiles a schema as Helm's validator understands it: the draft that `$schema` names, else 2020-12.
 * @throws {Refusal} `schema/invalid` where Helm would refuse the schema, and the chart with it
 */
export function compileSchema(source: Source): CompiledSchema {
  const json = parse(source);
  const draft = draftOf(isObject(json) ? json['$schema'] : undefined);
  if (draft === undefined) {
    const findings = [remote(source, '/$schema', (json as { $schema: string }).$schema)];
    return schemaOf(source, json, { draft: 2020, root: true, remotes: [] }, findings);
  }
  const [fault] = faultsOf(json, draft);
  if (fault) throw new Refusal(invalid(source, fault.instancePath, faultText(fault)));
  const document = normalize(json, draft);
  return schemaOf(
    source,
    json,
    document,
    document.remotes.map(({ pointer, reference }) => remote(source, `${pointer}/$ref`, reference)),
  );
}

function schemaOf(source: Source, json: Schema, document: Document, findings: readonly Finding[]): CompiledSchema {
  const validate = compiled(source, document);
  const check = (kind: 'full' | 'partial', values: unknown, { prefix = [], hidden }: Options = {}): SchemaError[] => {
    if (fits(validate, values)) return [];
    if (!validate.errors) return [endless(prefix)];
    const context = { document, values, prefix, hidden: hidden ?? ((path: Path) => suspected(document, path)) };
    return explainErrors(validate.errors, context, kind);
  };
  return {
    source,
    json,
    document,
    findings,
    full: (values, options) => check('full', withNumbers(values), options),
    partial: (values, options) => check('partial', withNumbers(withoutNulls(values)), options),
    secretAt: (path) => secretAt(document, path),
  };
}

/** A schema that refers to itself for one and the same value never comes to an end; Helm notices and refuses the values. */
function fits(validate: ValidateFunction, values: unknown): boolean {
  try {
    return validate(values);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    validate.errors = null;
    return false;
  }
}

const endless = (path: Path): SchemaError => ({
  code: 'schema/condition',
  path,
  subject: 'value',
  message: 'cannot be checked: the schema refers to itself without end',
});

function compiled(source: Source, document: Document): ValidateFunction {
  try {
    return validatorOf(document);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Refusal(invalid(source, '', error.message));
  }
}

function parse(source: Source): Schema {
  try {
    const json: unknown = JSON.parse(source.text);
    if (isSchema(json)) return json;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Refusal(invalid(source, '', `it is no JSON: ${error.message}`));
  }
  throw new Refusal(invalid(source, '', 'it is neither an object nor true or false'));
}

const faultText = (fault: ErrorObject): string =>
  `${fault.instancePath === '' ? 'it' : fault.instancePath} breaks the rules of its draft: ${fault.schemaPath.split('/').at(-1)} ${JSON.stringify(fault.schema)}`;

const invalid = (source: Source, pointer: string, why: string): Finding => ({
  code: 'schema/invalid',
  severity: 'error',
  path: [],
  at: locate(source, pointer),
  message: `Helm cannot use this schema: ${why}`,
  environments: [],
});

const remote = (source: Source, pointer: string, reference: string): Finding => ({
  code: 'schema/remote-ref',
  severity: 'warning',
  path: [],
  at: locate(source, pointer),
  message: reference.startsWith('urn:')
    ? `${reference} is not looked up by Helm, which accepts anything here`
    : `Helm fetches ${reference} at each install and fails where it cannot; here anything is accepted in its place`,
  help: 'copy what it refers to into the definitions of this file',
  environments: [],
});
