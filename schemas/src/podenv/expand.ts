import type { Variable } from './environment.ts';

/**
 * A literal with the `$(NAME)` of variables that stand before it put in, as the kubelet does; `$$(NAME)` stays as text. One that
 * holds a secret is secret itself; what is only known in the cluster stays as it is written.
 */
export function expand(variable: Variable, before: ReadonlyMap<string, Variable>): Variable {
  let secret = variable.secret;
  const value = (variable.value ?? '').replaceAll(/\$\$|\$\(([^)]*)\)/g, (text, name: string | undefined) => {
    if (name === undefined) return '$';
    const known = before.get(name);
    if (known?.secret) secret = true;
    return known?.value ?? text;
  });
  return secret ? { name: variable.name, secret, origin: variable.origin, note: 'put together with a secret' } : { ...variable, value };
}
