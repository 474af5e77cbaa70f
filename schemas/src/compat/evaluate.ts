import type { Ajv, ValidateFunction } from 'ajv';
import { draftOf, type Draft } from '../engine/schema/draft.ts';
import { create } from '../engine/schema/library.ts';
import { normalize } from '../engine/schema/normalize.ts';
import { goRegExp } from '../engine/schema/regexp.ts';
import { isObject, subschemas, type Schema } from '../engine/schema/walk.ts';
import { flatten, idOf, isMap, keyword, type Json, type Node, type Root } from './node.ts';

/** Yes, no, or undefined where that cannot be told. */
export type Verdict = boolean | undefined;

/** Keywords that refuse, and that nothing here compares. */
export const hard: ReadonlySet<string> = new Set(['$ref', 'format', '$dynamicRef', '$recursiveRef', 'contentSchema']);

/** Whether a pattern matches, as Helm has it; undefined for one that it refuses. */
export function matches(pattern: string, text: string): Verdict {
  try {
    return goRegExp(pattern).test(text);
  } catch {
    return undefined;
  }
}

/** Whether Helm's validator accepts a value where all of the schemas hold. */
export function accepts(nodes: readonly Node[], value: Json): Verdict {
  const [strict, loose] = [flatten(nodes, false), flatten(nodes, true)];
  const verdict = every(strict, value);
  // What stands beside a reference counts for some validators only.
  return verdict === true || strict.length === loose.length || every(loose, value) === verdict ? verdict : undefined;
}

function every(parts: readonly Node[], value: Json): Verdict {
  const verdicts = parts.map((part) => acceptsPart(part, value));
  return verdicts.includes(false) ? false : verdicts.includes(undefined) ? undefined : true;
}

function acceptsPart(part: Node, value: Json): Verdict {
  if (typeof part.schema === 'boolean') return part.schema;
  // These look at what stood beside the part before it was taken apart.
  if (['unevaluatedProperties', 'unevaluatedItems'].some((name) => keyword(part, name) !== undefined)) return undefined;
  try {
    return validatorOf(part)?.(value);
  } catch (error) {
    // It refers to itself for one value without end.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A schema file to which the references of its parts lead, and the validators of these by their ids. */
interface File {
  readonly ajv: Ajv;
  readonly draft: Draft;
  readonly validators: Map<string, ValidateFunction | undefined>;
}

const name = 'file';
const files = new WeakMap<Root, File | undefined>();

function fileOf(root: Root): File | undefined {
  if (files.has(root)) return files.get(root);
  const draft = draftOf(isMap(root.json) ? root.json['$schema'] : undefined);
  const file = draft === undefined ? undefined : opened(root.json, draft);
  files.set(root, file);
  return file;
}

function opened(json: Json, draft: Draft): File | undefined {
  const ajv = create(draft);
  if (isMap(json)) {
    const { root, remotes } = normalize(json, draft);
    if (remotes.length > 0) return undefined;
    ajv.addSchema(root, name);
  }
  return { ajv, draft, validators: new Map() };
}

function validatorOf(part: Node): ValidateFunction | undefined {
  const file = fileOf(part.root);
  if (!file) return undefined;
  const id = idOf(part);
  if (!file.validators.has(id)) file.validators.set(id, compiled(file, part.schema));
  return file.validators.get(id);
}

/** Undefined for what is no schema, or refers to what cannot be found. */
function compiled({ ajv, draft }: File, schema: Schema): ValidateFunction | undefined {
  const { root, remotes } = normalize(schema, draft);
  if (remotes.length > 0) return undefined;
  intoFile(root);
  try {
    return ajv.compile(root as object);
  } catch {
    return undefined;
  }
}

/** Lets references within a part lead into its file. */
function intoFile(schema: Schema): void {
  if (!isObject(schema)) return;
  const node = schema as Record<string, unknown>;
  if (typeof node['$ref'] === 'string' && node['$ref'].startsWith('#')) node['$ref'] = name + node['$ref'];
  for (const [, child] of subschemas(schema)) intoFile(child);
}
