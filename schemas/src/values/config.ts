import { env, variableNames, variablesOf } from '../contract/env.ts';
import type { ComponentName } from '../contract/components.ts';
import type { Variable } from '../contract/variable.ts';
import type { JsonSchema } from '../json-schema.ts';
import { object, optional, type Property } from './builder.ts';

const variable = (name: keyof typeof env): Variable => env[name];

/** Variables that `config` accepts: plain ones that the chart does not own. */
export const configurable = variableNames.filter((name) => {
  const v = variable(name);
  return v.kind === 'config' && !v.fixed;
});
export const secretNames = variableNames.filter((name) => variable(name).kind === 'secret');

/** Helm's message about a `pattern` quotes the value, those about `type` and `minLength` do not: the chart checks the pattern itself. */
const secretSchema = ({ description, schema }: Variable): JsonSchema => ({
  description,
  type: schema.type,
  minLength: schema.minLength ?? 1,
  'x-secret': true,
});

const schemaOf = (name: keyof typeof env): JsonSchema => {
  const v = variable(name);
  const owner = v.kind === 'config' && v.derive ? '; worked out by the chart where it is not set' : '';
  return v.kind === 'secret' ? secretSchema(v) : { description: v.description + owner, ...v.schema, examples: [v.example] };
};

const mayBeAbsent = (name: keyof typeof env): boolean => {
  const v = variable(name);
  return Boolean(v.optional) || (v.kind === 'config' && Boolean(v.derive));
};

/** Variables that no `config` takes. */
export const elsewhere = (): Record<string, string> =>
  Object.fromEntries(
    variableNames
      .filter((name) => !configurable.includes(name))
      .map((name) => [
        name,
        variable(name).kind === 'secret'
          ? 'it is a secret: it belongs under secrets, or into the Secret that secrets.source names, never under config'
          : 'the chart sets it from other values: leave it out',
      ]),
  );

/** `config`: every plain variable; what has neither a default nor a derivation must be set by each environment. */
export const configSchema = (): JsonSchema =>
  object(
    'Plain environment variables, for every component that reads them',
    Object.fromEntries(
      configurable.map((name): [string, JsonSchema | Property] => [name, mayBeAbsent(name) ? optional(schemaOf(name)) : schemaOf(name)]),
    ),
  );

/** `api.config` and its like: overrides for one component, closed to what it reads. */
export const componentConfigSchema = (component: ComponentName): JsonSchema =>
  object(
    `Plain environment variables that only ${component} gets; they win over the common ones`,
    Object.fromEntries(
      variablesOf(component)
        .filter((name) => configurable.includes(name))
        .map((name) => [name, optional(schemaOf(name))]),
    ),
  );

/** `secrets.inline`: every secret variable. */
export const inlineSecretsSchema = (): JsonSchema =>
  object(
    'Secret variables written out; for development only',
    Object.fromEntries(secretNames.map((name) => [name, optional(schemaOf(name))])),
    { 'x-secret': true },
  );
