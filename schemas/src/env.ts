import { Ajv, type ErrorObject } from 'ajv';
import { env, variablesOf, type VariableName } from './contract/env.ts';
import type { ComponentName } from './contract/components.ts';
import type { Variable } from './contract/variable.ts';

type ValueOf<S> = S extends { enum: readonly (infer E)[] }
  ? E
  : S extends { type: 'integer' }
    ? number
    : S extends { type: 'boolean' }
      ? boolean
      : string;
type ReadBy<C extends ComponentName> = {
  [N in VariableName]: C extends (typeof env)[N]['readBy'][number] ? N : never;
}[VariableName];
type OptionalName = { [N in VariableName]: (typeof env)[N] extends { optional: true } ? N : never }[VariableName];

/** Variables converted to their types. */
type Values<N extends VariableName> = {
  readonly [K in Exclude<N, OptionalName>]: ValueOf<(typeof env)[K]['schema']>;
} & { readonly [K in Extract<N, OptionalName>]?: ValueOf<(typeof env)[K]['schema']> };

/** The validated environment of one component: exactly the variables that it reads, converted to their types. */
export type EnvOf<C extends ComponentName> = Values<ReadBy<C>>;

/** Exit code of a process whose environment is invalid: EX_CONFIG of sysexits.h. */
export const EX_CONFIG = 78;

/** Every problem of an environment at once, one line each; holds no value of a secret. */
export class EnvError extends Error {
  readonly component: string;
  readonly problems: readonly string[];

  constructor(component: string, problems: readonly string[]) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    super(`environment of ${component}: ${count}\n${problems.map((p) => `  ${p}`).join('\n')}`);
    this.name = 'EnvError';
    this.component = component;
    this.problems = problems;
  }
}

/**
 * Validates what a component reads against the environment contract. An empty variable counts as absent.
 * @throws {EnvError} with all problems at once
 */
export function loadEnv<C extends ComponentName>(component: C, source: NodeJS.ProcessEnv = process.env): EnvOf<C> {
  return load(component, variablesOf(component), source) as EnvOf<C>;
}

/** {@link loadEnv} for the first line of a process: prints the problems and ends it with {@link EX_CONFIG}. */
export function loadEnvOrExit<C extends ComponentName>(component: C, source: NodeJS.ProcessEnv = process.env): EnvOf<C> {
  return orExit(() => loadEnv(component, source));
}

/** {@link loadEnvOrExit} for a helper of a component, which reads some variables of the contract and no more. */
export function loadVariablesOrExit<N extends VariableName>(
  helper: string,
  names: readonly N[],
  source: NodeJS.ProcessEnv = process.env,
): Values<N> {
  return orExit(() => load(helper, names, source) as Values<N>);
}

function load(component: string, names: readonly VariableName[], source: NodeJS.ProcessEnv): object {
  const values: Record<string, unknown> = {};
  for (const name of names) if (source[name]) values[name] = source[name];
  const validate = new Ajv({ allErrors: true, coerceTypes: true, useDefaults: true }).compile({
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, propertyOf(env[name])])),
    required: names.filter((name) => !('optional' in env[name])),
  });
  if (validate(values)) return Object.freeze(values);
  throw new EnvError(component, [...new Set((validate.errors ?? []).map((error) => describe(error, source)))]);
}

function orExit<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    process.stderr.write(`${error.message}\nEvery variable is described in docs/reference/environment.md.\n`);
    process.exit(EX_CONFIG);
  }
}

const propertyOf = (variable: Variable) => ({
  ...variable.schema,
  ...('default' in variable ? { default: variable.default } : {}),
});

function describe(error: ErrorObject, source: NodeJS.ProcessEnv): string {
  const name = (error.keyword === 'required' ? error.params['missingProperty'] : error.instancePath.slice(1)) as VariableName;
  const variable: Variable = env[name];
  const wanted = `${variable.description}, such as ${JSON.stringify(String(variable.example))}`;
  if (error.keyword === 'required') return `${name} is missing: ${wanted}`;
  const found = variable.kind === 'secret' ? 'its value' : JSON.stringify(source[name]);
  const values = error.keyword === 'enum' ? `: ${(variable.schema.enum ?? []).join(', ')}` : '';
  return `${name}: ${found} ${error.message}${values} (${wanted})`;
}
