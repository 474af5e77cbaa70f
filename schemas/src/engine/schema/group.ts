import type { ErrorObject } from 'ajv';
import { reachable, type Document } from './normalize.ts';
import { isObject, type Schema, type SchemaObject } from './walk.ts';

/** An error of ajv with those that it sums up: of the branches of a choice, of what a condition asks for. */
export interface Group {
  readonly error: ErrorObject;
  readonly schema: SchemaObject;
  readonly causes: readonly Group[];
}

const sums: Readonly<Record<string, (schema: SchemaObject, error: ErrorObject) => unknown>> = {
  anyOf: (schema) => schema['anyOf'],
  oneOf: (schema) => schema['oneOf'],
  if: (schema, error) => [schema[String(error.params['failingKeyword'])]],
  contains: (schema) => [schema['contains']],
  propertyNames: (schema) => [schema['propertyNames']],
};

/** ajv lists the errors of branches before that of the choice: this puts them into it. */
export function groupErrors(errors: readonly ErrorObject[], document: Document): Group[] {
  const groups: Group[] = [];
  for (const error of errors) {
    const schema: SchemaObject = isObject(error.parentSchema) ? error.parentSchema : {};
    const branches = sums[error.keyword]?.(schema, error);
    const causes: Group[] = [];
    if (Array.isArray(branches)) {
      const inside = new Set((branches as Schema[]).flatMap((branch) => [...reachable(document, branch)]));
      for (let last = groups.at(-1); last && inside.has(last.schema) && isBelow(last.error, error); last = groups.at(-1))
        causes.unshift(groups.pop() as Group);
    }
    groups.push({ error, schema, causes });
  }
  return groups;
}

const isBelow = (error: ErrorObject, above: ErrorObject): boolean =>
  error.instancePath === above.instancePath || error.instancePath.startsWith(`${above.instancePath}/`);

/** The causes of a choice, branch by branch. What two branches share stands in both. */
export function branchesOf(document: Document, { error, schema, causes }: Group): Group[][] {
  return (schema[error.keyword] as Schema[]).map((branch) => {
    const inside = reachable(document, branch);
    return causes.filter((cause) => inside.has(cause.schema));
  });
}
