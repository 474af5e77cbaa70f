import { loadEnv, type EnvOf } from '@landfall/schemas/env';

let loaded: EnvOf<'web'> | undefined;

/** The validated environment, read at run time: never at the top level of a module, which `next build` evaluates. */
export const env = (): EnvOf<'web'> => (loaded ??= loadEnv('web'));
