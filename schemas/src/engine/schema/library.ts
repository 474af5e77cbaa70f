import { createRequire } from 'node:module';
import type { Ajv, ErrorObject, Options, ValidateFunction } from 'ajv';
import { assertsFormat, type Draft } from './draft.ts';
import { formats } from './formats.ts';
import type { Document } from './normalize.ts';
import { goRegExp } from './regexp.ts';

// Loading ajv takes a while, and each draft is a module of its own.
const load = createRequire(import.meta.url);

const classOf = (draft: Draft): new (options: Options) => Ajv => {
  switch (draft) {
    case 4:
      return (load('ajv-draft-04') as { default: new (options: Options) => Ajv }).default;
    case 2019:
      return (load('ajv/dist/2019.js') as { Ajv2019: new (options: Options) => Ajv }).Ajv2019;
    case 2020:
      return (load('ajv/dist/2020.js') as { Ajv2020: new (options: Options) => Ajv }).Ajv2020;
    default:
      return (load('ajv') as { Ajv: new (options: Options) => Ajv }).Ajv;
  }
};

const metaOf: Readonly<Record<Draft, string>> = {
  4: 'http://json-schema.org/draft-04/schema',
  6: 'http://json-schema.org/draft-06/schema',
  7: 'http://json-schema.org/draft-07/schema',
  2019: 'https://json-schema.org/draft/2019-09/schema',
  2020: 'https://json-schema.org/draft/2020-12/schema',
};

/** An ajv that agrees with Helm's validator about a draft. */
export function create(draft: Draft): Ajv {
  const ajv = new (classOf(draft))({
    allErrors: true,
    inlineRefs: false,
    verbose: true,
    strict: false,
    logger: false,
    messages: false,
    validateSchema: false,
    validateFormats: assertsFormat(draft),
    formats: { ...formats },
    // Keys such as `constructor` are found on every object's prototype.
    ownProperties: true,
    code: { optimize: false, regExp: Object.assign((pattern: string) => goRegExp(pattern), { code: 'goRegExp' }) },
  });
  ajv.removeKeyword('multipleOf');
  ajv.addKeyword({
    keyword: 'multipleOf',
    type: 'number',
    schemaType: 'number',
    validate: (divisor: number, value: number) => isMultiple(value, divisor),
  });
  return ajv;
}

/** Exact, as Helm computes: 0.3 is a multiple of 0.1. */
function isMultiple(value: number, divisor: number): boolean {
  const [a, b] = [decimal(value), decimal(divisor)];
  const scale = Math.max(a.places, b.places);
  const whole = ({ digits, places }: { digits: bigint; places: number }) => digits * 10n ** BigInt(scale - places);
  return whole(b) !== 0n && whole(a) % whole(b) === 0n;
}

function decimal(value: number): { digits: bigint; places: number } {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const [before = '', after = ''] = mantissa.split('.');
  const places = after.length - Number(exponent);
  const digits = BigInt(before + after);
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 };
}

const metas = new Map<Draft, ValidateFunction>();

/** What is wrong with a schema as such; empty where it is one. */
export function faultsOf(json: unknown, draft: Draft): ErrorObject[] {
  const meta = metas.get(draft) ?? metaValidator(draft);
  metas.set(draft, meta);
  return meta(json) ? [] : (meta.errors as ErrorObject[]);
}

function metaValidator(draft: Draft): ValidateFunction {
  const ajv = create(draft);
  if (draft === 6) ajv.addMetaSchema(load('ajv/dist/refs/json-schema-draft-06.json') as object);
  return ajv.getSchema(metaOf[draft]) as ValidateFunction;
}

/** @throws {Error} where a reference leads nowhere or a pattern is none */
export function validatorOf(document: Document): ValidateFunction {
  const ajv = create(document.draft);
  return ajv.compile(document.root as object);
}
